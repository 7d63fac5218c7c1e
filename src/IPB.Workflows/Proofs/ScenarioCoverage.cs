using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>What a routine's scenarios come through, of all that a case can.</summary>
public sealed class ScenarioCoverage
{
    private readonly HashSet<Part> covered = [];

    private ScenarioCoverage(Routine routine, ImmutableArray<Part> parts) => (Routine, Parts) = (routine, parts);

    public Routine Routine { get; }

    /// <summary>Everything there is to come through, in the order of the file.</summary>
    public ImmutableArray<Part> Parts { get; }

    /// <summary>What no scenario comes through.</summary>
    public IEnumerable<Part> Uncovered => Parts.Where(p => !covered.Contains(p));

    /// <summary>
    /// An innermost state; or, with a name, an outcome in it, or a trigger in the state or group that it is written in.
    /// </summary>
    /// <param name="State">Id of the state or group; <see cref="OfferedTrigger.OfRoutine"/> for the routine.</param>
    /// <param name="Name">Null for the state itself.</param>
    public sealed record Part(PartKind Kind, string State, string? Name)
    {
        /// <summary><c>trigger "propose" in "need"</c></summary>
        public override string ToString() => Name is null ? $"state \"{State}\""
            : State == OfferedTrigger.OfRoutine ? $"trigger \"{Name}\" of the routine"
            : $"{(Kind == PartKind.Trigger ? "trigger" : "outcome")} \"{Name}\" in \"{State}\"";
    }

    public enum PartKind { State, Trigger, Outcome }

    /// <summary>Plays all scenarios; one that fails counts as far as it came.</summary>
    public static ScenarioCoverage Of(World world, Routine routine)
    {
        var coverage = new ScenarioCoverage(routine, [.. PartsOf(routine)]);
        foreach (var scenario in routine.Scenarios) coverage.Add(world, scenario);
        return coverage;
    }

    internal void Add(World world, Scenario scenario)
    {
        ScenarioPlay.Run(world, Routine, scenario, out var facts);
        var state = "";
        foreach (var fact in facts)
        {
            if (fact is Triggered fired) covered.Add(new(PartKind.Trigger, fired.Of ?? fired.State, fired.Trigger));
            if (fact is GateClosed gate) covered.Add(new(PartKind.Outcome, state, gate.Outcome.Name()));
            if (fact is ReferralClosed { End: not ReferralEnd.Left } referral)
                covered.Add(new(PartKind.Outcome, state, referral.End.Name()));
            if (fact is WaitEnded { End: not WaitEnded.Left } wait)
                covered.Add(new(PartKind.Outcome, wait.State, wait.End));
            if (fact is not Entered entered) continue;
            state = entered.State;
            covered.Add(new(PartKind.State, state, null));
        }
    }

    /// <summary><c>problem-intake: 7 scenarios cover 12 of 13 states, 20 of 30 triggers, 3 of 8 outcomes</c></summary>
    public override string ToString() =>
        $"{Routine.Id}: {Routine.Scenarios.Length} scenario{(Routine.Scenarios.Length == 1 ? "" : "s")} cover "
        + string.Join(", ", Enum.GetValues<PartKind>().Where(k => Parts.Any(p => p.Kind == k)).Select(Count));

    private string Count(PartKind kind)
    {
        var all = Parts.Where(p => p.Kind == kind).ToList();
        var word = kind switch { PartKind.State => "state", PartKind.Trigger => "trigger", _ => "outcome" };
        return $"{all.Count(covered.Contains)} of {all.Count} {word}{(all.Count == 1 ? "" : "s")}";
    }

    private static IEnumerable<Part> PartsOf(Routine routine) => routine.InnermostStates
        .Select(s => new Part(PartKind.State, s.Id, null))
        .Concat(routine.Triggers.Select(t => new Part(PartKind.Trigger, OfferedTrigger.OfRoutine, t.Id)))
        .Concat(routine.States.SelectMany(s => s.Triggers.Select(t => new Part(PartKind.Trigger, s.Id, t.Id))))
        .Concat(routine.States.SelectMany(s => (s.Gate?.Outcomes.Keys ?? []).Order()
            .Select(o => new Part(PartKind.Outcome, s.Id, o.Name()))))
        .Concat(routine.States.SelectMany(s => (s.Referral?.Outcomes ?? [])
            .Select(o => new Part(PartKind.Outcome, s.Id, o.End.Name()))))
        .Concat(routine.States.SelectMany(s => (s.Children?.Ways ?? [])
            .Select(w => new Part(PartKind.Outcome, s.Id, w.Name))));
}
