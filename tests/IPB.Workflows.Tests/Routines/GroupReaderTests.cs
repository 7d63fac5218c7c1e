using IPB.Workflows.Tests.Cases;
using IPB.Workflows.Tests.Files;
using IPB.Workflows.Tests.Proofs;

namespace IPB.Workflows.Tests.Routines;

/// <summary>States in states as they are read, and every slip in them on its line.</summary>
public sealed class GroupReaderTests
{
    private const string Good = """
        phases: [{ id: first, N }, { id: second, N }]
        on: { stop: { N, to: z, by: coordinator } }
        states:
          g:
            N
            owner: coordinator
            phase: first
            states:
              a: { N, on: { go: { N, to: b } } }
              b: { N, owner: board-member, phase: second, on: { go: { N, to: z } } }
          z: { N, end: completed }
        """;

    [Fact]
    public void Sub_states_follow_their_group_and_inherit_owner_and_phase()
    {
        var routine = Trial.Read(Good).Routine!;

        Assert.Equal(["g", "a", "b", "z"], routine.States.Select(s => s.Id));
        Assert.Equal(["a", "b", "z"], routine.InnermostStates.Select(s => s.Id));
        Assert.Equal("a", routine.Start.Id);
        Assert.Equal(["coordinator", "board-member"],
            routine.States.Where(s => s.Parent == "g").Select(s => $"{s.Owner}"));
        Assert.Equal(["first", "second"], routine.States.Where(s => s.Parent == "g").Select(s => s.Phase));
        Assert.Equal(["go", "stop"], routine.Offered(routine.State("a")).Select(o => o.Trigger.Id));
        Assert.Empty(routine.Offered(routine.State("z")));
    }

    [Theory]
    [InlineData("duplicate-id", "z: { N, end: completed }", "z: { N, end: completed }\n  a: { N, end: rejected }")]
    [InlineData("group-with-gate", "    owner: coordinator\n",
        "    owner: coordinator\n    gate: { GATE, decide: { by: "
        + "board-member }, outcomes: { approve: z, reject: z } }\n")]
    [InlineData("group-with-end", "    owner: coordinator\n", "    owner: coordinator\n    end: completed\n")]
    [InlineData("group-with-follow-up", "    owner: coordinator\n", "    owner: coordinator\n    follow-up: [{ after: "
        + "3 days, ask: problem-owner, question: { sv: A, en: A } }]\n")]
    [InlineData("group-starts-at-end", "a: { N, on: { go: { N, to: b } } }", "a: { N, end: rejected }")]
    [InlineData("no-owner", "    owner: coordinator\n", "")]
    [InlineData("override-differs", "go: { N, to: z }",
        "stop: { N, to: z, by: system, when: 'ready' }, go: { N, to: z }")]
    [InlineData("override-differs", "go: { N, to: z }",
        "stop: { N, to: a, when: 'ready', W, asks: [ready] }, go: { N, to: z }")]
    [InlineData("never-fired", "stop: { N, to: z, by: coordinator }", "stop: { N, to: z, by: system }")]
    [InlineData("unknown-trigger", "a: { N,", "a: { N, timers: [{ after: 3 days, fire: stopp }],")]
    [InlineData("timer-trigger", "a: { N,", "a: { N, timers: [{ after: 3 days, fire: stop }],")]
    [InlineData("wrong-value",
        "    states:\n      a: { N, on: { go: { N, to: b } } }\n      b: { N, owner: board-member, phase: second, "
        + "on: { go: { N, to: z } } }", "    states: {}")]
    public void Each_slip_is_named(string code, string part, string other)
    {
        var codes = Trial.Read(Sample.With(part, other, Good)).Findings.Select(f => f.Code).ToList();

        Assert.Contains(code, codes);
        Assert.DoesNotContain(codes, c => c.StartsWith("unknown", StringComparison.Ordinal) && c != code);
    }

    [Fact]
    public void A_group_of_ends_would_hold_nothing() => Assert.Contains(
        "group-of-ends", Trial.Read("""
            states:
              a: { N, owner: coordinator, on: { go: { N, to: b }, stop: { N, to: c } } }
              g:
                N
                states:
                  b: { N, end: completed }
                  c: { N, end: rejected }
            """).Findings.Select(f => f.Code));

    [Fact]
    public void A_trigger_without_by_of_a_group_of_gates_is_nobody_s() => Assert.Equal(["nobody-fires"], Trial.Read("""
        states:
          g:
            N
            on: { stop: { N, to: z } }
            states:
              a: { N, gate: { GATE, decide: { by: board-member }, outcomes: { approve: z, reject: z } } }
          z: { N, end: completed }
        """).Findings.Select(f => f.Code));

    [Fact]
    public void An_inherited_trigger_is_not_called_as_an_outcome_of_a_gate_in_the_group() =>
        Assert.Equal(["trigger-and-outcome"], Trial.Read("""
            on: { reject: { N, to: z, by: coordinator } }
            states:
              a: { N, gate: { GATE, decide: { by: board-member }, outcomes: { approve: z, reject: z } } }
              z: { N, end: completed }
            """).Findings.Select(f => f.Code));

    [Fact]
    public void What_a_group_and_the_routine_bring_is_suggested_as_scenarios_once()
    {
        var routine = Town.Routine(Groups.Routine(Groups.Investigation));

        var suggestions = IPB.Workflows.Proofs.ScenarioSuggestion.All(
            Town.World, IPB.Workflows.Calendars.WorkingCalendar.Standard, routine);

        var parts = IPB.Workflows.Proofs.ScenarioCoverage.Of(Town.World, routine).Parts.Select(p => p.ToString());
        Assert.Single(parts, "trigger \"withdraw\" of the routine");
        Assert.Single(parts, "trigger \"lapse\" in \"investigation\"");
        Assert.DoesNotContain("state \"investigation\"", parts);
        Assert.All(suggestions, s => Assert.Null(s.Why));
    }
}
