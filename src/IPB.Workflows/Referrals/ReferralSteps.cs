using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Referrals;

/// <summary>A referral is sent out, escalated and closed.</summary>
internal static class ReferralSteps
{
    public static void Open(StepBuilder step, State state, ImmutableArray<ReferralBody> bodies)
    {
        var round = step.Case.Referrals.Length + 1;
        step.Add(new Referred($"{CaseNumber.Slug(step.Case.Number)}.{state.Id}.{round}", state.Id, round, bodies,
            state.Referral!.NeededOf(bodies.Length)));
    }

    /// <summary>
    /// Closes a referral that is still out: whoever has not answered learns that no answer is needed any more.
    /// </summary>
    public static void Close(StepBuilder step, ReferralEnd end)
    {
        if (step.Case.Referral is not { } round) return;
        var people = step.Impartial(round.Open.SelectMany(b => b.Keys));
        var content = step.Content() with { Note = end.Text() };
        step.Add(new ReferralClosed(round.Id, end, [.. round.Open.Select(b => b.Id)]));
        step.Tell(people, MessageKind.NoStatementNeeded, content);
    }

    public static void Escalate(StepBuilder step, Party to)
    {
        var told = new HashSet<string>();
        var open = step.Case.Referral!.Open.ToList();
        foreach (var body in open)
        {
            var key = Bodies.SuperiorOf(step, body, to);
            var people = step.Impartial([key]);
            step.Add(new Escalated(key, [.. people.Select(p => p.Id)]) { Body = body.Id });
            step.Tell(people.Where(p => told.Add(p.Id)), MessageKind.Escalation, step.Content());
        }
    }

    /// <summary>Time is up: the case goes on with what has come in.</summary>
    public static void Overdue(StepBuilder step, TransitionChooser chooser)
    {
        var choice = chooser.Choose(step.Case, ReferralEnd.Overdue);
        Close(step, ReferralEnd.Overdue);
        StateEntry.Enter(step, choice.To!, kept: choice.Kept);
    }
}
