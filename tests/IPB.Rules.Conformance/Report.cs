using System.Globalization;

namespace IPB.Rules.Conformance;

/// <summary>Says on a console what passed.</summary>
internal sealed class Report(IReadOnlyList<Outcome> outcomes, TextWriter console)
{
    private readonly HashSet<string> _known = Known();

    /// <summary>Whether a case failed that is not on the list of known ones.</summary>
    public bool HasNewFailures => outcomes.Any(o => o.Verdict == Verdict.Error && !_known.Contains(o.Id));

    /// <summary>One line a level, and one for the cases of decision tables.</summary>
    public void PrintCounts()
    {
        foreach (var level in Groups()) Print($"{level.Name}: {Counts(level.Cases)}");
    }

    public void PrintCases(bool all)
    {
        foreach (var outcome in outcomes.Where(o => all || o.Verdict != Verdict.Success))
            Print($"{Word(outcome)} {outcome.Id} {outcome.Detail}".TrimEnd());
    }

    /// <summary>Passed cases beside those that other engines published, of the cases that were run here.</summary>
    public void PrintEngines(IReadOnlyList<PublishedResults> engines)
    {
        if (engines.Count == 0) return;
        var groups = Groups().ToList();
        var width = engines.Max(e => e.Engine.Length);
        var heads = groups.Select(g => $"{g.Name} ({g.Cases.Count})").ToList();
        Print($"{"passed".PadRight(width)}  {string.Join("  ", heads)}");
        foreach (var (engine, passed) in engines.Select(e => (e.Engine, e.Passed)).Append(("this engine", Ours())))
        {
            var counts = groups.Select((g, i) => Count(g.Cases.Count(c => passed.Contains(c.Id)), heads[i].Length));
            Print($"{engine.PadRight(width)}  {string.Join("  ", counts)}");
        }
    }

    private IEnumerable<(string Name, IReadOnlyList<Outcome> Cases)> Groups() =>
        outcomes.GroupBy(o => o.Level).Select(g => (g.Key, (IReadOnlyList<Outcome>)[.. g]))
            .Append(("decision tables", [.. outcomes.Where(o => o.HasTable)]));

    private HashSet<string> Ours() => [.. outcomes.Where(o => o.Verdict == Verdict.Success).Select(o => o.Id)];

    private static string Counts(IReadOnlyList<Outcome> cases)
    {
        int Of(Verdict verdict) => cases.Count(c => c.Verdict == verdict);
        return string.Create(CultureInfo.InvariantCulture,
            $"{Of(Verdict.Success)} passed, {Of(Verdict.Error)} failed, {Of(Verdict.Ignored)} not supported");
    }

    private string Word(Outcome outcome) => outcome.Verdict switch
    {
        Verdict.Success => "passed",
        Verdict.Ignored => "not supported",
        _ => _known.Contains(outcome.Id) ? "known failure" : "failed",
    };

    private static string Count(int count, int width) =>
        count.ToString(CultureInfo.InvariantCulture).PadLeft(width);

    private void Print(string line) => console.WriteLine(line.ReplaceLineEndings(" "));

    private static HashSet<string> Known()
    {
        using var stream = typeof(Report).Assembly.GetManifestResourceStream("known-failures.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries).Where(l => l is not ['#', ..])];
    }
}
