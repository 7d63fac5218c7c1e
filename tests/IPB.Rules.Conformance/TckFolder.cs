using System.Xml.Linq;

namespace IPB.Rules.Conformance;

/// <summary>The kit, or a part of it, on disk.</summary>
internal sealed class TckFolder
{
    private const string LevelPattern = "compliance-level-*";
    private readonly string _testCases;

    private TckFolder(string testCases) => _testCases = testCases;

    /// <summary>Null when there is no level in the folder or in its TestCases.</summary>
    public static TckFolder? Find(string folder)
    {
        string[] places = [folder, Path.Combine(folder, "TestCases")];
        var place = places.FirstOrDefault(p =>
            Directory.Exists(p) && Directory.EnumerateDirectories(p, LevelPattern).Any());
        return place is null ? null : new TckFolder(Path.GetFullPath(place));
    }

    /// <summary>Runs all cases, or those whose folder has the text in its path.</summary>
    public IReadOnlyList<Outcome> Run(string? only = null) =>
    [
        .. Directory.EnumerateDirectories(_testCases, LevelPattern).Order(StringComparer.Ordinal)
            .SelectMany(level => Directory.EnumerateDirectories(level, "*", SearchOption.AllDirectories))
            .Where(folder => only is null || Named(folder).Contains(only, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .SelectMany(RunFolder),
    ];

    /// <summary>What other engines published, beside the cases or in the folder above.</summary>
    public IReadOnlyList<PublishedResults> Published() =>
        PublishedResults.Read(Path.Combine(Path.GetDirectoryName(_testCases)!, "TestResults"));

    private IEnumerable<Outcome> RunFolder(string folder)
    {
        var hasTable = Directory.EnumerateFiles(folder, "*.dmn").Any(HasTable);
        return Directory.EnumerateFiles(folder, "*.xml").Order(StringComparer.Ordinal)
            .SelectMany(file => TestFile.Run(file).Select(result => new Outcome(
                Named(folder), Path.GetFileNameWithoutExtension(file), result.Case, hasTable,
                result.Verdict, result.Detail)));
    }

    private string Named(string folder) => Path.GetRelativePath(_testCases, folder).Replace('\\', '/');

    private static bool HasTable(string model) =>
        XDocument.Load(model).Descendants().Any(e => e.Name.LocalName == "decisionTable");
}
