using System.Collections.Immutable;
using YamlDotNet.Core;

namespace IPB.Workflows.Files.Editing;

/// <summary>A part of a text as it is written: characters from <paramref name="Start"/> up to <paramref name="End"/>.
/// </summary>
internal abstract record Written(int Start, int End)
{
    /// <summary>The part below this one that an author calls so; null when there is none.</summary>
    internal virtual Written? Child(string name) => null;
}

/// <param name="InFlow">Between brackets, where commas and brackets mean something.</param>
internal sealed record WrittenScalar(
    int Start, int End, string Value, ScalarStyle Style, Position At, bool InFlow) : Written(Start, End)
{
    internal bool IsBlock => Style is ScalarStyle.Literal or ScalarStyle.Folded;
}

internal sealed record WrittenList(int Start, int End, ImmutableArray<Written> Items, bool IsFlow) : Written(Start, End)
{
    /// <summary>By number from 0, by an item's <c>id</c>, or by its <c>name</c>.</summary>
    internal override Written? Child(string name) =>
        Items.FirstOrDefault(i => Is(i, "id", name)) ?? Items.FirstOrDefault(i => Is(i, "name", name))
        ?? (int.TryParse(name, out var index) ? Items.ElementAtOrDefault(index) : null);

    private static bool Is(Written item, string key, string name) =>
        item is WrittenMap map && map.Child(key) is WrittenScalar scalar && scalar.Value == name;
}

internal sealed record WrittenMap(int Start, int End, ImmutableArray<WrittenEntry> Entries, bool IsFlow)
    : Written(Start, End)
{
    internal override Written? Child(string name) => Find(name)?.Value;

    internal WrittenEntry? Find(string key) => Entries.FirstOrDefault(e => e.Key.Value == key);
}

internal sealed record WrittenEntry(WrittenScalar Key, Written Value)
{
    internal int Start => Key.Start;
    internal int End => Math.Max(Key.End, Value.End);
}
