using System.Collections.Immutable;

namespace IPB.Workflows.Routines.Versions;

/// <summary>Two texts line by line: what is gone, what is new, and a few lines around it.</summary>
public static class LineChanges
{
    private const int Around = 2;

    /// <summary>Beyond it everything between the equal ends counts as gone and new.</summary>
    private const long MostCells = 9_000_000;

    /// <returns>Empty when nothing differs; a gap where equal lines are left out.</returns>
    public static ImmutableArray<LineChange> Between(string before, string after)
    {
        var all = All(Lines(before), Lines(after));
        var shown = new bool[all.Count];
        for (var i = 0; i < all.Count; i++)
            if (all[i].Kind != LineKind.Same)
                for (var j = Math.Max(0, i - Around); j <= Math.Min(all.Count - 1, i + Around); j++) shown[j] = true;
        var changes = ImmutableArray.CreateBuilder<LineChange>();
        for (var i = 0; i < all.Count; i++)
        {
            if (shown[i]) changes.Add(all[i]);
            else if (changes.Count > 0 && changes[^1].Kind != LineKind.Gap) changes.Add(new(LineKind.Gap, null, ""));
        }

        if (changes.Count > 0 && changes[^1].Kind == LineKind.Gap) changes.RemoveAt(changes.Count - 1);
        return changes.ToImmutable();
    }

    // What is equal at both ends needs no table, which has a cell for every pair of lines.
    private static List<LineChange> All(string[] before, string[] after)
    {
        var head = before.Zip(after).TakeWhile(p => p.First == p.Second).Count();
        var most = Math.Min(before.Length, after.Length) - head;
        var tail = before.Reverse().Zip(after.Reverse()).Take(most).TakeWhile(p => p.First == p.Second).Count();
        var all = new List<LineChange>(after[..head].Select((line, i) => new LineChange(LineKind.Same, i + 1, line)));
        all.AddRange(Between(before[head..^tail], after[head..^tail])
            .Select(c => c with { Number = c.Number + head }));
        all.AddRange(after[^tail..].Select((line, i) =>
            new LineChange(LineKind.Same, after.Length - tail + i + 1, line)));
        return all;
    }

    private static List<LineChange> Between(string[] before, string[] after)
    {
        if ((long)before.Length * after.Length > MostCells)
            return [.. before.Select(l => new LineChange(LineKind.Gone, null, l)),
                .. after.Select((l, i) => new LineChange(LineKind.New, i + 1, l))];
        var common = LongestCommon(before, after);
        var all = new List<LineChange>();
        int i = 0, j = 0;
        while (i < before.Length || j < after.Length)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                all.Add(new(LineKind.Same, j + 1, after[j]));
                (i, j) = (i + 1, j + 1);
            }
            else if (i < before.Length && (j == after.Length || common[i + 1, j] >= common[i, j + 1]))
                all.Add(new(LineKind.Gone, null, before[i++]));
            else
                all.Add(new(LineKind.New, j + 1, after[j++]));
        }

        return all;
    }

    /// <summary>At [i, j]: how many lines the rests from i and from j have in common, in order.</summary>
    private static int[,] LongestCommon(string[] before, string[] after)
    {
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
            for (var j = after.Length - 1; j >= 0; j--)
                common[i, j] = before[i] == after[j]
                    ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        return common;
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}

public enum LineKind { Same, Gone, New, Gap }

/// <param name="Number">In the later text; null: not in it.</param>
public sealed record LineChange(LineKind Kind, int? Number, string Text);
