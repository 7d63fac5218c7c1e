using System.Collections.Immutable;
using CsCheck;
using IPB.Workflows.Calendars;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Tests.Routines.Diagrams;

/// <summary>Routines to draw: one like those a city has, and any number of random ones.</summary>
internal static class Drawn
{
    private static readonly string[] Words =
        ["Behov", "pröva", "beslut", "om", "utvärderingsunderlag", "BP", "lägg", "fram", "Innovationssamordnare", "i"];

    public static Routine Of(IEnumerable<State> states, params string[] phases) => new()
    {
        Id = "drawn",
        Version = 1,
        Name = Same("Ritad rutin"),
        Purpose = Same("Att ritas"),
        Phases = [.. phases.Select(p => new Phase(p, Same(p)))],
        States = [.. states],
        Source = "",
        Hash = "",
    };

    public static Text Same(string text) => new(text, text);

    public static Trigger To(string id, string? to) => new(id, Same($"Gör {id}")) { To = to };

    public static State Plain(string id, string? phase, params Trigger[] triggers) => new(id, Same($"Läge {id}"))
    {
        Phase = phase,
        Owner = new Party("coordinator"),
        Triggers = [.. triggers],
    };

    public static State GateAt(string id, string? phase, params (Outcome Outcome, string To)[] outcomes) =>
        new(id, Same($"Beslut {id}"))
        {
            Phase = phase,
            Gate = new Gate
            {
                Question = Same("Ska vi?"),
                Mandates = [new Mandate(null, [new Party("unit-manager", Party.LeadDepartment)], 1)],
                Outcomes = outcomes.ToImmutableDictionary(o => o.Outcome, o => o.To),
            },
        };

    public static State EndAt(string id, Ending ending = Ending.Rejected) =>
        new(id, Same($"Slut {id}")) { End = ending };

    /// <summary>Four phases, each a state, a place to rest and a gate, and three ends: 15 states.</summary>
    public static Routine Innovation()
    {
        string[] phases = ["need", "concept", "pilot", "rollout"];
        var states = phases.SelectMany((phase, i) => new[]
        {
            Plain(phase, phase, To($"propose-{i}", $"bp{i}"), To($"rest-{i}", $"hold{i}"), To($"drop-{i}", "dropped"),
                To($"note-{i}", null)),
            Plain($"hold{i}", phase, To($"resume-{i}", phase), To($"close-{i}", "dropped")) with
            {
                Timed = [new TimedTrigger(TimeLimit.Parse("90 days"), $"close-{i}")],
            },
            GateAt($"bp{i}", phase, (Outcome.Approve, i == 3 ? "solved" : phases[i + 1]), (Outcome.Return, phase),
                (Outcome.ApproveWithConditions, i == 3 ? "solved" : phases[i + 1]), (Outcome.Postpone, $"bp{i}"),
                (Outcome.Reject, "rejected"), (Outcome.Discontinue, "dropped")),
        });
        return Of([.. states, EndAt("solved", Ending.Solved) with { Triggers = [To("reopen", "rollout")] },
            EndAt("rejected"), EndAt("dropped")], phases);
    }

    /// <summary>Routines of 1 to 60 states with any links between them.</summary>
    public static Gen<Routine> Any =>
        from size in Gen.Int[1, 60]
        from phases in Gen.Int[0, 5]
        from states in StateOf(size, phases).Array[size]
        let names = Enumerable.Range(0, phases).Select(i => $"p{i}").ToArray()
        select Of(states.Select((s, i) => s with { Id = $"s{i}" }), names);

    private static Gen<Text> Name => Gen.Int[0, Words.Length - 1].Array[1, 6]
        .Select(w => Same(string.Join(' ', w.Select(i => Words[i]))));

    private static Gen<State> StateOf(int size, int phases) =>
        from name in Name
        from kind in Gen.Int[0, 5]
        from phase in Gen.Int[0, phases]
        from to in Gen.Int[0, size].Array[0, 5]
        from names in Name.Array[5]
        from timed in Gen.Bool
        select Shape(kind, Plain("", phase == phases ? null : $"p{phase}") with
        {
            Name = name,
            Triggers = [.. to.Select((t, i) => new Trigger($"t{i}", names[i]) { To = t == size ? null : $"s{t}" })],
            Timed = timed ? [new TimedTrigger(TimeLimit.Parse("5 working days"), "t0")] : [],
        });

    private static State Shape(int kind, State state) => kind switch
    {
        0 => state with
        {
            Owner = null,
            Gate = GateAt("", null, [.. state.Triggers.Where(t => t.To is not null)
                .Select((t, i) => ((Outcome)i, t.To!))]).Gate,
            Triggers = [],
        },
        1 => state with { Owner = null, End = Ending.Completed },
        _ => state,
    };
}
