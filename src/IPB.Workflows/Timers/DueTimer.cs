using System.Collections.Immutable;
using IPB.Workflows.Automations;
using IPB.Workflows.Cases;
using IPB.Workflows.Gates;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Referrals;

namespace IPB.Workflows.Timers;

/// <summary>What happens when a timer of a case is due.</summary>
internal static class DueTimer
{
    /// <returns>False: the timer is no longer armed or not yet due, nothing happens.</returns>
    public static bool Apply(StepBuilder step, TransitionChooser chooser, string key)
    {
        if (step.Case.Timers.FirstOrDefault(t => t.Key == key) is not { } timer || timer.DueAt > step.Now) return false;
        step.Add(new TimerFired(key));
        if (timer.IsOfCondition)
        {
            Conditions.Due(step, timer);
            return true;
        }

        var home = step.Routine.HomeOf(timer, step.Case.State);
        switch (timer.Kind)
        {
            case TimerKind.Remind:
                Remind(step, timer);
                break;
            case TimerKind.Escalate:
                Escalate(step, home.Escalations[timer.Index].To, timer.Group);
                break;
            case TimerKind.Fire:
                Fire(step, chooser, home.Timed[timer.Index].Fire);
                break;
            case TimerKind.Overdue:
                ReferralSteps.Overdue(step, chooser);
                break;
            case TimerKind.HoldAsk:
                Holding.AskAgain(step);
                break;
            case TimerKind.Automation:
                Running.Due(step, timer.Index);
                break;
            case TimerKind.HoldLongest:
                Holding.RunOut(step);
                break;
            default:
                Ask(step, home.FollowUps[timer.Index]);
                break;
        }

        return true;
    }

    private static void Remind(StepBuilder step, CaseTimer timer)
    {
        var due = step.Case.DueOf(timer);
        var voted = step.Case.Gate?.Votes.Select(v => v.Person).ToHashSet() ?? [];
        var people = (step.Case.Gate is not null || step.Case.Referral is not null
            ? step.Impartial(step.Case.WaitsOn) : step.People(step.Case.WaitsOn)).RemoveAll(p => voted.Contains(p.Id));
        step.Add(new Reminded(Ids(people), due));
        step.Tell(people, MessageKind.Reminder, step.Content() with { DueAt = due });
    }

    private static void Escalate(StepBuilder step, Party to, string? group)
    {
        if (step.Case.Referral is not null)
        {
            ReferralSteps.Escalate(step, to);
            return;
        }

        var key = step.Case.Gate is null
            ? step.Organisation.KeyOf(to, step.Case) : Deciders.KeyWithSomeone(step, to);
        var people = step.Case.Gate is null ? step.People([key]) : step.Impartial([key]);
        step.Add(new Escalated(key, Ids(people)) { Group = group });
        step.Tell(people, MessageKind.Escalation, step.Content());
    }

    private static void Fire(StepBuilder step, TransitionChooser chooser, string triggerId)
    {
        var choice = chooser.Choose(step.Case, triggerId);
        if (!choice.Refused) Step.Go(step, choice, null, automatic: true);
    }

    private static void Ask(StepBuilder step, Routines.FollowUp followUp)
    {
        var key = step.Organisation.KeyOf(followUp.Ask, step.Case);
        var people = step.People([key]);
        step.Add(new Asked(key, Ids(people), followUp.Question));
        step.Tell(people, MessageKind.FollowUp, step.Content() with { Note = followUp.Question });
    }

    private static ImmutableArray<string> Ids(ImmutableArray<Person> people) => [.. people.Select(p => p.Id)];
}
