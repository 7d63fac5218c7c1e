using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>Looks for cases that no rule takes.</summary>
internal sealed class GapCheck(DecisionTable table, Questions questions)
{
    private const int Most = 20;

    public IEnumerable<TableFinding> Findings()
    {
        if (table.Outputs.Any(output => output.Default is not null)) yield break;
        var taken = questions.Regions.ToList();
        for (var found = 0; found < Most; found++)
        {
            var (gap, finding) = Next(taken);
            if (finding is not null) yield return finding;
            if (gap is null) yield break;
            taken.Add(Widen(gap, taken));
        }
        yield return new TableFinding(TableFault.NotDecided, [], null,
            $"only the first {Most} gaps are shown; there may be more");
    }

    private (int[]? Gap, TableFinding? Finding) Next(List<Region> taken)
    {
        try
        {
            if (Find(taken) is not var (example, gap)) return (null, null);
            return (gap, new TableFinding(TableFault.Gap, [], example.Values,
                $"no rule matches {Texts.Of(example.Values)}, and there is no default"));
        }
        catch (NotDecidedException)
        {
            return (null, new TableFinding(TableFault.NotDecided, [], null,
                "whether every case has a rule was not found out within the steps allowed"));
        }
    }

    private (Example, int[])? Find(List<Region> taken)
    {
        if (DisjointCover.Applies(taken))
        {
            if (DisjointCover.FindGap(questions.Model.Axes, taken) is not { } chosen) return null;
            var example = questions.ExampleOf(chosen);
            if (IsGap(example)) return (example, chosen);
        }
        return questions.Find([], taken, IsGap);
    }

    private static bool IsGap(Example example) => !example.Matches().Contains(true);

    /// <summary>
    /// The gap around a case: classes of every axis are added while it stays free, so that one hole in the table is one
    /// finding.
    /// </summary>
    private Region Widen(int[] gap, List<Region> taken)
    {
        var axes = questions.Model.Axes;
        var wide = Region.Of(axes.Select(axis => (axis, gap[axis.Number])), axes);
        foreach (var axis in axes)
        {
            var accepted = wide.Accepted[axis.Number]!;
            for (var place = 0; place < axis.Count; place++)
            {
                if (accepted[place]) continue;
                accepted[place] = true;
                accepted[place] = !taken.Any(region => questions.Meet(wide, region));
            }
        }
        return wide;
    }
}
