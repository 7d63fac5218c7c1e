namespace IPB.Rules.Conformance;

/// <summary>The TCK's form of results: folder, test file, case, verdict, detail; each in quotes.</summary>
internal static class ResultFile
{
    public static string Print(IEnumerable<Outcome> outcomes) => string.Concat(outcomes.Select(Line));

    /// <summary>The fields of one line.</summary>
    public static string[] Fields(string line) =>
        line.Length < 2 ? [] : line[1..^1].Split("\",\"").Select(f => f.Replace("\"\"", "\"")).ToArray();

    private static string Line(Outcome outcome)
    {
        var verdict = outcome.Verdict.ToString().ToUpperInvariant();
        string[] fields = [outcome.Folder, outcome.File, outcome.Case, verdict, OneLine(outcome.Detail)];
        return string.Join(',', fields.Select(f => $"\"{f.Replace("\"", "\"\"")}\"")) + "\n";
    }

    private static string OneLine(string text) => text.Replace('\r', ' ').Replace('\n', ' ');
}
