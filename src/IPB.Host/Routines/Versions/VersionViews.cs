using System.Collections.Immutable;
using IPB.Workflows.Files;
using IPB.Workflows.Routines.Versions;
using IPB.Workflows.Storage;

namespace IPB.Host.Routines.Versions;

/// <param name="Current">The version that new cases start on; null: the routine takes no cases.</param>
/// <param name="Drift">Files that differ from what was published under their number, and are not used.</param>
internal sealed record VersionListView(
    string Routine, int? Current, IReadOnlyList<VersionView> Versions, IReadOnlyList<DriftView> Drift,
    IReadOnlyList<VersionEventView> History)
{
    public static VersionListView Of(SeenVersions seen, ImmutableArray<RunningCases> running) => new(seen.All.Routine,
        seen.All.Current?.Version, [.. seen.All.Versions.Select(v => VersionView.Of(v, seen, running))],
        [.. seen.Drift.Select(d => new DriftView(d.Version, d.FileHash, d.PublishedHash, d.Text))],
        [.. seen.History.Select(VersionEventView.Of)]);
}

internal sealed record DriftView(int Version, string FileHash, string PublishedHash, Workflows.Text Text);

/// <param name="Status">draft, reviewed, published or retired.</param>
/// <param name="Standing">draft, reviewed, scheduled, current, replaced or retired.</param>
/// <param name="Running">Open cases on the version.</param>
internal sealed record VersionView(string Routine, int Version, string Status, string Standing, string Hash,
    DateTimeOffset? EffectiveAt, DateTimeOffset? RetiredAt, string? ProposedBy, string? ReviewedBy, string? PublishedBy,
    string? Changelog, bool Drift, int Running)
{
    public static VersionView Of(RoutineVersion v, SeenVersions seen, ImmutableArray<RunningCases> running) => new(
        v.Routine, v.Version, v.Status.Name(), seen.All.StandingOf(v).Name(), v.Hash, v.EffectiveAt, v.RetiredAt,
        v.ProposedBy, v.ReviewedBy, v.PublishedBy, v.Changelog, seen.Drift.Any(d => d.Version == v.Version),
        running.Where(r => r.Version == v.Version).Sum(r => r.Count));
}

/// <param name="Passes">No error, and every scenario goes as it says.</param>
internal sealed record VersionDetailView(VersionView Version, string Source, bool Passes,
    IReadOnlyList<Finding> Findings, IReadOnlyList<ScenarioView> Scenarios)
{
    public static VersionDetailView Of(VersionView version, string source, VersionCheck check) => new(version, source,
        check.Passes, check.Findings, [.. check.Scenarios.Select(s => new ScenarioView(s.Scenario.Name, s.Wrong))]);
}

/// <param name="Wrong">What went otherwise; null: as it says.</param>
internal sealed record ScenarioView(string Name, string? Wrong);

/// <param name="Action">
/// installed, adopted, drafted, changed, fell-back, proposed, reviewed, published, taken-back or retired.
/// </param>
/// <param name="Note">Changelog, reason or comment.</param>
internal sealed record VersionEventView(string Routine, int Seq, int Version, DateTimeOffset At, string Actor,
    string Action, string Hash, string? Note, DateTimeOffset? EffectiveAt)
{
    public static VersionEventView Of(VersionEvent e) => new(e.Routine, e.Seq, e.Version, e.At, e.Actor,
        e.Action.Name(), e.Hash, e.Note, e.EffectiveAt);
}
