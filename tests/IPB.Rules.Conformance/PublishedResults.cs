namespace IPB.Rules.Conformance;

/// <summary>What an engine's maker published: the cases that passed, by their id.</summary>
internal sealed record PublishedResults(string Engine, IReadOnlySet<string> Passed)
{
    /// <summary>Reads maker/version/tck_results.csv, or maker.csv; empty files are left out.</summary>
    public static IReadOnlyList<PublishedResults> Read(string folder)
    {
        if (!Directory.Exists(folder)) return [];
        return
        [
            .. Directory.EnumerateFiles(folder, "*.csv", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(file => new PublishedResults(EngineOf(folder, file), PassedIn(file)))
                .Where(results => results.Passed.Count > 0),
        ];
    }

    private static string EngineOf(string folder, string file) =>
        string.Join(' ', Path.GetRelativePath(folder, file).Replace(".csv", "").Replace('\\', '/').Split('/')
            .Where(part => part != "tck_results"));

    private static HashSet<string> PassedIn(string file) =>
    [
        .. File.ReadLines(file).Select(ResultFile.Fields)
            .Where(fields => fields is [_, _, _, "SUCCESS", ..])
            .Select(fields => string.Join('/', fields[..3])),
    ];
}
