using System.Collections.Frozen;

namespace IPB.Rules;

/// <summary>The table of built-in functions: explicit, and without any clock.</summary>
internal static class BuiltIns
{
    /// <summary>Words in the longest name, such as <c>date and time</c>.</summary>
    public const int LongestName = 3;

    private static readonly FrozenDictionary<string, Function> ByName = All().ToFrozenDictionary(f => f.Name);

    public static Function? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>What to write instead of a function that does not exist.</summary>
    public static string Advice(string name)
    {
        if (name is "today" or "now") return "a function (a rule has no clock: give it the time as a value)";
        var nearest = ByName.Keys.MinBy(known => EditDistance.Between(known, name))!;
        return EditDistance.Between(nearest, name) <= 2
            ? $"a function that exists (did you mean '{nearest}'?)"
            : "a function that exists";
    }

    private static IEnumerable<Function> All() =>
    [
        new("not", 1, 1, (_, a) => Truth.Of(Truth.Not(a[0] as bool?))),
        new("mentions", 2, 2, (budget, a) => Mentions.Of(budget, a[0], a[1])),
        .. ListFunctions.All(), .. TextFunctions.All(), .. NumberFunctions.All(), .. TemporalFunctions.All(),
    ];
}
