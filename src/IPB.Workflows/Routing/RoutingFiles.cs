using IPB.Workflows.Files;
using IPB.Workflows.People;

namespace IPB.Workflows.Routing;

/// <summary>The two forms that a routing table's file has: written (YAML) and drawn (DMN).</summary>
internal static class RoutingFiles
{
    private static readonly string[] Endings = [RoutingTableReader.Ending, RoutingDmnReader.Ending];

    /// <summary>The table's id by its file's name; null: the file is no routing table.</summary>
    internal static string? Id(string name) => Array.Find(Endings, e => name.EndsWith(e, StringComparison.Ordinal))
        is { } ending ? FileTexts.Id(name, ending) : null;

    internal static IEnumerable<string> Names(string id) => Endings.Select(ending => id + ending);

    internal static RoutingTableFile Read(
        string file, string text, Organisation? organisation, IReadOnlyCollection<string>? fields) =>
        Path.GetExtension(file) == ".dmn"
            ? RoutingDmnReader.Read(file, text, organisation, fields)
            : RoutingTableReader.Read(file, text, organisation, fields);

    /// <summary>A finding for every table that is both written and drawn.</summary>
    internal static IEnumerable<Finding> Doubled(string folder, IEnumerable<string> names) =>
        from name in names
        where name.EndsWith(RoutingDmnReader.Ending, StringComparison.Ordinal)
        let written = Id(name) + RoutingTableReader.Ending
        where names.Contains(written)
        select new Finding(Path.Combine(folder, name), 1, 1, "duplicate-id",
            $"the table is already in {written}; remove one of the two files");
}
