using IPB.Workflows.Routines;
using IPB.Workflows.Routing;

namespace IPB.Workflows.Files;

/// <summary>Routines that were read and proven before: done again only when something they depend on changed.</summary>
internal sealed class ReadMemory
{
    private readonly Dictionary<string, (Basis Basis, RoutineFile File)> files = [];

    internal RoutineFile Get(string file, Basis basis, Func<RoutineFile> read)
    {
        if (files.TryGetValue(file, out var known) && known.Basis == basis) return known.File;
        var fresh = read();
        files[file] = (basis, fresh);
        return fresh;
    }

    internal static Basis Of(string text, IReadOnlyDictionary<string, string> files) => new(
        text, files.GetValueOrDefault(WorkflowNames.Organisation),
        files.GetValueOrDefault(WorkflowNames.Calendar),
        string.Join('\0', files.Keys.Where(f => RoutingFiles.Id(f) is not null)),
        text.Contains("use", StringComparison.Ordinal)
            ? string.Join('\0', files.Where(f => f.Key.EndsWith(Fragments.Ending, StringComparison.Ordinal))
                .Select(f => f.Value))
            : "");

    /// <summary>Everything that the reading of one routine depends on.</summary>
    internal sealed record Basis(string Text, string? Organisation, string? Calendar, string Tables, string Fragments);
}
