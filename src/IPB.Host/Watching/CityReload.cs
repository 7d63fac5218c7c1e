using System.Data.Common;
using System.Globalization;
using IPB.Workflows.Files;
using IPB.Workflows.Proofs;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Changes;

namespace IPB.Host.Watching;

/// <summary>
/// A running demo follows its workflows folder. A folder with errors is not taken, as it would not start a host; a
/// routine whose text changed under its number is not either, as cases may be on it.
/// </summary>
internal sealed class CityReload(City city, WatchPace pace, Action<string> tell)
{
    private readonly FolderCheck check = new();

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

        var before = city.Engine.Routines.Current.ToDictionary(r => r.Id);
        var unraised = await city.TakeAsync(result.Files, ct);
        var news = result.Files.Routines
            .Where(r => before.GetValueOrDefault(r.Id)?.Hash != r.Hash && !unraised.Contains(r))
            .Select(r => string.Create(CultureInfo.InvariantCulture,
                $"new cases of {r.Id} start on version {Current(r)}"));
        tell(string.Join("; ", news.Prepend($"{string.Join(", ", changed)}: taken")));
        foreach (var routine in unraised) tell(Unraised(routine));
    }

    private int Current(Routine routine) => city.Engine.Routines.Find(routine.Id)!.Version;

    private string Unraised(Routine routine)
    {
        var kept = city.Engine.Routines.Find(routine.Id, routine.Version);
        var next = Current(routine) + 1;
        return string.Create(CultureInfo.InvariantCulture,
                $"{routine.Id} changed, but version {routine.Version} is one that cases may be on; it stays as it was. "
                + $"Write \"version: {next}\" to start new cases on the new text:")
            + string.Concat(kept is null ? [] : RoutineDiff.Between(kept, routine, city.Files.Organisation)
                .Select(c => $"\n- {c.Text.En}").DefaultIfEmpty("\n- only how it is written"));
    }
}
