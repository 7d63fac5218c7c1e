using System.Collections.Immutable;
using IPB.Workflows.Access;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.Routines;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>One case after one or several steps, with what they left behind.</summary>
/// <param name="Before">Null for a new case.</param>
/// <param name="HeadBefore">Hash of the newest journal entry before; empty for a new case.</param>
internal sealed record CaseChange(Case? Before, byte[] HeadBefore, ImmutableArray<Decision> Steps)
{
    /// <summary>Null when no person sent it.</summary>
    public CommandRecord? Command { get; init; }
    public Case After => Steps[^1].Case;

    /// <summary>What the steps tell, but for what a later one of them has answered.</summary>
    public IEnumerable<(Decision Step, Message Message)> Messages() =>
        from i in Enumerable.Range(0, Steps.Length)
        from message in Steps[i].Messages
        where !Steps.Skip(i + 1).Any(later => later.Withdraws is { } taken && taken.Takes(message))
        select (Steps[i], message);
}

/// <param name="Request">Hash of the command.</param>
internal sealed record CommandRecord(string Person, string Key, byte[] Request);

/// <summary>
/// Turns changes of any number of cases into one batch: rows that are there by their keys, new rows as arrays.
/// </summary>
internal sealed class CaseWriter(JournalSeal seal, RoutineCatalog routines)
{
    /// <summary>Adds the statements that store the changes. Their cases are locked by the caller.</summary>
    /// <exception cref="Npgsql.PostgresException">When run: nothing of the batch is kept.</exception>
    public void Write(NpgsqlBatch batch, IReadOnlyList<CaseChange> changes)
    {
        var journal = new List<JournalRow>();
        var rows = changes.Select(c => new CaseRow(c, Seal(c, journal))).ToList();
        // Cases come first: what follows refers to them.
        InsertCases(batch, [.. rows.Where(r => r.Change.Before is null)]);
        foreach (var row in rows.Where(r => r.Change.Before is not null)) UpdateCase(batch, row);
        SearchRows.Write(batch, changes, routines);
        InsertJournal(batch, journal);
        InsertCommands(batch, [.. changes.Where(c => c.Command is not null)]);
        RuleRoutings.Write(batch, changes);
        AttachmentStore.Write(batch, changes);
        CaseHistory.Write(batch, changes);
        WriteTimers(batch, changes);
        foreach (var change in changes.Where(c => c.Before is not null)) Withdraw(batch, change);
        InsertMessages(batch, [.. changes.SelectMany(c => c.Messages())]);
    }

    private byte[] Seal(CaseChange change, List<JournalRow> journal)
    {
        var head = change.HeadBefore;
        foreach (var step in change.Steps)
        {
            var facts = CaseJson.Write(step.Facts);
            var c = step.Case;
            head = seal.Of(head, c.Id, c.Version, c.UpdatedAt, step.Actor, step.OnBehalfOf, facts);
            journal.Add(new(step, facts, head));
        }

        return head;
    }

    private static void InsertCases(NpgsqlBatch batch, List<CaseRow> rows)
    {
        if (rows.Count == 0) return;
        batch.Add(Sql.InsertCases)
            .Uuids(rows.Select(r => r.Case.Id)).Texts(rows.Select(r => r.Case.Number))
            .Bigints(rows.Select(r => CaseNumber.SerialOf(r.Case.Number)))
            .Texts(rows.Select(r => r.Case.Routine)).Ints(rows.Select(r => r.Case.RoutineVersion))
            .Bigints(rows.Select(r => r.Case.Version)).Texts(rows.Select(r => r.Case.Title))
            .Texts(rows.Select(r => CaseJson.DescriptionColumn(r.Case))).Texts(rows.Select(r => r.Case.Submitter))
            .Texts(rows.Select(r => r.Case.SubmittingDepartment)).Texts(rows.Select(r => r.Case.LeadDepartment))
            .Texts(rows.Select(r => r.Case.State)).Times(rows.Select(r => (DateTimeOffset?)r.Case.OpenedAt))
            .Times(rows.Select(r => r.Case.DueAt)).Times(rows.Select(r => r.Case.ClosedAt))
            .Texts(rows.Select(r => string.Join('\n', r.Case.Waiting)))
            .Texts(rows.Select(r => r.Snapshot)).Bytes(rows.Select(r => r.Head))
            .Texts(rows.Select(r => string.Join('\n', r.Sight)))
            .Times(rows.Select(r => (DateTimeOffset?)r.Case.StateSince)).Times(rows.Select(r => r.Case.Hold?.Since))
            .Texts(rows.Select(r => r.Case.BlockedBy));
    }

    private static void UpdateCase(NpgsqlBatch batch, CaseRow row) =>
        batch.Add(Sql.UpdateCase)
            .Uuid(row.Case.Id).Bigint(row.Change.Before!.Version).Bigint(row.Case.Version)
            .Text(row.Case.LeadDepartment).Text(row.Case.State).Time(row.Case.DueAt).Time(row.Case.ClosedAt)
            .Texts(row.Case.Waiting).Text(row.Snapshot).Byte(row.Head).Int(row.Case.RoutineVersion)
            .Texts(row.Sight).TextOrNull(row.Description)
            .Time(row.Case.StateSince).Time(row.Case.Hold?.Since).TextOrNull(row.Case.BlockedBy);

    private static void InsertJournal(NpgsqlBatch batch, List<JournalRow> rows) =>
        batch.Add(Sql.InsertJournal)
            .Uuids(rows.Select(r => r.Step.Case.Id)).Bigints(rows.Select(r => r.Step.Case.Version))
            .Times(rows.Select(r => (DateTimeOffset?)r.Step.Case.UpdatedAt)).Texts(rows.Select(r => r.Step.Actor))
            .Texts(rows.Select(r => r.Step.OnBehalfOf)).Texts(rows.Select(r => r.Facts))
            .Bytes(rows.Select(r => r.Hash));

    private static void InsertCommands(NpgsqlBatch batch, List<CaseChange> changes)
    {
        if (changes.Count == 0) return;
        batch.Add(Sql.InsertCommands)
            .Texts(changes.Select(c => c.Command!.Person)).Texts(changes.Select(c => c.Command!.Key))
            .Bytes(changes.Select(c => c.Command!.Request)).Uuids(changes.Select(c => c.After.Id))
            .Texts(changes.Select(c => CaseJson.Write(StepAnswer.Of(c.After))))
            .Times(changes.Select(c => (DateTimeOffset?)c.After.UpdatedAt));
    }

    private static void WriteTimers(NpgsqlBatch batch, IReadOnlyList<CaseChange> changes)
    {
        var ended = changes.SelectMany(EndedTimers.Of).ToList();
        foreach (var timer in ended)
            batch.Add(Sql.EndTimer).Uuid(timer.Case).Text(timer.Key).Text(timer.Status).Time(timer.At);
        var armed = (from change in changes
                     from timer in change.After.Timers
                     where change.Before is null || !change.Before.Timers.Contains(timer)
                         || ended.Any(e => e.Case == change.After.Id && e.Key == timer.Key)
                     select (change.After.Id, timer)).ToList();
        if (armed.Count == 0) return;
        batch.Add(Sql.ArmTimers).Uuids(armed.Select(t => t.Id)).Texts(armed.Select(t => t.timer.Key))
            .Times(armed.Select(t => (DateTimeOffset?)t.timer.DueAt));
    }

    // Before the new ones: what a step tells itself is not taken back by it.
    private static void Withdraw(NpgsqlBatch batch, CaseChange change)
    {
        var taken = change.Steps.Select(s => s.Withdraws).OfType<Withdrawal>().ToList();
        if (taken.Count == 0) return;
        batch.Add(Sql.WithdrawMessages).Uuid(change.After.Id).Bool(taken.Exists(t => t.People is null))
            .Texts(taken.SelectMany(t => t.People ?? [])).Texts(Withdrawal.Kinds.Select(k => k.Name()));
    }

    private static void InsertMessages(NpgsqlBatch batch, List<(Decision Step, Message Message)> rows)
    {
        if (rows.Count == 0) return;
        batch.Add(Sql.InsertMessages)
            .Uuids(rows.Select(r => r.Message.Id)).Uuids(rows.Select(r => r.Step.Case.Id))
            .Texts(rows.Select(r => r.Message.To)).Texts(rows.Select(r => r.Message.Kind.Name()))
            .Texts(rows.Select(r => CaseJson.Write(r.Message.Content)))
            .Times(rows.Select(r => (DateTimeOffset?)r.Step.Case.UpdatedAt));
    }

    private sealed record CaseRow(CaseChange Change, byte[] Head)
    {
        public Case Case => Change.After;

        /// <summary>Null: as it was.</summary>
        public string? Description { get; } = Change.Before is { } before
            && CaseJson.DescriptionColumn(before) == CaseJson.DescriptionColumn(Change.After)
                ? null : CaseJson.DescriptionColumn(Change.After);
        public string Snapshot { get; } = CaseJson.Write(Change.After);
        public ImmutableArray<string> Sight { get; } = SightKeys.Of(Change.After,
            Change.Steps.SelectMany(s => new[] { s.Actor, s.OnBehalfOf }).OfType<string>());
    }

    private sealed record JournalRow(Decision Step, string Facts, byte[] Hash);
}

/// <summary>The timers that were armed before a change and no longer are, or not as they were.</summary>
internal sealed record EndedTimers(Guid Case, string Key, string Status, DateTimeOffset At)
{
    public static IEnumerable<EndedTimers> Of(CaseChange change)
    {
        if (change.Before is null) yield break;
        var open = change.Before.Timers.Select(t => t.Key).ToHashSet();
        foreach (var step in change.Steps)
            foreach (var fact in step.Facts)
            {
                var (key, status) = fact switch
                {
                    TimerFired f => (f.Key, "fired"),
                    TimerCancelled f => (f.Key, "cancelled"),
                    TimerSuspended f => (f.Key, "cancelled"),
                    _ => ("", ""),
                };
                // One that was armed and ended within the same change never had a row.
                if (open.Remove(key)) yield return new(change.After.Id, key, status, step.Case.UpdatedAt);
            }
    }
}
