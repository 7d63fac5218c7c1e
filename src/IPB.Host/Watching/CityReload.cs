using System.Data.Common;
using System.Globalization;
using IPB.Host.Routines.Versions;
using IPB.Workflows.Files;
using IPB.Workflows.Proofs;
using IPB.Workflows.Routines.Changes;
using IPB.Workflows.Routines.Versions;

namespace IPB.Host.Watching;

/// <summary>
/// A running demo follows its workflows folder. A folder with errors is not taken, as it would not start a host; a
/// new version of a routine is a draft, and a published one never changes.
/// </summary>
internal sealed class CityReload(City city, WatchPace pace, Action<string> tell)
{
    private readonly FolderCheck check = new(city.Engine.World.Automations);

    /// <summary>Follows the folder until it is told to stop.</summary>
    internal async Task RunAsync(FolderTexts known, CancellationToken ct)
    {
        using var watch = new FolderWatch(known, pace);
        while (await NextAsync(watch, ct) is { Texts: var texts, Changed: var changed })
            try
            {
                await TakeAsync(texts, changed, ct);
            }
            catch (DbException e)
            {
                tell($"{string.Join(", ", changed)}: not taken, the database does not answer ({e.Message}); "
                    + "save again");
            }
            catch (OperationCanceledException)
            {
                return;
            }
    }

    private static async Task<(FolderTexts Texts, IReadOnlyList<string> Changed)?> NextAsync(
        FolderWatch watch, CancellationToken ct)
    {
        try
        {
            return await watch.NextAsync(ct);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async Task TakeAsync(FolderTexts texts, IReadOnlyList<string> changed, CancellationToken ct)
    {
        await city.Taking.WaitAsync(ct);
        try
        {
            // What was saved on a page meanwhile is newer than what was read before, and taken already.
            texts = Again(texts);
            if (texts.ChangedSince(city.Files.Texts!).Length > 0) await TakeNewAsync(texts, changed, ct);
            else tell($"{string.Join(", ", changed)}: in use already");
        }
        finally
        {
            city.Taking.Release();
        }
    }

    private static FolderTexts Again(FolderTexts texts)
    {
        try
        {
            return FolderTexts.Read(texts.Folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return texts;
        }
    }

    private async Task TakeNewAsync(FolderTexts texts, IReadOnlyList<string> changed, CancellationToken ct)
    {
        var result = check.Check(texts);
        if (result.HasErrors)
        {
            tell($"{string.Join(", ", changed)}: not taken, the city goes on as it was:\n"
                + string.Join('\n', result.Findings.Where(f => !f.IsWarning)));
            return;
        }

        var news = (await city.TakeAsync(result.Files, ct))
            .Select(n => VersionNews.Line(n, city.Engine.Organisation)).OfType<string>();
        tell(string.Join("; ", news.Prepend($"{string.Join(", ", changed)}: taken")));
        foreach (var drift in city.Engine.Versions.Drift.Where(d => changed.Contains($"{d.Routine}.routine.yaml")))
            tell(Unraised(drift));
    }

    private string Unraised(RoutineDrift drift)
    {
        var file = city.Files.Routines.First(r => r.Id == drift.Routine);
        var kept = city.Engine.Routines.Find(drift.Routine, drift.Version)!;
        return string.Create(CultureInfo.InvariantCulture,
                $"{drift.Routine} changed, but version {drift.Version} is published and stays as it was. "
                + $"Write \"version: {city.Engine.Routines.VersionsOf(drift.Routine)[^1] + 1}\" for a new draft:")
            + string.Concat(RoutineDiff.Between(kept, file, city.Files.Organisation)
                .Select(c => $"\n- {c.Text.En}").DefaultIfEmpty("\n- only how it is written"));
    }
}
