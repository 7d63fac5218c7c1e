using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Migrations;
using IPB.Workflows.Routines;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>Decides the cases of a batch one by one, so that one that fails spoils no other.</summary>
internal sealed class MigrationBatch(World world, RoutineCatalog routines, MigrationJob job, CaseWriter writer)
{
    private static readonly Text Changed = new("Ärendet har ändrats sedan provkörningen.",
        "The case has changed since the dry run.");
    private static readonly Text ChangedSince = new("Ärendet har ändrats sedan det flyttades.",
        "The case has changed since it was migrated.");
    private static readonly Text Otherwise = new(
        "Det som skulle ske är inte längre det som provkörningen visade: något annat än ärendet har ändrats.",
        "What would happen is no longer what the dry run showed: something beside the case has changed.");

    private readonly List<CaseChange> changes = [];
    private readonly List<Ended> ended = [];
    private MigrationRules? rules;

    /// <summary>Adds what stores the decisions and what became of each case.</summary>
    public void Write(NpgsqlBatch batch, List<ClaimedCase> claimed)
    {
        foreach (var c in claimed) Decide(c);
        if (changes.Count > 0) writer.Write(batch, changes);
        foreach (var row in ended)
            batch.Add(MigrationSql.EndCase).Uuid(job.Id).Bigint(row.Serial).Text(MigrationJson.Name(row.Status))
                .TextOrNull(MigrationJson.Write(row.Note)).BigintOrNull(row.Moved).Texts(row.Told);
    }

    internal static Text Failure(Exception e) => e is Refusal refusal
        ? refusal.Reasons.IsEmpty ? refusal.Text : refusal.Reasons[0]
        : new($"Felet var: {e.GetType().Name}: {e.Message}", $"The error was: {e.GetType().Name}: {e.Message}");

    private void Decide(ClaimedCase c)
    {
        try
        {
            ended.Add(job.Undoes ? Undo(c) : Move(c));
        }
        // A rule that fails in any way must not stop the others: it is told with the case.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            ended.Add(new(c.Serial, job.Undoes ? MigrationCaseStatus.Kept : MigrationCaseStatus.Failed, Failure(e)));
        }
    }

    private Ended Move(ClaimedCase c)
    {
        var now = c.Locked.Case;
        if (now.Version != c.Version) return new(c.Serial, MigrationCaseStatus.Skipped, Changed);
        var outcome = MigrationStep.Plan(Rules(), now, new(job.Id, job.By, c.Locked.Now));
        if (outcome.Decision is not { } decision
            || MigrationJson.Promise(outcome.Row) != MigrationJson.Promise(MigrationJson.ReadRow(c.Shown)))
            return new(c.Serial, MigrationCaseStatus.Skipped, Otherwise);
        changes.Add(new(now, c.Locked.Head, [decision]));
        return new(c.Serial, MigrationCaseStatus.Moved, null)
        {
            Moved = decision.Case.Version,
            Told = outcome.Told,
        };
    }

    private Ended Undo(ClaimedCase c)
    {
        var now = c.Locked.Case;
        if (now.Version != c.Version) return new(c.Serial, MigrationCaseStatus.Kept, ChangedSince);
        var before = Journal.Replay(now.Id, c.Journal);
        var old = routines.ChooserFor(job.Routine, job.From);
        var (decision, told) = MigrationUndo.Decide(world, old, (now, before), new(job.Id, job.By, c.Locked.Now));
        changes.Add(new(now, c.Locked.Head, [decision]));
        return new(c.Serial, MigrationCaseStatus.Undone, null) { Told = told };
    }

    private MigrationRules Rules() => rules ??= MigrationRules.Of(world, routines,
        PlanReader.Read("plan", job.Plan, routines) is { Plan: { } plan } ? plan
            : throw new MigrationRefused(RefusalKind.Conflict, "migration-plan", new Text(
                "Planen kan inte längre läsas.", "The plan can no longer be read.")), job.AsOf);

    private sealed record Ended(long Serial, MigrationCaseStatus Status, Text? Note)
    {
        public long? Moved { get; init; }
        public ImmutableArray<string> Told { get; init; } = [];
    }
}
