using System.Collections.Immutable;
using IPB.Workflows.Filing;
using IPB.Workflows.Storage;

namespace IPB.Host.Filing;

/// <summary>
/// Keeps this node's folder in line with what was saved on pages, wherever it was. Not safe for two callers at once:
/// whoever calls holds <see cref="City.Taking"/>.
/// </summary>
internal sealed class FolderSync(FileChanges changes, FolderPen pen)
{
    private readonly Dictionary<string, long> seen = [];
    private ImmutableArray<FileChange> all = [];
    private long newest = -1;

    /// <summary>Files of this node that hold something else than was saved last.</summary>
    public ImmutableArray<FileDrift> Drift { get; private set; } = [];

    /// <summary>The folder has the text of a change.</summary>
    public void Has(FileChange change) => seen[change.File] = change.Serial;

    /// <summary>Whether something was saved that this node has not looked at.</summary>
    public async Task<bool> IsBehindAsync(CancellationToken ct) => await changes.NewestAsync(ct) != newest;

    /// <summary>Writes what the folder missed.</summary>
    /// <param name="fits">Whether the folder would do with these texts, by name, in place of those it has.</param>
    /// <returns>The texts of all files that were ever saved on pages and that the folder now has as they were
    /// saved.</returns>
    public async Task<ImmutableSortedDictionary<string, string>> LookAsync(
        Func<IReadOnlyDictionary<string, string>, Task<bool>> fits, CancellationToken ct)
    {
        if (await changes.NewestAsync(ct) is var now && now != newest)
            (all, newest) = (await changes.AllAsync(ct), now);
        var drift = ImmutableArray.CreateBuilder<FileDrift>();
        var held = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var late = new List<FileChangeTexts>();
        foreach (var file in all.GroupBy(c => c.File))
        {
            var (text, last) = (Held(file.Key), file.Last());
            switch (FileFollowing.Of(text is null ? null : FileChange.HashOf(text), [.. file],
                seen.GetValueOrDefault(file.Key)))
            {
                case FileStep.InStep:
                    Has(last);
                    held[file.Key] = text!;
                    break;
                case FileStep.Write:
                    late.Add((await changes.FindAsync(file.Key, last.Serial, ct))!);
                    break;
                default:
                    drift.Add(new(last, DriftKind.Other));
                    break;
            }
        }

        var fit = late.Count == 0 || await fits(late.ToDictionary(l => l.Change.File, l => l.After));
        foreach (var (change, _, after) in late)
            if (Written(change.File, after, fit) is { } kind) drift.Add(new(change, kind));
            else held[change.File] = Known(change, after);
        Drift = drift.ToImmutable();
        return held.ToImmutable();
    }

    // A file that cannot be read is none that was saved.
    private string? Held(string file)
    {
        try
        {
            return pen.Read(file);
        }
        catch (FileRefused)
        {
            return "\uFFFF";
        }
    }

    private DriftKind? Written(string file, string text, bool fit)
    {
        if (!fit) return DriftKind.Unfit;
        try
        {
            pen.Write(file, text);
            return null;
        }
        catch (Exception e) when (e is FileRefused or IOException or UnauthorizedAccessException)
        {
            return DriftKind.Unwritable;
        }
    }

    private string Known(FileChange change, string text)
    {
        Has(change);
        return text;
    }
}
