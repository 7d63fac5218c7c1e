using System.Collections.Immutable;
using IPB.Workflows.Automations;
using IPB.Workflows.Calendars;
using IPB.Workflows.Gates;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Routines;
using IPB.Workflows.Timers;

namespace IPB.Workflows.Cases;

/// <summary>
/// A case is put on hold and goes on again. Meanwhile nothing of it falls due; whoever stopped it is asked again and
/// again whether it can go on; and only comments and triggers that end the case are taken.
/// </summary>
internal static class Holding
{
    public static readonly Text StandsStill = new(
        "Ärendet vilar och klockan står still. Återuppta det först.",
        "The case is on hold and its clock stands still. Resume it first.");

    /// <exception cref="HoldRefused">Not here, not theirs, or already on hold.</exception>
    /// <exception cref="InvalidInput">There is no reason.</exception>
    public static void Hold(StepBuilder step, Hold command, Person by)
    {
        if (step.Case.Hold is not null)
            throw new HoldRefused(RefusalKind.Conflict, "already-on-hold", new Text(
                "Ärendet vilar redan.", "The case is already on hold."));
        if (step.Routine.Hold?.Allows(step.State) != true)
            throw new HoldRefused(RefusalKind.Conflict, "hold-not-offered", new Text(
                $"Ett ärende kan inte vila i läget ”{step.State.Name.Sv}”.",
                $"A case is not put on hold in the state “{step.State.Name.En}”."));
        step.ActUnder(RequireRight(step, by));
        Rest(step, by, InputText.Required("reason", command.Reason, 4_000), command.Obstacle);
    }

    /// <summary>The clock stands still from now on.</summary>
    public static void Rest(StepBuilder step, Person by, string reason, ObstacleKind? obstacle)
    {
        if (step.Routine.Hold?.Allows(step.State) != true) return;
        step.Add(new Held(by.Id, reason) { Obstacle = obstacle });
        SuspendTimers(step);
        Ask(step, step.Routine.Hold.AskAgain, count: 1);
        if (step.Routine.Hold.Longest is { } longest)
            step.Add(new TimerArmed(new(TimerKind.HoldLongest.Name() + ":0", TimerKind.HoldLongest, 0,
                step.Calendar.Count(step.Now, longest).Due)));
        Announce(step, MessageKind.OnHold, reason, step.Case.WaitsOn);
    }

    /// <exception cref="HoldRefused">Not on hold, or not theirs.</exception>
    public static void Resume(StepBuilder step, Resume command, Person by)
    {
        if (step.Case.Hold is not { } hold)
            throw new HoldRefused(RefusalKind.Conflict, "not-on-hold", new Text(
                "Ärendet vilar inte.", "The case is not on hold."));
        if (hold.Question is not null)
        {
            Questioning.TakeBack(step, command, by);
            return;
        }

        step.ActUnder(RequireRight(step, by));
        var reason = InputText.Optional("reason", command.Reason, 4_000);
        GoOn(step, reason);
        var submitter = step.Submitter();
        step.Tell(submitter, MessageKind.Resumed, Content(step, reason));
        step.Tell(step.People(step.Case.WaitsOn).Except(submitter), MessageKind.YourTurn, Content(step, reason));
    }

    /// <summary>The clock goes on with what was left.</summary>
    public static void GoOn(StepBuilder step, string? reason)
    {
        foreach (var timer in step.Case.Timers.Where(t => !t.IsOfCondition)) step.Add(new TimerCancelled(timer.Key));
        var clock = new ResumedClock(step, step.Case.Hold!);
        step.Add(new Resumed(reason, clock.DueAt) { Groups = clock.Groups });
        foreach (var timer in clock.Timers()) step.Add(new TimerArmed(timer));
        Running.GoOn(step);
    }

    /// <summary>Whether a person may put the case on hold, or let it go on, now.</summary>
    public static bool May(StepBuilder step, Person by) => step.Case.Hold is { Question: not null }
        ? Questioning.MayTakeBack(step, by) : step.Routine.Hold is { } rule
        && (step.Case.Hold is not null || rule.Allows(step.State)) && Rights.MayAct(step, rule.By, by, out _);

    /// <summary>Why a trigger cannot be fired now; null: it can, or something else decides.</summary>
    public static Text? Obstacle(StepBuilder step, Trigger trigger) => step.Case.Hold is not null
        && (trigger.To is not { } to || step.Routine.State(to).End is null || trigger.Bounce is not null)
            ? StandsStill : null;

    /// <summary>The time has come to ask again.</summary>
    public static void AskAgain(StepBuilder step)
    {
        var hold = step.Case.Hold!;
        if (hold.Question is { } question)
        {
            Questioning.Remind(step, question);
            return;
        }

        var key = Person.KeyOf(hold.By);
        // Somebody who has left the city is not asked; whoever else may let it go on is.
        var keys = step.Organisation.Holders(key).IsEmpty ? step.Case.WaitsOn : [key];
        var people = step.People(keys);
        step.Add(new AskedToResume(keys[0], [.. people.Select(p => p.Id)], hold.Asked + 1));
        step.Tell(people, MessageKind.AskAgain,
            step.Content() with { By = NameOf(step, hold.By), Reason = hold.Reason });
        if (step.Routine.Hold is { } rule) Ask(step, rule.AskAgain, hold.Asked + 2);
    }

    /// <summary>The case has been on hold for as long as it may.</summary>
    public static void RunOut(StepBuilder step)
    {
        if (step.Routine.Hold?.Then is not { } then) return;
        var reason = step.Case.Hold!.Reason;
        step.Add(new HoldRanOut(then));
        StateEntry.Enter(step, then, reason);
    }

    /// <summary>What the state and its groups have armed comes later; conditions of approvals run on.</summary>
    public static void SuspendTimers(StepBuilder step)
    {
        Running.Cancel(step, RunCancel.Held);
        foreach (var timer in step.Case.Timers.Where(t => !t.IsOfCondition)) step.Add(new TimerSuspended(timer.Key));
    }

    /// <summary>Sets when it is asked the next time.</summary>
    public static void Ask(StepBuilder step, TimeLimit after, int count) => step.Add(new TimerArmed(new(
        $"{TimerKind.HoldAsk.Name()}:{count}", TimerKind.HoldAsk, count,
        step.Calendar.Count(step.Now, after).Due)));

    private static WaitingKey? RequireRight(StepBuilder step, Person by)
    {
        var parties = step.Routine.Hold?.By ?? [];
        if (Rights.MayAct(step, parties, by, out var under)) return under;
        throw new HoldRefused(
            RefusalKind.NotAllowed, "hold-not-permitted", Rights.Who(step, Rights.Keys(step, parties)));
    }

    private static void Announce(StepBuilder step, MessageKind kind, string? reason, ImmutableArray<string> keys) =>
        step.Tell(step.Submitter().Concat(step.People(keys)).DistinctBy(p => p.Id), kind, Content(step, reason));

    private static MessageContent Content(StepBuilder step, string? reason) => step.Content() with
    {
        By = NameOf(step, step.Actor),
        Reason = reason,
    };

    private static string? NameOf(StepBuilder step, string person) => step.Organisation.FindPerson(person)?.Name;
}
