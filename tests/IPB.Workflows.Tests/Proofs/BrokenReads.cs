namespace IPB.Workflows.Tests.Proofs;

/// <summary>Fields that are read, asked for and not.</summary>
internal static class BrokenReads
{
    internal static TheoryData<string, string, string> All => new()
    {
        { "a mandate reads what is asked for later", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: g } } }
              g:
                N
                gate:
                  GATE
                  decide:
                    - { by: board-member, W, when: 'budget >= 100' } # here
                    - { by: coordinator }
                  outcomes: { approve: z, return: b }
              b: { N, owner: coordinator, on: { again: { N, to: g, asks: [budget] } } }
              z: { N, end: completed }
            """, "field-before-set: submit; a --go--> g" },
        { "a short cut leads past the question", """
            states:
              a: { N, owner: coordinator, on: { ask: { N, to: b, asks: [budget] }, hurry: { N, to: c } } }
              b: { N, owner: coordinator, on: { go: { N, to: c } } }
              c: { N, owner: coordinator, on: { go: { N, to: g } } }
              g:
                N
                gate:
                  GATE
                  decide:
                    - { by: board-member, W, when: 'budget >= 100' } # here
                    - { by: coordinator }
                  outcomes: { approve: z, return: a }
              z: { N, end: completed }
            """, "field-before-set: submit; a --hurry--> c; c --go--> g" },
        { "a criterion reads what is asked for later", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: g } } }
              g:
                N
                gate:
                  GATE
                  decide: { by: coordinator }
                  criteria:
                    - { id: cheap, N, met: 'budget < 100' } # here
                  outcomes: { approve: b, return: a }
              b: { N, owner: coordinator, on: { go: { N, to: z, asks: [budget] } } }
              z: { N, end: completed }
            """, "warning field-before-set: submit; a --go--> g" },
        { "a trigger reads what it does not ask for", """
            states:
              a:
                N
                owner: coordinator
                on:
                  go: { N, to: b, asks: [budget] }
                  dear: { N, to: z, W, when: 'budget > 5' } # here
              b: { N, owner: coordinator, on: { back: { N, to: a }, end: { N, to: z } } }
              z: { N, end: completed }
            """, "warning field-before-set: submit" },
        { "nobody asks for a field that a condition reads", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: z, when: 'budget > 5', W } } } # here
              z: { N, end: completed }
            """, "field-never-asked:" },
        { "nobody asks for a required field", """
            fields:
              budget: { type: money, N, required: true } # here
            states:
              a: { N, owner: coordinator, on: { go: { N, to: z } } }
              z: { N, end: completed }
            """, "required-never-asked:" },
        { "what cannot be solved is said", """
            submit: { asks: [note] }
            states:
              a:
                N
                owner: coordinator
                on:
                  go: { N, to: z }
                  long: { N, to: y, W, when: 'string length(note) > 5' } # here
              z: { N, end: completed }
              y: { N, end: rejected }
            """, "warning not-analysed:" },
        { "behind what cannot be solved a loop is only possible", """
            submit: { asks: [note] }
            states:
              a:
                N
                owner: coordinator
                on:
                  go: { N, to: z }
                  long: { N, by: system, when: 'string length(note) > 5' } # here here
              z: { N, end: completed }
            """, "warning endless-loop: submit; a --long by itself--> a\nwarning not-analysed:" },
        { "a loop, a trap and a dead trigger together", """
            submit: { asks: [budget, ready] }
            states:
              a:
                N
                owner: coordinator
                on:
                  tick: { N, by: system, when: 'ready' } # here
                  rich: { N, to: z, W, when: 'budget > 1000' } # here
                  lose: { N, to: b }
                  go: { N, to: z }
              b: { N, owner: coordinator } # here
              z: { N, end: completed }
            """, "endless-loop: submit with ready true without budget; a --tick by itself--> a\n"
                + "trigger-never-fires: submit without budget, ready\n"
                + "no-way-to-end: submit without budget, ready; a --lose--> b" },
    };
}
