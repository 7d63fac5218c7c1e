using System.Collections.Immutable;
using YamlDotNet.Core;

namespace IPB.Workflows.Files;

/// <summary>A part of a YAML file, with its place.</summary>
internal abstract record Node(Position At)
{
    /// <summary>What stands there, for a message that says what came instead of what was expected.</summary>
    internal abstract string Describe();
}

internal sealed record ScalarNode(Position At, string Value, ScalarStyle Style) : Node(At)
{
    /// <summary>Nothing is written there, or YAML's words for nothing.</summary>
    internal bool IsNothing => IsPlain && Value is "" or "~" or "null" or "Null" or "NULL";
    internal bool IsPlain => Style == ScalarStyle.Plain;

    internal override string Describe() => IsNothing ? "nothing" : Shown.Quoted(Value);

    /// <summary>The place of a character of the value; the scalar's own place where line breaks were folded.</summary>
    internal Position PlaceOf(int character) =>
        Style is ScalarStyle.Literal or ScalarStyle.Folded || Value.Contains('\n')
            ? At : At with { Column = At.Column + character + (IsPlain ? 0 : 1) };
}

internal sealed record ListNode(Position At, ImmutableArray<Node> Items) : Node(At)
{
    internal override string Describe() => "a list";
}

internal sealed record MapNode(Position At, ImmutableArray<Entry> Entries) : Node(At)
{
    internal override string Describe() => Entries.IsEmpty ? "nothing between { and }" : "keys with values";
}

internal sealed record Entry(ScalarNode Key, Node Value);
