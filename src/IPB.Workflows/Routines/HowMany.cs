using System.Collections.Immutable;
using System.Globalization;
using IPB.Workflows.Files;

namespace IPB.Workflows.Routines;

/// <summary>Reads how many of several must have answered or ended, and how many must be chosen.</summary>
internal static class HowMany
{
    /// <summary>As <c>join</c>: all of them.</summary>
    internal const int All = 0;

    /// <summary>The key <c>join</c>: <c>all</c>, as without it, <c>any</c>, or a number.</summary>
    internal static int Join(Section s, int most) => s.Find("join") switch
    {
        null or ScalarNode { Value: "all" } => All,
        ScalarNode { Value: "any" } => 1,
        ScalarNode n when int.TryParse(n.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= most => number,
        var other => Wrong(s, other, most),
    };

    /// <summary>The key <c>least</c>: how many of those in <c>from</c> must be chosen, 1 without it.</summary>
    internal static int Least(Section s, ImmutableArray<string> from, int most)
    {
        var least = s.Whole("least", 1, most) ?? 1;
        if (least > from.Length && from.Length > 0)
            s.Add("least", "choice-out-of-reach",
                $"least: {least} must be chosen, but there are {from.Length} to choose from; expected 1 to "
                + $"{from.Length}");
        return least;
    }

    private static int Wrong(Section s, Node node, int most)
    {
        s.Reading.Add(node.At, "wrong-value",
            $"join: expected \"all\", \"any\" or a whole number from 1 to {most}, got {node.Describe()}");
        return All;
    }
}
