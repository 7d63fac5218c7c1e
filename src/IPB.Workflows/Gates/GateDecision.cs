using System.Collections.Immutable;
using System.Globalization;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Gates;

/// <summary>A decider's word at a gate, and what the gate makes of it.</summary>
internal static class GateDecision
{
    /// <exception cref="DecisionRefused">Not open, not theirs, or incomplete.</exception>
    public static void Apply(StepBuilder step, TransitionChooser chooser, Decide decide, Person by)
    {
        var gate = RequireOpen(step, decide.Gate);
        Questioning.RequireNoQuestion(step);
        var standing = Require(step, by);
        var definition = step.State.Gate!;
        var vote = new VoteInput(step, definition, decide).Read(by, standing);
        RequireWithinMandate(step, gate, vote);
        step.ActUnder(standing[0]);
        step.Add(new Voted(gate.Id, vote));

        if (Tally.Of(step) is not { } outcome) return;
        var closing = outcome == Outcome.ApproveWithConditions && !definition.Outcomes.ContainsKey(outcome)
            ? Outcome.Approve : outcome;
        List<Vote> go = closing.IsGo() ? [.. Tally.Standing(step.Case.Gate!).Where(v => v.Outcome.IsGo())] : [];
        Advising.Close(step);
        step.Add(new GateClosed(gate.Id, closing, [.. go.SelectMany(v => v.Conditions)]) { By = by.Id });
        var way = chooser.Choose(step.Case, closing);
        Crowding.Limits.Note(step, way.To, vote.Reason);
        if (go.Count > 0) Conditions.Set(step, step.Case.Gate!, go, step.Routine.State(way.To!));
        StateEntry.Enter(step, way.To!, vote.Reason, way.Kept);
        if (closing == Outcome.Hold) Holding.Rest(step, by, vote.Reason!, vote.Obstacle);
    }

    /// <summary>The round that a command of a decider is about.</summary>
    /// <exception cref="DecisionRefused">It is not open; says who decided it, and when.</exception>
    public static GateRound RequireOpen(StepBuilder step, string id)
    {
        if (step.Case.Gate is { } gate && gate.Id == id) return gate;
        throw new DecisionRefused(RefusalKind.Conflict, "gate-closed", WhyClosed(step, id))
        {
            Allowed = step.Case.Gate is { } open ? [open.Id] : [],
        };
    }

    private static Text WhyClosed(StepBuilder step, string id)
    {
        if (step.Case.Decided.LastOrDefault(d => d.Id == id) is not { } decided)
            return new("Beslutspunkten är inte öppen: den är redan avgjord eller har öppnats på nytt.",
                "The gate is not open: it was decided already, or has been opened anew.");
        var name = step.Organisation.FindPerson(decided.By)?.Name ?? decided.By;
        var at = Stockholm.LocalOf(decided.At);
        return new(
            string.Create(CultureInfo.InvariantCulture, $"Redan avgjort av {name} {at:yyyy-MM-dd} kl. {at:HH.mm}: ")
                + $"{decided.Outcome.Text().Sv}.",
            string.Create(CultureInfo.InvariantCulture, $"Already decided by {name} at {at:yyyy-MM-dd HH:mm}: ")
                + $"{decided.Outcome.Text().En}.");
    }

    /// <summary>The keys under which a person decides.</summary>
    /// <exception cref="DecisionRefused">There are none.</exception>
    public static ImmutableArray<WaitingKey> Require(StepBuilder step, Person by)
    {
        if (by.Id == step.Case.Submitter)
            throw new DecisionRefused(RefusalKind.NotAllowed, "own-case", new Text(
                "Ingen beslutar i sitt eget ärende (jäv), inte heller som ersättare.",
                "Nobody decides their own case, nor as a deputy."));
        if (step.Case.Gate is { Terms.FourEyes: true } && step.Case.Preparers.Contains(by.Id))
            throw new DecisionRefused(RefusalKind.NotAllowed, "prepared-case", new Text(
                "Den som har berett ärendet beslutar inte i det: här krävs fyra ögon.",
                "Whoever prepared the case does not decide it: four eyes are needed here."));
        var standing = Deciders.StandingOf(step, by);
        if (!standing.IsEmpty) return standing;
        var names = string.Join(", ", step.Impartial(step.Case.WaitsOn).Select(p => p.Name));
        throw new DecisionRefused(RefusalKind.NotAllowed, "not-a-decider", new Text(
            $"Beslutet ligger hos: {names}.", $"The decision lies with: {names}."));
    }

    // Whoever it was escalated to decides by a right of their own.
    private static void RequireWithinMandate(StepBuilder step, GateRound gate, Vote vote)
    {
        if (!vote.Outcome.IsGo() || step.Organisation.Scheme?.Find(gate.Point) is not { UpTo: { } most } point
            || step.Matter.Amount is not { } amount || amount <= most || !vote.Keys.Any(gate.Deciders.Contains)) return;
        throw new DecisionRefused(RefusalKind.NotAllowed, "over-mandate", new Text(
            $"Punkt {point.Number} i delegationsordningen gäller upp till {most:0} kr, och ärendet avser "
            + $"{amount:0} kr.",
            $"Point {point.Number} of the delegation scheme goes up to SEK {most:0}, and the case is about SEK "
            + $"{amount:0}."));
    }
}
