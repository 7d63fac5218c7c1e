using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Gates;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>Gates without a mandate for every case, and gates at which too few may decide.</summary>
internal static class GateJudge
{
    internal static void Judge(Judging judging, Organisation? organisation)
    {
        foreach (var place in judging.Space.Places.Where(p => p.State.Gate is not null && judging.IsReached(p)))
        {
            Mandates(judging, place);
            if (organisation is not null && judging.Rests[place.Index])
                new GateSeats(judging, place, organisation).Judge();
        }
    }

    private static void Mandates(Judging judging, Place place)
    {
        if (judging.Explored.Unmandated.TryGetValue(place, out var use))
            judging.AddOnWay("gate-without-decider", place.State.Gate!,
                $"no mandate of the gate \"{place.State.Id}\" holds for some cases; let the last one have no \"when\"",
                judging.Paths.To(use), use.Certain);
        foreach (var (mandate, when) in place.Mandates.Where(m => !judging.Explored.Mandated.Contains(m.Mandate)))
            judging.Add("mandate-never-used", mandate, when is null
                ? "the mandates before this one decide every case; put this one first, or remove it"
                : $"the condition \"{mandate.When}\" never holds when no mandate before it does; change it, or remove "
                    + "the mandate", judging.Paths.To(judging.First[place.Index]));
    }
}

/// <summary>Asks the engine's own rules who could decide at a gate, for every department and submitter.</summary>
internal sealed class GateSeats
{
    private readonly Judging judging;
    private readonly Place place;
    private readonly Gate gate;
    private readonly World world;
    private readonly DateTimeOffset now;

    internal GateSeats(Judging judging, Place place, Organisation organisation)
    {
        (this.judging, this.place, gate) = (judging, place, place.State.Gate!);
        world = new World(organisation, Calendars.WorkingCalendar.Standard, []);
        // A day on which everybody is there: an absence ends, a gate that nobody may decide does not.
        var back = organisation.People.SelectMany(p => p.Absences).Select(a => a.To).DefaultIfEmpty().Max();
        now = new DateTimeOffset(back.AddDays(back < DateOnly.MaxValue ? 2 : 0), TimeOnly.MinValue, TimeSpan.Zero);
    }

    internal void Judge()
    {
        foreach (var mandate in gate.Mandates.Where(judging.Explored.Mandated.Contains))
        {
            var wrong = Cases().Select(c => Wrong(mandate, c)).FirstOrDefault(w => w is not null);
            if (wrong is not null)
                judging.Add(wrong.Value.Code, mandate, wrong.Value.Message,
                    judging.Paths.To(judging.First[place.Index]));
        }
    }

    private IEnumerable<(string Lead, string Submitting)> Cases()
    {
        var parties = gate.Mandates.SelectMany(m => m.By).Concat(gate.Not)
            .Concat(place.State.Escalations.Select(e => e.To)).ToList();
        var both = parties.Any(p => p.Of == Party.SubmittingDepartment) && judging.Space.Routine.Routing is not null;
        var codes = world.Organisation.Departments.Select(d => d.Code).ToList();
        return codes.SelectMany(lead => (both ? codes : [lead]).Select(submitting => (lead, submitting)));
    }

    private (string Code, string Message)? Wrong(Mandate mandate, (string Lead, string Submitting) c)
    {
        var nobody = Step(c, Nobody(mandate, c));
        var holders = Deciders.KeysOf(nobody, mandate).SelectMany(k => world.Organisation.Holders(k)).Distinct();
        foreach (var submitter in holders.Select(h => h.Id).Prepend(nobody.Case.Submitter))
            if (Wrong(mandate, Step(c, submitter)) is { } wrong) return wrong;
        return null;
    }

    private (string, string)? Wrong(Mandate mandate, StepBuilder step)
    {
        var keys = Deciders.KeysOf(step, mandate);
        var able = Able(step, keys);
        var quorum = Deciders.QuorumOf(step, mandate, keys);
        var enough = quorum == Mandate.OneOfEach
            ? keys.All(k => Able(step, [k]).Count > 0) : able.Count >= quorum;
        if (enough || Superior(step)) return null;
        var who = $"led by {step.Case.LeadDepartment} and submitted by {step.Case.Submitter}";
        var parties = string.Join(" and ", mandate.By);
        if (able.Count == 0)
            return ("gate-nobody-decides", $"nobody may decide at \"{place.State.Id}\" on a case {who}: {parties} are "
                + "the submitter or named under \"not\"; name others, or escalate to someone else");
        return ("gate-cannot-approve", $"too few may vote at \"{place.State.Id}\" on a case {who}: the yes of "
            + $"{parties} takes {Needed(quorum, keys)}, but only {string.Join(", ", able)} may vote; lower the quorum, or name "
            + "others");
    }

    private static string Needed(int quorum, ImmutableArray<string> keys) => quorum == Mandate.OneOfEach
        ? $"one vote of each of {keys.Length} parties" : $"{quorum} votes";

    /// <summary>Whoever it is escalated to decides alone.</summary>
    private bool Superior(StepBuilder step) => place.State.Escalations
        .Any(e => Able(step, [Deciders.KeyWithSomeone(step, e.To)]).Count > 0);

    private List<string> Able(StepBuilder step, ImmutableArray<string> keys)
    {
        var waiting = new StepBuilder(world, judging.Space.Routine, step.Case with { WaitsOn = keys }, Guid.Empty,
            Party.System, now);
        return [.. keys.SelectMany(k => world.Organisation.Holders(k)).DistinctBy(p => p.Id)
            .Where(p => !Deciders.StandingOf(waiting, p).IsEmpty).Select(p => p.Id)];
    }

    /// <summary>Somebody with no say at the gate.</summary>
    private string Nobody(Mandate mandate, (string, string) c)
    {
        var step = Step(c, "");
        var keys = mandate.By.Concat(gate.Not).Concat(place.State.Escalations.Select(e => e.To))
            .Where(p => p.Role != Party.ProblemOwner).Select(p => step.Organisation.KeyOf(p, step.Case)).ToHashSet();
        var people = world.Organisation.People;
        return (people.FirstOrDefault(p => !p.Keys().Any(keys.Contains)) ?? people[0]).Id;
    }

    private StepBuilder Step((string Lead, string Submitting) c, string submitter) => new(world,
        judging.Space.Routine, new Case
        {
            Id = Guid.Empty,
            Number = "IPB 2026-00001",
            Routine = judging.Space.Routine.Id,
            RoutineVersion = judging.Space.Routine.Version,
            Title = "",
            Description = "",
            Submitter = submitter,
            SubmittingDepartment = c.Submitting,
            LeadDepartment = c.Lead,
            State = place.State.Id,
        }, Guid.Empty, Party.System, now);
}
