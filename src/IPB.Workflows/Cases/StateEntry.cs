using System.Collections.Immutable;
using IPB.Workflows.Automations;
using IPB.Workflows.Children;
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
    /// <param name="target">Id of a state; a group is entered by its first sub-state.</param>
    /// <param name="kept">
    /// The groups in which the case stays on the way, see <see cref="Routine.GroupsKept"/>; it leaves all others.
    /// </param>
    public static void Enter(StepBuilder step, string target, string? reason = null,
        ImmutableArray<State> kept = default)
    {
        var state = step.Routine.Innermost(target);
        var wasClosed = step.Case.IsClosed;
        ReferralSteps.Close(step, ReferralEnd.Left);
        Advising.Close(step);
        Waiting.Leave(step);
        Running.Cancel(step, state.End is null ? RunCancel.Left : RunCancel.Closed);
        var children = step.Case.Children.Where(k => k.IsOpen).Select(k => k.Key).ToList();
        var entered = Leave(step, state, kept.IsDefault ? [] : [.. kept.Select(g => g.Id)]);
        if (wasClosed && state.End is null) step.Add(new Reopened());
        var groupTimers = entered.SelectMany(g => EnterGroup(step, g)).ToList();

        var due = DueOf(step, state);
        var opening = state.Gate is null ? null : GateOpening.Of(step, state);
        var bodies = state.Referral is { } referral ? Bodies.Of(step, referral, step.ChosenBodies) : [];
        var waitsOn = opening is not null ? opening.Keys
            : state.Referral is not null ? [.. bodies.Select(b => b.Key).Distinct()]
            : state.Owner is { } owner ? Owners(step, owner)
            : ImmutableArray<string>.Empty;

        step.Add(new Entered(state.Id, due, waitsOn));
        if (opening is not null) OpenGate(step, state, opening);
        if (state.Referral is not null) ReferralSteps.Open(step, state, bodies);
        foreach (var timer in groupTimers.Concat(StateTimers.Of(state, step.Calendar, step.Now, due)))
            step.Add(new TimerArmed(timer));
        if (state.End is { } ending && !wasClosed)
        {
            step.Add(new Closed(ending));
            Waiting.Close(step, children);
            Conditions.Drop(step, ending);
        }

        Ordering.Order(step, state.Opens);
        Waiting.Begin(step, state);
        Running.Start(step, state.Automation);
        Announce(step, state, waitsOn, reason);
    }

    /// <summary>The times of what the case leaves go, those of the groups in which it stays run on.</summary>
    /// <returns>The groups that it comes into, the outermost first.</returns>
    private static List<State> Leave(StepBuilder step, State to, ImmutableArray<string> kept)
    {
        kept = [.. kept.Where(k => step.Case.Groups.Any(g => g.Group == k))];
        foreach (var timer in step.Case.Timers.Where(
            t => !t.IsOfCondition && (t.Group is null || !kept.Contains(t.Group))))
            step.Add(new TimerCancelled(timer.Key));
        foreach (var left in step.Case.Groups.Reverse().Where(g => !kept.Contains(g.Group)))
            step.Add(new GroupLeft(left.Group));
        return [.. step.Routine.GroupsOf(to).Reverse().Where(g => !kept.Contains(g.Id))];
    }

    private static List<CaseTimer> EnterGroup(StepBuilder step, State group)
    {
        var due = DueOf(step, group);
        step.Add(new GroupEntered(group.Id, due));
        return [.. StateTimers.Of(group, step.Calendar, step.Now, due)];
    }

    private static DateTimeOffset? DueOf(StepBuilder step, State state) =>
        state.Due is { } limit ? step.Calendar.Count(step.Now, limit).Due : null;

    // A group's escalation is not shaken off by moving on inside the group.
    private static ImmutableArray<string> Owners(StepBuilder step, Party owner) =>
        [
            .. step.Case.Groups.SelectMany(g => g.Escalated).Prepend(step.Organisation.KeyOf(owner, step.Case))
                .Distinct(),
        ];

    /// <summary>Opens the next round of a case's gates.</summary>
    internal static void OpenGate(StepBuilder step, State state, GateOpening opening)
    {
        var round = step.Case.GateRounds + 1;
        var serial = CaseNumber.Slug(step.Case.Number);
        step.Add(new GateOpened($"{serial}.{state.Id}.{round}", state.Id, round, opening.Keys, opening.Quorum)
        {
            Terms = opening.Terms,
            Point = opening.Point,
        });
        Advising.Begin(step, state.Gate!);
    }

    private static void Announce(StepBuilder step, State state, ImmutableArray<string> waitsOn, string? reason)
    {
        var content = step.Content() with
        {
            By = step.Organisation.FindPerson(step.Actor)?.Name,
            Reason = reason,
        };
        if (state.Gate is not null) step.Tell(step.Impartial(waitsOn), MessageKind.Decision, content);
        else if (state.Referral is not null) step.Tell(step.Impartial(waitsOn), MessageKind.Statement, content);
        else if (state.End is null) step.Tell(step.People(waitsOn), MessageKind.YourTurn, content);
        else step.Tell(step.Submitter(), MessageKind.Closed, content);
    }
}
