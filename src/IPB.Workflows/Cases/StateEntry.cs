using System.Collections.Immutable;
using IPB.Workflows.Gates;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Referrals;
using IPB.Workflows.Routines;
using IPB.Workflows.Timers;

namespace IPB.Workflows.Cases;

/// <summary>A case comes into a state: the old one's timers go, the new one's clock, gate and messages come.</summary>
internal static class StateEntry
{
    public static void Enter(StepBuilder step, string stateId, string? reason = null)
    {
        var state = step.Routine.State(stateId);
        var wasClosed = step.Case.IsClosed;
        ReferralSteps.Close(step, ReferralEnd.Left);
        foreach (var timer in step.Case.Timers) step.Add(new TimerCancelled(timer.Key));
        if (wasClosed && state.End is null) step.Add(new Reopened());

        var due = state.Due is { } limit ? step.World.Calendar.Count(step.Now, limit).Due : (DateTimeOffset?)null;
        var mandate = state.Gate is { } gate ? Deciders.MandateOf(gate, step.Routine, step.Case) : null;
        var bodies = state.Referral is { } referral ? Bodies.Of(step, referral, step.ChosenBodies) : [];
        var waitsOn = mandate is not null ? Deciders.KeysOf(step, mandate)
            : state.Referral is not null ? [.. bodies.Select(b => b.Key).Distinct()]
            : state.Owner is { } owner ? [step.Organisation.KeyOf(owner, step.Case)]
            : ImmutableArray<string>.Empty;

        step.Add(new Entered(state.Id, due, waitsOn));
        if (mandate is not null) OpenGate(step, state, waitsOn, Deciders.QuorumOf(step, mandate, waitsOn));
        if (state.Referral is not null) ReferralSteps.Open(step, state, bodies);
        foreach (var timer in StateTimers.Of(state, step.World.Calendar, step.Now, due))
            step.Add(new TimerArmed(timer));
        if (state.End is { } ending && !wasClosed) step.Add(new Closed(ending));
        Announce(step, state, waitsOn, reason);
    }

    /// <summary>Opens the next round of a case's gates.</summary>
    internal static void OpenGate(StepBuilder step, State state, ImmutableArray<string> deciders, int quorum)
    {
        var round = step.Case.GateRounds + 1;
        var serial = CaseNumber.Slug(step.Case.Number);
        step.Add(new GateOpened($"{serial}.{state.Id}.{round}", state.Id, round, deciders, quorum));
    }

    private static void Announce(StepBuilder step, State state, ImmutableArray<string> waitsOn, string? reason)
    {
        var content = step.Content() with
        {
            By = step.Organisation.FindPerson(step.Actor)?.Name,
            Reason = reason,
        };
        var people = step.People(waitsOn);
        if (state.Gate is not null)
            step.Tell(people.Where(p => p.Id != step.Case.Submitter), MessageKind.Decision, content);
        else if (state.Referral is not null)
            step.Tell(people.Where(p => p.Id != step.Case.Submitter), MessageKind.Statement, content);
        else if (state.End is null)
            step.Tell(people, MessageKind.YourTurn, content);
        else
            step.Tell(step.People([Person.KeyOf(step.Case.Submitter)]), MessageKind.Closed, content);
    }
}
