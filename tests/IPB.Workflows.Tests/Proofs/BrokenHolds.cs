namespace IPB.Workflows.Tests.Proofs;

/// <summary>Holds without an end, in the wrong place, or of which nothing comes.</summary>
internal static class BrokenHolds
{
    private const string States = """
        states:
          a: { N, owner: coordinator, on: { go: { N, to: b } } }
          b: { N, gate: { GATE, decide: { by: board-member }, outcomes: { approve: z, reject: z } } }
          z: { N, end: completed }
        """;

    internal static TheoryData<string, string, string> All => new()
    {
        { "nobody is ever asked whether it can go on", "hold: { by: coordinator } # here\n" + States, "missing-key:" },
        { "a gate is named", "hold: { ask-again: 30 days, in: [a, b] } # here\n" + States, "hold-at-gate:" },
        { "a referral is named", """
            hold: { ask-again: 30 days, in: [a, b] } # here
            states:
              a: { N, owner: coordinator, on: { go: { N, to: b } } }
              b: { N, referral: { GATE, to: [unit-manager], outcomes: { answered: z } } }
              z: { N, end: completed }
            """, "hold-at-referral:" },
        { "an end is named", "hold: { ask-again: 30 days, in: [a, z] } # here\n" + States, "hold-at-end:" },
        { "a longest time with nothing after it", "hold: { ask-again: 30 days, longest: 60 days } # here\n" + States,
            "hold-without-then:" },
        { "something after no longest time", "hold: { ask-again: 30 days, then: z } # here\n" + States,
            "hold-without-longest:" },
        { "it is over before anyone is asked",
            "hold: { ask-again: 30 days, longest: 20 days, then: z } # here\n" + States, "timer-never-due:" },
        { "there is nowhere to rest", """
            hold: { ask-again: 30 days } # here
            states:
              b: { N, gate: { GATE, decide: { by: board-member }, outcomes: { approve: z, reject: z } } }
              z: { N, end: completed }
            """, "hold-nowhere:" },
        { "a trigger is called as the hold is", """
            hold: { ask-again: 30 days }
            states:
              a:
                N
                owner: coordinator
                on:
                  hold: { N, to: z } # here
              z: { N, end: completed }
            """, "trigger-and-hold:" },
        { "a state is named that is always left at once", """
            hold: { ask-again: 30 days, in: [b] } # here
            submit: { asks: [ready] }
            states:
              a: { N, owner: coordinator, on: { go: { N, to: b } } }
              b:
                N
                owner: coordinator
                on:
                  yes: { N, to: z, by: system, when: 'ready = true' }
                  no: { N, to: z, by: system, when: 'not(ready = true)' }
              z: { N, end: completed }
            """, "always-left-at-once: submit without ready; a --go--> b" },
        { "only a hold leads out of what people are reminded of", """
            hold: { ask-again: 30 days, longest: 60 days, then: z }
            states:
              a:
                N
                owner: coordinator
                due: 5 days
                remind:
                  - on due # here
              z: { N, end: completed }
            """, "reminder-without-stop: submit" },
    };
}
