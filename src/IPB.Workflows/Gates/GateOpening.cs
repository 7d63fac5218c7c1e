using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Gates;

/// <summary>Who decides as a gate opens, and how many of them it takes.</summary>
/// <param name="Keys">Waiting keys of the deciders, in the order of the mandate's parties.</param>
/// <param name="Quorum">As in <see cref="GateRound.Quorum"/>.</param>
internal sealed record GateOpening(ImmutableArray<string> Keys, int Quorum)
{
    private const int FourEyes = 2;

    /// <summary>Null: one no stops, and nothing else is asked.</summary>
    public GateTerms? Terms { get; private init; }

    /// <summary>As in <see cref="GateRound.Point"/>.</summary>
    public string? Point { get; private init; }

    /// <param name="step">The case as it is before it comes to the gate.</param>
    public static GateOpening Of(StepBuilder step, State state)
    {
        var gate = state.Gate!;
        return Of(step, state, Deciders.MandateOf(gate, step.Routine, step.Case));
    }

    public static GateOpening Of(StepBuilder step, State state, Mandate mandate)
    {
        var gate = state.Gate!;
        var terms = new GateTerms
        {
            Asked = Math.Min(mandate.Quorum, 0),
            Stop = mandate.Stop,
            Veto = [.. mandate.Veto.Select(p => step.Organisation.KeyOf(p, step.Case))],
            FourEyes = gate.FourEyes,
        };
        var there = At(step, state, terms, []);
        var keys = Deciders.KeysOf(there, mandate);
        if (gate.FourEyes) keys = WithTwo(there, keys);
        var able = Deciders.Able(At(step, state, terms, keys), keys).Length;
        var quorum = mandate.Quorum switch
        {
            Mandate.All => Math.Max(1, able),
            Mandate.Majority => (able / 2) + 1,
            _ => Deciders.QuorumOf(there, mandate, keys),
        };
        if (gate.FourEyes && quorum != Mandate.OneOfEach) quorum = Math.Max(quorum, FourEyes);
        return new(keys, quorum) { Terms = terms.IsUsual ? null : terms, Point = mandate.Point };
    }

    /// <summary>The case as if it stood at the gate, for asking who may decide there.</summary>
    private static StepBuilder At(StepBuilder step, State state, GateTerms terms, ImmutableArray<string> keys) =>
        new(step.World, step.Routine, step.Case with
        {
            State = state.Id,
            WaitsOn = keys,
            Gate = new GateRound("", state.Id, keys, 0) { Terms = terms },
        }, step.Id, step.Actor, step.Now);

    // Whoever prepared the case is missing: the next ones up fill in, so that no case is stuck for want of a second.
    private static ImmutableArray<string> WithTwo(StepBuilder there, ImmutableArray<string> keys)
    {
        string[] ladder =
        [
            Person.KeyOf("head-of-department", there.Case.LeadDepartment),
            Person.KeyOf(there.Organisation.Fallback.Id),
            Person.KeyOf("city-director", "*"),
        ];
        foreach (var key in ladder)
        {
            if (Deciders.People(there, keys).Length >= FourEyes) break;
            if (Deciders.People(there, [key]).Length > 0 && !keys.Contains(key)) keys = keys.Add(key);
        }

        return keys;
    }
}
