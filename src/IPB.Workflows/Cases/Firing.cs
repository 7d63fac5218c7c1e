using System.Collections.Immutable;
using IPB.Workflows.Children;
using IPB.Workflows.Gates;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Referrals;
using IPB.Workflows.Timers;

namespace IPB.Workflows.Cases;

/// <summary>A person fires a trigger of the state that the case is in.</summary>
internal static class Firing
{
    /// <exception cref="Refusal">The trigger cannot be fired by this person, here, now or with these
    /// values.</exception>
    public static void Apply(StepBuilder step, TransitionChooser chooser, Fire fire, Person by)
    {
        var state = step.State;
        if (Offers.Pick(step, chooser, fire) is not { } trigger)
            throw new TriggerRefused(RefusalKind.NotFound, state, fire.Trigger, new Text(
                $"Läget har ingen sådan knapp: {fire.Trigger}.", $"The state has no trigger {fire.Trigger}."))
            {
                Allowed = Rights.TriggersOf(step, by),
            };

        step.ActUnder(Rights.RequireTrigger(step, trigger, by));
        var reason = InputText.Optional("reason", fire.Reason, 4_000);
        if (trigger.ReasonRequired && reason is null)
            throw new InvalidInput("reason", new("Skriv ett skäl.", "A reason is required."));
        if (Holding.Obstacle(step, trigger) is { } standing) throw Refused(standing);
        if (Bouncing.Obstacle(step.Case, trigger) is { } obstacle) throw Refused(obstacle);
        var lead = step.Case.LeadDepartment;
        var (named, fields) = Bouncing.Read(step, trigger, fire.Fields);
        fields = Picking.Read(step, trigger, Choosing.Read(step, trigger, fields));
        FieldInput.Apply(step, trigger.Bounce is null ? trigger.Asks : trigger.Asks.Remove(FieldInput.LeadDepartment),
            fields);
        Preparing.Note(step, trigger);

        if (Needs.Missing(step.Routine, step.Case, trigger) is { IsEmpty: false } missing)
            throw new TriggerRefused(RefusalKind.Conflict, state, trigger, Needs.Words(missing))
            {
                Allowed = Rights.TriggersOf(step, by),
                Missing = [.. missing.Select(f => f.Id)],
            };
        var choice = chooser.Choose(step.Case, trigger.Id);
        if (choice.Refused) throw Refused([.. choice.Reasons]);
        if (trigger.Bounce is not null) Bouncing.Apply(step, choice, named, (reason!, fire.Obstacle));
        else
        {
            Crowding.Limits.Note(step, choice.To, reason);
            Step.Go(step, choice, reason, automatic: false);
        }

        if (step.Case.LeadDepartment == lead || step.Case.IsClosed) return;
        // What was counted anew here stands by the new calendar already; what runs on is counted by it from its start.
        Recounting.Apply(step, step.World.Calendars.Of(lead), step.Calendar, step.Case.LeadDepartment);
        TellOfMove(step, reason);

        TriggerRefused Refused(params ImmutableArray<Text> reasons) =>
            new(RefusalKind.Conflict, state, trigger, reasons) { Allowed = Rights.TriggersOf(step, by) };
    }

    /// <summary>Who submitted the case knows whom it was sent to, and learns where it is now.</summary>
    private static void TellOfMove(StepBuilder step, string? reason) =>
        step.Tell(step.Submitter(), MessageKind.Moved, step.Content() with
        {
            By = step.Organisation.FindPerson(step.Actor)?.Name,
            Reason = reason,
            Note = step.Case.RoutingReason,
        });
}
