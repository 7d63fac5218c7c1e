namespace IPB.Workflows.Tests.Proofs;

/// <summary>States, ends, triggers and loops.</summary>
internal static class BrokenReach
{
    internal static TheoryData<string, string, string> All => new()
    {
        { "nothing leads to a state", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: z } } }
              b: { N, owner: coordinator, on: { go: { N, to: z } } } # here
              z: { N, end: completed }
            """, "unreachable-state:" },
        { "only an unreachable state leads to a state", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: z } } }
              b: { N, owner: coordinator, on: { go: { N, to: c } } } # here
              c: { N, owner: coordinator, on: { go: { N, to: z } } } # here
              z: { N, end: completed }
            """, "unreachable-state:\nunreachable-state:" },
        { "two states lead to each other only", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: z } } }
              b: { N, owner: coordinator, on: { go: { N, to: c }, out: { N, to: z } } } # here
              c: { N, owner: coordinator, on: { go: { N, to: b } } } # here
              z: { N, end: completed }
            """, "unreachable-state:\nunreachable-state:" },
        { "an end that nothing leads to", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: z } } }
              z: { N, end: completed }
              y: { N, end: rejected } # here
            """, "unreachable-end:" },
        { "a condition above the largest number", """
            submit: { asks: [budget] }
            states:
              a:
                N
                owner: coordinator
                on:
                  go: { N, to: z }
                  rich: { N, to: y, when: 'budget > 1000', W } # here
              z: { N, end: completed }
              y: { N, end: rejected } # here
            """, "trigger-never-fires: submit without budget\nunreachable-end: submit without budget" },
        { "conditions that exclude each other", """
            submit: { asks: [budget, kind] }
            states:
              a:
                N
                owner: coordinator
                on:
                  go: { N, to: z }
                  odd: { N, to: z, when: 'budget < 5 and not(budget <= 10)', W } # here
              z: { N, end: completed }
            """, "trigger-never-fires: submit without budget" },
        { "a choice that there is not", """
            submit: { asks: [kind] }
            states:
              a:
                N
                owner: coordinator
                on:
                  go: { N, to: z }
                  odd: { N, to: z, when: 'kind in ("money", "time")', W } # here
              z: { N, end: completed }
            """, "trigger-never-fires: submit without kind" },
        { "a text longer than the field takes", """
            submit: { asks: [note] }
            states:
              a:
                N
                owner: coordinator
                on:
                  go: { N, to: z }
                  odd: { N, to: z, when: 'note = "far too long for such a field"', W } # here
              z: { N, end: completed }
            """, "trigger-never-fires: submit without note" },
        { "dates that exclude each other", """
            submit: { asks: [day] }
            states:
              a:
                N
                owner: coordinator
                on:
                  go: { N, to: z }
                  odd: { N, to: z, when: 'day > date("2026-05-01") and day < date("2026-05-02")', W } # here
              z: { N, end: completed }
            """, "trigger-never-fires: submit without day" },
        { "what was decided on the way to a state rules its trigger out", """
            states:
              a: { N, owner: coordinator, on: { low: { N, to: b, when: 'budget < 100', W, asks: [budget] } } }
              b:
                N
                owner: coordinator
                on:
                  go: { N, to: z }
                  high: { N, to: z, when: 'budget >= 100', W } # here
              z: { N, end: completed }
            """, "trigger-never-fires: submit; a --low with budget 99--> b" },
        { "a department that there is not", """
            states:
              a:
                N
                owner: coordinator
                on:
                  go: { N, to: z }
                  odd: { N, to: z, when: 'lead_department = "XYZ"', W } # here
              z: { N, end: completed }
            """, "trigger-never-fires: submit with submitting_department SLK" },
        { "two departments at once", """
            states:
              a:
                N
                owner: coordinator
                on:
                  go: { N, to: z }
                  odd: { N, to: z, when: 'lead_department = "SLK" and submitting_department = "LFF"', W } # here
              z: { N, end: completed }
            """, "trigger-never-fires: submit with submitting_department SLK" },
        { "more returns than can be", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: g } } }
              g:
                N
                gate: { GATE, decide: { by: coordinator }, outcomes: { approve: z, return: b } }
              b:
                N
                owner: coordinator
                on:
                  end: { N, to: z }
                  twice: { N, to: z, when: 'times_returned >= 2', W } # here
              z: { N, end: completed }
            """, "trigger-never-fires: submit; a --go--> g; g --return--> b" },
        { "a state without a way out", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: z }, lose: { N, to: b } } }
              b: { N, owner: coordinator } # here
              z: { N, end: completed }
            """, "no-way-to-end: submit; a --lose--> b" },
        { "two states lead only to each other for ever", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: z }, lose: { N, to: b } } }
              b: { N, owner: coordinator, on: { turn: { N, to: c } } } # here
              c: { N, owner: coordinator, on: { turn: { N, to: b } } }
              z: { N, end: completed }
            """, "no-way-to-end: submit; a --lose--> b" },
        { "stuck with some values only", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: b, asks: [budget] } } }
              b: # here
                N
                owner: coordinator
                on:
                  low: { N, to: z, when: 'budget < 100', W }
                  high: { N, to: z, when: 'budget > 100', W }
              z: { N, end: completed }
            """, "no-way-to-end: submit; a --go without budget--> b" },
        { "a state further on is where the values do not fit", """
            fields:
              budget: { type: money, N, min: 0, max: 1000, required: true }
            states:
              a: { N, owner: coordinator, on: { go: { N, to: b, asks: [budget] } } }
              b: { N, owner: coordinator, on: { go: { N, to: c } } }
              c: { N, owner: coordinator, on: { go: { N, to: z, when: 'budget != 500', W } } } # here
              z: { N, end: completed }
            """, "no-way-to-end: submit; a --go with budget 500--> b; b --go--> c" },
        { "an automatic trigger fires for ever", """
            submit: { asks: [ready] }
            states:
              a:
                N
                owner: coordinator
                on:
                  go: { N, to: z }
                  tick: { N, by: system, when: 'ready' } # here
              z: { N, end: completed }
            """, "endless-loop: submit with ready true; a --tick by itself--> a" },
        { "three automatic triggers in a ring", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: b, asks: [kind] }, end: { N, to: z } } }
              b:
                N
                owner: coordinator
                on:
                  one: { N, to: c, by: system, when: 'kind = "law"' } # here
                  end: { N, to: z }
              c: { N, owner: coordinator, on: { two: { N, to: d, by: system, when: 'kind != "it"' } } }
              d: { N, owner: coordinator, on: { three: { N, to: b, by: system, when: 'kind != null' } } }
              z: { N, end: completed }
            """, "endless-loop: submit; a --go with kind law--> b; b --one by itself--> c; c --two by itself--> d; "
                + "d --three by itself--> b" },
        { "an automatic trigger that always fires first", """
            fields:
              ready: { type: yes-no, N, required: true }
            submit: { asks: [ready] }
            states:
              a:
                N
                owner: coordinator
                on:
                  one: { N, to: b, by: system, when: 'ready = true or ready = false' }
                  two: { N, to: z, by: system, when: 'ready' } # here
              b: { N, owner: coordinator, on: { go: { N, to: z } } }
              z: { N, end: completed }
            """, "trigger-never-fires: submit with ready true" },
        { "a state that is always left at once", """
            fields:
              ready: { type: yes-no, N, required: true }
            submit: { asks: [ready] }
            states:
              a: # here
                N
                owner: coordinator
                due: 5 days
                on:
                  one: { N, to: b, by: system, when: 'ready = true' }
                  two: { N, to: z, by: system, when: 'ready = false' }
                  never: { N, to: z }
              b: { N, owner: coordinator, on: { go: { N, to: z } } }
              z: { N, end: completed }
            """, "always-left-at-once: submit with ready true" },
    };
}
