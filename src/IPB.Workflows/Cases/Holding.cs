using System.Collections.Immutable;
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
        var reason = InputText.Required("reason", command.Reason, 4_000);
        step.Add(new Held(by.Id, reason));
        foreach (var timer in step.Case.Timers) step.Add(new TimerSuspended(timer.Key));
        Ask(step, step.Routine.Hold, count: 1);
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
        step.ActUnder(RequireRight(step, by));
        var reason = InputText.Optional("reason", command.Reason, 4_000);
        foreach (var timer in step.Case.Timers) step.Add(new TimerCancelled(timer.Key));
        var clock = new ResumedClock(step, hold);
        step.Add(new Resumed(reason, clock.DueAt) { Groups = clock.Groups });
        foreach (var timer in clock.Timers()) step.Add(new TimerArmed(timer));
        var submitter = step.Submitter();
        step.Tell(submitter, MessageKind.Resumed, Content(step, reason));
        step.Tell(step.People(step.Case.WaitsOn).Except(submitter), MessageKind.YourTurn, Content(step, reason));
    }

    /// <summary>Whether a person may put the case on hold, or let it go on, now.</summary>
    public static bool May(StepBuilder step, Person by) => step.Routine.Hold is { } rule
        && (step.Case.Hold is not null || rule.Allows(step.State)) && Rights.MayAct(step, rule.By, by, out _);

    /// <summary>Why a trigger cannot be fired now; null: it can, or something else decides.</summary>
    public static Text? Obstacle(StepBuilder step, Trigger trigger) => step.Case.Hold is not null
        && (trigger.To is not { } to || step.Routine.State(to).End is null || trigger.Bounce is not null)
            ? StandsStill : null;

    /// <summary>The time has come to ask again.</summary>
    public static void AskAgain(StepBuilder step)
    {
        var hold = step.Case.Hold!;
        var key = Person.KeyOf(hold.By);
        // Somebody who has left the city is not asked; whoever else may let it go on is.
        var keys = step.Organisation.Holders(key).IsEmpty ? step.Case.WaitsOn : [key];
        var people = step.People(keys);
        step.Add(new AskedToResume(keys[0], [.. people.Select(p => p.Id)], hold.Asked + 1));
        step.Tell(people, MessageKind.AskAgain,
            step.Content() with { By = NameOf(step, hold.By), Reason = hold.Reason });
        if (step.Routine.Hold is { } rule) Ask(step, rule, hold.Asked + 2);
    }

    /// <summary>The case has been on hold for as long as it may.</summary>
    public static void RunOut(StepBuilder step)
    {
        if (step.Routine.Hold?.Then is not { } then) return;
        var reason = step.Case.Hold!.Reason;
        step.Add(new HoldRanOut(then));
        StateEntry.Enter(step, then, reason);
    }

    private static void Ask(StepBuilder step, HoldRule rule, int count) => step.Add(new TimerArmed(new(
        $"{TimerKind.HoldAsk.Name()}:{count}", TimerKind.HoldAsk, count,
        step.Calendar.Count(step.Now, rule.AskAgain).Due)));

    private static WaitingKey? RequireRight(StepBuilder step, Person by)
    {
        var parties = step.Routine.Hold?.By ?? [];
        if (Rights.MayAct(step, parties, by, out var under)) return under;
        var names = string.Join(", ", step.People(Rights.Keys(step, parties)).Select(p => p.Name));
        throw new HoldRefused(RefusalKind.NotAllowed, "hold-not-permitted", new Text(
            $"Det kan göras av: {names}.", $"It can be done by: {names}."));
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
