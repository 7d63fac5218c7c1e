using System.Collections.Frozen;
using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>The table of built-in functions: those of DMN 1.5 and our own additions.</summary>
internal static class BuiltIns
{
    private static readonly FrozenDictionary<string, Function> ByName =
        All().GroupBy(o => o.Name).ToFrozenDictionary(g => g.Key, g => new Function(g.Key, [.. g]));

    public static ImmutableArray<string> Names => ByName.Keys;

    public static Function? Find(string name) => ByName.GetValueOrDefault(name);

    private static IEnumerable<Overload> All() =>
    [
        .. ValueFunctions.All(), .. NumberFunctions.All(), .. TextFunctions.All(), .. PatternFunctions.All(),
        .. ListFunctions.All(), .. ListChanges.All(), .. Statistics.All(), .. ContextFunctions.All(),
        .. TemporalFunctions.All(), .. CalendarFunctions.All(), .. RangeFunctions.All(), .. RangeTexts.All(),
        .. Mentions.All(),
    ];
}
