using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Migrations;

/// <summary>What a migration makes of one case.</summary>
/// <param name="Row">As it is shown.</param>
/// <param name="Decision">As it is stored; null where the case stays.</param>
/// <param name="Told">Ids of people who did not have the case before and have it now.</param>
internal sealed record MigrationOutcome(MigrationRow Row, Decision? Decision, ImmutableArray<string> Told);

/// <summary>
/// The one rule book of migration, asked by the dry run and by what carries it out. Pure, as <see cref="Step"/>.
/// </summary>
internal static class MigrationStep
{
    public static MigrationOutcome Plan(MigrationRules rules, Case c, MigrationRun run)
    {
        var row = new MigrationRow(MigrationKind.Stays, c.State)
        {
            Title = c.Title,
            HasIt = c.WaitsOn,
            DueBefore = c.DueAt,
        };
        if (WhyItStays(rules.Plan, c) is { } why) return new(row with { Reasons = [why] }, null, []);
        var fields = FieldMoves.Of(rules, c);
        ImmutableArray<Text> problems = !rules.Plan.States.ContainsKey(c.State)
            ? [NoState(rules.From.Routine.State(c.State).Name), .. fields.Problems] : fields.Problems;
        if (!problems.IsEmpty) return Needs(row, problems);
        try
        {
            return Move(rules, c, run, (fields, row));
        }
        // The new version's own triggers refuse to come to an end with this case.
        catch (Refusal e)
        {
            return Needs(row, [e.Text, .. e.Reasons]);
        }
    }

    private static MigrationOutcome Needs(MigrationRow row, ImmutableArray<Text> what) =>
        new(row with { Kind = MigrationKind.NeedsMapping, Reasons = what }, null, []);

    /// <summary>
    /// Null: the case goes over. What a case may hold that nothing else says anything about is judged here.
    /// </summary>
    private static Text? WhyItStays(MigrationPlan plan, Case c) =>
        c.IsClosed ? new("Ärendet är avslutat.", "The case is closed.")
        : c.Routine != plan.Routine ? new("Ärendet följer en annan rutin.", "The case follows another routine.")
        : c.RoutineVersion == plan.To ? new("Ärendet är redan på den nya versionen.",
            "The case is on the new version already.")
        : c.RoutineVersion != plan.From ? new($"Ärendet är på version {c.RoutineVersion}.",
            $"The case is on version {c.RoutineVersion}.")
        : c.Hold is not null ? new("Ärendet vilar. Det kan flyttas när det är igång igen.",
            "The case is on hold. It can be moved when it goes on.")
        : plan.States.GetValueOrDefault(c.State) is { Stays: true } ? new("Planen låter läget vara kvar.",
            "The plan leaves this state where it is.")
        : null;

    private static MigrationOutcome Move(
        MigrationRules rules, Case c, MigrationRun run, (FieldMoves Fields, MigrationRow Row) with)
    {
        var (fields, row) = with;
        var carried = Carried.Of(rules, c, run, fields.Values);
        var next = carried.Next;
        var since = GroupCarry.Since(rules, c, carried.Move);
        var own = rules.DueOf(next, since, c);
        var timers = MigratedTimers.Of(rules, c, carried, since, own).ToList();
        var step = new StepBuilder(rules.World, rules.To.Routine, c, c.Id, run.By, run.Now);
        carried.End(step);
        step.Add(new Migrated(run.Id, rules.Plan.From, rules.Plan.To, c.State, next.Id)
        {
            Since = since,
            DueAt = own,
            Groups = carried.Groups,
            WaitsOn = carried.WaitsOn(c, step.Organisation),
            Gate = carried.Gate.Kept,
            Referral = carried.Referral.Kept,
            Wait = carried.Children.Kept,
            Automations = carried.Automations.Kept,
            Why = (carried.Gate.Fate ?? carried.Referral.Fate)?.Void,
            Fields = fields.Fates.IsEmpty ? null : fields.Values,
            Visibility = rules.To.Routine.Visibility,
            ConfidentialDescription = rules.To.Routine.Confidential is { Description: true },
        });
        var due = step.Case.DueAt;
        carried.Begin(step);
        foreach (var (timer, _) in timers) step.Add(new TimerArmed(timer));
        if (next.End is { } ending) Close(step, ending);
        Step.FireAutomatic(step, rules.To);
        return Done(step, c, carried, row with
        {
            Kind = MigrationKind.Moves,
            To = next.Id,
            Due = due,
            IsLate = due <= rules.AsOf,
            Cancelled = c.Timers.RemoveAll(t => t.IsOfCondition),
            Armed = [.. timers.Select(t => t.Timer)],
            Overdue = [.. timers.Where(t => t.Overdue).Select(t => t.Timer.Key)],
            Gate = carried.Gate.Fate,
            Referral = carried.Referral.Fate,
            Children = carried.Children.Fate,
            Automations = carried.Automations.Fates,
            Fields = fields.Fates,
        });
    }

    private static void Close(StepBuilder step, Ending ending)
    {
        step.Add(new Closed(ending));
        step.Tell(step.People([Person.KeyOf(step.Case.Submitter)]), MessageKind.Closed, step.Content());
    }

    private static MigrationOutcome Done(StepBuilder step, Case before, Carried carried, MigrationRow row)
    {
        var decision = step.Done();
        var after = decision.Case;
        var judged = after.Gate is not null || after.Referral is not null;
        var had = carried.BeginsAnew && judged ? [] : step.People(before.WaitsOn).Select(p => p.Id).ToHashSet();
        return new(
            row with
            {
                Then = [.. decision.Facts.OfType<Triggered>().Select(t => t.Trigger)],
                EndsIn = after.State,
                WillHaveIt = after.WaitsOn,
            },
            // Whose turn it is they hear together, once for all cases: ten thousand mails would tell them nothing.
            decision with
            {
                Messages = [.. decision.Messages.Where(m => m.Kind == MessageKind.Closed
                || m.Kind.IsForEngine())]
            },
            [.. step.People(after.WaitsOn).Select(p => p.Id)
                .Where(p => !had.Contains(p) && (!judged || p != after.Submitter))]);
    }

    private static Text NoState(Text name) => new(
        $"Läget ”{name.Sv}” har inget motstycke i den nya versionen: välj ett.",
        $"The state “{name.En}” has no counterpart in the new version: choose one.");
}
