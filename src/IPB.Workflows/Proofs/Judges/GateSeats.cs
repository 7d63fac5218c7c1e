using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Gates;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>Why a gate cannot be decided as its author means.</summary>
internal sealed record SeatProblem(string Code, string Message);

/// <summary>Asks the engine's own rules who could decide at a gate, for every department and submitter.</summary>
internal sealed class GateSeats
{
    private readonly State state;
    private readonly Gate gate;
    private readonly ImmutableArray<Escalation> escalations;
    private readonly World world;
    private readonly CaseOnPaper paper;

    internal GateSeats(Routine routine, State state, Organisation organisation)
    {
        (this.state, gate, paper) = (state, state.Gate!, new CaseOnPaper(routine, state, organisation));
        escalations = [.. state.Escalations, .. routine.GroupsOf(state).SelectMany(g => g.Escalations)];
        world = paper.World;
    }

    /// <returns>Null when there is somebody for every case.</returns>
    internal SeatProblem? Problem(Mandate mandate) =>
        Cases().Select(c => Problem(mandate, c)).FirstOrDefault(p => p is not null);

    private IEnumerable<(string Lead, string Submitting)> Cases() => paper.Departments(
        gate.Mandates.SelectMany(m => m.By).Concat(gate.Not).Concat(escalations.Select(e => e.To)));

    private SeatProblem? Problem(Mandate mandate, (string Lead, string Submitting) c)
    {
        var nobody = Step(c, Nobody(mandate, c));
        if (gate.FourEyes && OnlyOne(mandate, nobody) is { } alone) return alone;
        var holders = Deciders.KeysOf(nobody, mandate).SelectMany(k => world.Organisation.Holders(k)).Distinct();
        foreach (var submitter in holders.Select(h => h.Id).Prepend(nobody.Case.Submitter))
            if (Problem(mandate, Step(c, submitter)) is { } problem) return problem;
        return null;
    }

    private SeatProblem? Problem(Mandate mandate, StepBuilder step)
    {
        var opening = GateOpening.Of(step, state, mandate);
        var (keys, quorum) = (opening.Keys, opening.Quorum);
        var able = Able(step, keys);
        var enough = quorum == Mandate.OneOfEach
            ? keys.All(k => Able(step, [k]).Count > 0) : able.Count >= quorum;
        if (enough || Superior(step)) return null;
        var who = $"led by {step.Case.LeadDepartment} and submitted by {step.Case.Submitter}";
        var parties = string.Join(" and ", mandate.By);
        return able.Count == 0
            ? new("gate-nobody-decides", $"nobody may decide on a case {who}: {parties} are the submitter or named "
                + "under \"not\"; name others, or escalate to someone else")
            : new("gate-cannot-approve", $"too few may vote on a case {who}: the yes of {parties} takes "
                + $"{Needed(quorum, keys)}, but only {string.Join(", ", able)} may vote; lower the quorum, or name "
                + "others");
    }

    // Where one of several is the submitter, or prepared the case, the next ones up fill in.
    private SeatProblem? OnlyOne(Mandate mandate, StepBuilder step) =>
        Able(step, Deciders.KeysOf(step, mandate)) is not { Count: < 2 } few ? null
            : new("four-eyes-one-person", $"a yes takes two people, but on a case led by {step.Case.LeadDepartment} "
                + $"{(few is [var one] ? $"only {one}" : "nobody")} of {string.Join(" and ", mandate.By)} may decide; "
                + "name others too, or remove \"four-eyes\"");

    private static string Needed(int quorum, ImmutableArray<string> keys) => quorum == Mandate.OneOfEach
        ? $"one vote of each of {keys.Length} parties" : $"{quorum} votes";

    /// <summary>Whoever it is escalated to decides alone.</summary>
    private bool Superior(StepBuilder step) => escalations
        .Any(e => Able(step, [Deciders.KeyWithSomeone(step, e.To)]).Count > 0);

    private List<string> Able(StepBuilder step, ImmutableArray<string> keys)
    {
        var waiting = paper.Step(step.Case with { WaitsOn = keys });
        return [.. keys.SelectMany(k => world.Organisation.Holders(k)).DistinctBy(p => p.Id)
            .Where(p => !Deciders.StandingOf(waiting, p).IsEmpty).Select(p => p.Id)];
    }

    /// <summary>Somebody with no say at the gate.</summary>
    private string Nobody(Mandate mandate, (string, string) c)
    {
        var step = Step(c, "");
        var keys = mandate.By.Concat(gate.Not).Concat(escalations.Select(e => e.To))
            .Where(p => p.Role != Party.ProblemOwner).Select(p => step.Organisation.KeyOf(p, step.Case)).ToHashSet();
        var people = world.Organisation.People;
        return (people.FirstOrDefault(p => !p.Keys().Any(keys.Contains)) ?? people[0]).Id;
    }

    private StepBuilder Step((string Lead, string Submitting) c, string submitter) => paper.Step(c, submitter);
}
