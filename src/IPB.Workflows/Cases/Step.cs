using IPB.Workflows.Attachments;
using IPB.Workflows.Automations;
using IPB.Workflows.Children;
using IPB.Workflows.Gates;
using IPB.Workflows.Partners;
using IPB.Workflows.People;
using IPB.Workflows.Referrals;
using IPB.Workflows.Timers;

namespace IPB.Workflows.Cases;

/// <summary>
/// The one rule book: what a command does to a case. Pure: reads no clock, writes nothing; the same arguments give
/// the same decision (but for message ids).
/// </summary>
internal static class Step
{
    internal const int MostAutomaticTriggers = 10;

    /// <summary>Opens a case.</summary>
    /// <param name="number">The registration number it gets.</param>
    /// <exception cref="Refusal">Input that cannot become a case.</exception>
    public static Decision Open(World world, TransitionChooser chooser, Submit submit, Person by, string number,
        DateTimeOffset now)
    {
        var step = new StepBuilder(world, chooser.Routine, null, Guid.CreateVersion7(now), by.Id, now);
        Submission.Apply(step, submit, by, number);
        Attaching.Add(step, submit.Files);
        StateEntry.Enter(step, chooser.Routine.Start.Id);
        FireAutomatic(step, chooser);
        return step.Done();
    }

    /// <summary>Opens a case that another one ordered.</summary>
    /// <exception cref="Refusal">What is handed over cannot become a case of the routine.</exception>
    public static Decision OpenChild(
        World world, TransitionChooser chooser, ChildOrder order, string number, DateTimeOffset now)
    {
        var step = new StepBuilder(world, chooser.Routine, null, Guid.CreateVersion7(now), Party.System, now);
        Submission.Apply(step, order, number);
        StateEntry.Enter(step, chooser.Routine.Start.Id);
        FireAutomatic(step, chooser);
        return step.Done();
    }

    /// <summary>Carries out a command on a case.</summary>
    /// <param name="by">Null for the engine itself.</param>
    /// <param name="crowd">How full the places of the board are; null: nobody asks.</param>
    /// <returns>Null when there is nothing to do: a timer that is no longer armed.</returns>
    /// <exception cref="Refusal">The command is not allowed here and now.</exception>
    public static Decision? Decide(World world, TransitionChooser chooser, Case c, Command command, Person? by,
        DateTimeOffset now, Crowding.Crowd? crowd = null)
    {
        var step = new StepBuilder(world, chooser.Routine, c, c.Id, by?.Id ?? Party.System, now)
        {
            Crowd = crowd ?? Crowding.Crowd.None,
        };
        // Who decided, and when, says more to a decider who comes late than that the case has changed.
        if (command is Decide decide) GateDecision.RequireOpen(step, decide.Gate);
        if (command.ExpectedVersion is { } expected && expected != c.Version)
            throw new StaleVersion(expected, c.Version);
        if (!Apply(step, chooser, command, by)) return null;
        if (command.Bulk is { } bulk) step.Add(new PartOfBulk(bulk.Id, bulk.Count));

        FireAutomatic(step, chooser);
        return step.Done();
    }

    /// <returns>False when there is nothing to do.</returns>
    private static bool Apply(StepBuilder step, TransitionChooser chooser, Command command, Person? by)
    {
        if (command is Access.Reveal reveal) return Access.Revealing.Apply(step, reveal, by!);
        switch (command)
        {
            case Fire fire:
                Firing.Apply(step, chooser, fire, by!);
                break;
            case Decide decide:
                GateDecision.Apply(step, chooser, decide, by!);
                break;
            case Answer answer:
                Answering.Apply(step, chooser, answer, by!);
                break;
            case Comment comment:
                Say(step, comment);
                break;
            case Acknowledge acknowledge:
                Acknowledging.Apply(step, acknowledge, by!);
                break;
            case Assign assign:
                Assigning.Apply(step, assign, by!);
                break;
            case Remind remind:
                Reminding.Apply(step, remind, by!);
                break;
            case Link link:
                Linking.Link(step, link);
                break;
            case Unlink unlink:
                Linking.Unlink(step, unlink);
                break;
            case MirrorLink mirror:
                Linking.Mirror(step, mirror);
                break;
            case Fill fill:
                Filling.Apply(step, fill, by!);
                break;
            case Hold hold:
                Holding.Hold(step, hold, by!);
                break;
            case Resume resume:
                Holding.Resume(step, resume, by!);
                break;
            case AskInformation question:
                Questioning.Ask(step, question, by!);
                break;
            case GiveInformation give:
                Questioning.Give(step, give, by!);
                break;
            case AskOpinion opinion:
                Advising.Ask(step, opinion, by!);
                break;
            case GiveOpinion opinion:
                Advising.Give(step, opinion, by!);
                break;
            case EndOpinion opinion:
                Advising.End(step, opinion, by!);
                break;
            case MeetCondition met:
                Conditions.Meet(step, met, by!);
                break;
            case InvitePartner invite:
                Inviting.Invite(step, invite, by!);
                break;
            case SendPartnerLink link:
                Inviting.SendLink(step, link, by!);
                break;
            case RevokePartner revoke:
                Inviting.Revoke(step, revoke, by!);
                break;
            case Recount recount:
                return Recounting.Apply(step, recount.Before.Of(step.Case.LeadDepartment),
                    recount.After.Of(step.Case.LeadDepartment));
            case AskNow ask:
                return Asking.Apply(step, ask.Recurring);
            case RetryChild retry:
                Hearing.Retry(step, retry, by!);
                break;
            case DropChild drop:
                Hearing.Drop(step, drop, by!);
                break;
            case HearOfChild hear:
                Hearing.OfChild(step, hear.News);
                break;
            case ChildIsOpen opened:
                Hearing.Opened(step, opened.Child, opened.Number);
                break;
            case RefuseChild refuse:
                Hearing.Refused(step, refuse.Child, refuse.Reason);
                break;
            case HearOfParent hear:
                Hearing.OfParent(step, hear.Why);
                break;
            case RetryAutomation or GiveUpAutomation or AutomationNews:
                Reporting.Apply(step, chooser, command, by);
                break;
            case FireTimer timer:
                return DueTimer.Apply(step, chooser, timer.Key);
            default: throw new ArgumentException($"no rule for the command {command.GetType().Name}");
        }
        return true;
    }

    private static void Say(StepBuilder step, Comment comment)
    {
        Attaching.Add(step, comment.Files);
        if (comment.Files.IsEmpty || !string.IsNullOrWhiteSpace(comment.Text))
            step.Add(new Commented(InputText.Required("text", comment.Text, 10_000)) { ByMail = comment.ByMail });
    }

    /// <summary>Records the trigger and enters where it leads.</summary>
    internal static void Go(StepBuilder step, Transition way, string? reason, bool automatic)
    {
        step.Add(way.Fired(step.Case.State, reason, automatic));
        Ordering.Order(step, way.By!.Trigger.Opens);
        if (way.To is not null) StateEntry.Enter(step, way.To, reason, way.Kept);
        Running.Start(step, way.By.Trigger.Automation, way.By.Trigger);
    }

    /// <summary>Fires the system's triggers whose conditions hold, one after another.</summary>
    internal static void FireAutomatic(StepBuilder step, TransitionChooser chooser)
    {
        for (var i = 0; i < MostAutomaticTriggers; i++)
        {
            if (step.Case.Hold is not null) return;
            if (Waiting.Met(step.Routine, step.Case) is { } met)
            {
                step.PassBy();
                Waiting.GoOn(step, chooser, met);
                continue;
            }

            if (chooser.FindAutomatic(step.Case) is not { } way) return;
            if (way.To is not null) step.PassBy();
            Go(step, way, null, automatic: true);
        }

        throw new TriggerRefused(RefusalKind.Conflict, step.State, "system", new Text(
            "Rutinens automatiska steg går i cirkel.", "The routine's automatic triggers go round in circles."));
    }
}
