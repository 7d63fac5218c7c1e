using System.Collections.Frozen;
using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>The table of built-in functions: those of DMN 1.5 and our own additions.</summary>
internal static class BuiltIns
{
    private static readonly FrozenDictionary<string, Function> ByName =
        All().GroupBy(o => o.Name).ToFrozenDictionary(g => g.Key, g => new Function(g.Key, [.. g]));

    /// <summary>Words in the longest name, such as <c>years and months duration</c>.</summary>
    public static int LongestName { get; } = ByName.Keys.Max(name => name.Count(c => c == ' ') + 1);

    public static ImmutableArray<string> Names => ByName.Keys;

    public static Function? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>What to write instead of a function that does not exist.</summary>
    public static string Advice(string name) => Nearest(name) is { } nearest
        ? $"a function that exists (did you mean '{nearest}'?)"
        : "a function that exists";

    /// <summary>The function whose name differs in at most two characters; null when there is none.</summary>
    public static string? Nearest(string name)
    {
        var nearest = ByName.Keys.MinBy(known => EditDistance.Between(known, name))!;
        return EditDistance.Between(nearest, name) <= 2 ? nearest : null;
    }

    private static IEnumerable<Overload> All() =>
    [
        .. ValueFunctions.All(), .. NumberFunctions.All(), .. TextFunctions.All(), .. PatternFunctions.All(),
        .. ListFunctions.All(), .. ListChanges.All(), .. Statistics.All(), .. ContextFunctions.All(),
        .. TemporalFunctions.All(), .. CalendarFunctions.All(), .. RangeFunctions.All(), .. RangeTexts.All(),
        .. Mentions.All(),
    ];
}
