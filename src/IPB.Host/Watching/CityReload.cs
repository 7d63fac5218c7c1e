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
