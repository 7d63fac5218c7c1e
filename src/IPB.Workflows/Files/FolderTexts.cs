using System.Collections.Immutable;

namespace IPB.Workflows.Files;

/// <summary>The texts of a workflows folder at one moment.</summary>
public sealed record FolderTexts(string Folder, ImmutableSortedDictionary<string, string> Files)
{
    /// <exception cref="IOException">The folder is not there, or a file cannot be read now.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static FolderTexts Read(string folder) =>
        new(folder, FileTexts.In(folder).ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary>Names of files that are new, gone or hold something else than they did.</summary>
    public ImmutableArray<string> ChangedSince(FolderTexts before) =>
    [
        .. Files.Keys.Union(before.Files.Keys).Order(StringComparer.Ordinal)
            .Where(name => Files.GetValueOrDefault(name) != before.Files.GetValueOrDefault(name)),
    ];
}
