namespace IPB.Workflows.Tests.Proofs;

/// <summary>Mandates, deciders and quorums.</summary>
internal static class BrokenGates
{
    internal static TheoryData<string, string, string> All => new()
    {
        { "no mandate for some amounts", """
            submit: { asks: [budget] }
            states:
              a: { N, owner: coordinator, on: { go: { N, to: g } } }
              g:
                N
                gate:
                  GATE
                  decide: # here
                    - { by: coordinator, when: 'budget < 100', W }
                    - { by: board-member, when: 'budget > 100', W }
                  outcomes: { approve: z, return: a }
              z: { N, end: completed }
            """, "gate-without-decider: submit without budget; a --go--> g" },
        { "no mandate for one amount that must be filled in", """
            fields:
              budget: { type: money, N, min: 0, max: 1000, required: true }
            submit: { asks: [budget] }
            states:
              a: { N, owner: coordinator, on: { go: { N, to: g } } }
              g:
                N
                gate:
                  GATE
                  decide: # here
                    - { by: coordinator, when: 'budget < 100', W }
                    - { by: board-member, when: 'budget > 100', W }
                  outcomes: { approve: z, return: a }
              z: { N, end: completed }
            """, "gate-without-decider: submit with budget 100; a --go--> g" },
        { "a mandate behind one that always decides", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: g } } }
              g:
                N
                gate:
                  GATE
                  decide:
                    - { by: coordinator }
                    - { by: board-member } # here
                  outcomes: { approve: z, return: a }
              z: { N, end: completed }
            """, "mandate-never-used: submit; a --go--> g" },
        { "a mandate for amounts that another has already", """
            submit: { asks: [budget] }
            states:
              a: { N, owner: coordinator, on: { go: { N, to: g } } }
              g:
                N
                gate:
                  GATE
                  decide:
                    - { by: board-member, when: 'budget >= 100', W }
                    - { by: unit-manager of LFF, when: 'budget >= 500', W } # here
                    - { by: coordinator }
                  outcomes: { approve: z, return: a }
              z: { N, end: completed }
            """, "mandate-never-used: submit without budget; a --go--> g" },
        { "whoever decides is named under not", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: g } } }
              g:
                N
                gate:
                  GATE
                  decide: { by: coordinator } # here
                  not: [coordinator]
                  outcomes: { approve: z, return: a }
              z: { N, end: completed }
            """, "gate-nobody-decides: submit; a --go--> g" },
        { "the only other decider is named under not by another role", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: g } } }
              g:
                N
                gate:
                  GATE
                  decide: { by: unit-manager of LFF } # here
                  not: [board-member]
                  outcomes: { approve: z, return: a }
              z: { N, end: completed }
            """, "gate-nobody-decides: submit; a --go--> g" },
        { "each must vote, but one may not", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: g } } }
              g:
                N
                gate:
                  GATE
                  decide: { by: [unit-manager of LFF, coordinator], quorum: each } # here
                  not: [board-member]
                  outcomes: { approve: z, return: a }
              z: { N, end: completed }
            """, "gate-cannot-approve: submit; a --go--> g" },
        { "a quorum that those under not are missing from", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: g } } }
              g:
                N
                gate:
                  GATE
                  decide: { by: [unit-manager of SLK, board-member], quorum: 3 } # here
                  not: [unit-manager of LFF]
                  outcomes: { approve: z, return: a }
              z: { N, end: completed }
            """, "gate-cannot-approve: submit; a --go--> g" },
        { "a gate that puts a case on hold where none can be", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: g } } }
              g:
                N
                gate:
                  GATE
                  decide: { by: coordinator } # here
                  outcomes: { approve: z, hold: a, return: a }
              z: { N, end: completed }
            """, "outcome-hold:" },
        { "four eyes, and one person", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: g } } }
              g:
                N
                gate:
                  GATE
                  decide: { by: unit-manager of LFF } # here
                  four-eyes: true
                  outcomes: { approve: z, return: a }
              z: { N, end: completed }
            """, "four-eyes-one-person: submit; a --go--> g" },
        { "a yes needs what nobody can fill in", """
            fields:
              paper: { type: evidence, N }
            states:
              a: { N, owner: coordinator, on: { go: { N, to: g }, show: { N, to: b, asks: [paper] } } }
              b: { N, owner: coordinator, on: { on: { N, to: z } } }
              g:
                N
                gate:
                  GATE
                  decide: { by: coordinator } # here
                  needs: [paper]
                  outcomes: { approve: z, return: a }
              z: { N, end: completed }
            """, "warning field-before-set: submit; a --go--> g" },
        { "a quorum larger than the city", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: g } } }
              g:
                N
                gate:
                  GATE
                  decide: { by: board-member, quorum: 7 } # here
                  outcomes: { approve: z, return: a }
              z: { N, end: completed }
            """, "quorum-out-of-reach:" },
        { "a role that nobody has", """
            states:
              a: { N, owner: auditor, on: { go: { N, to: z } } } # here
              z: { N, end: completed }
            """, "role-without-holder:" },
        { "no outcome says yes", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: g } } }
              g:
                N
                gate:
                  GATE
                  decide: { by: coordinator }
                  outcomes: { reject: z, return: a } # here
              z: { N, end: completed }
            """, "gate-without-go:" },
        { "a mandate of a gate behind a closed door, and that door", """
            submit: { asks: [budget] }
            states:
              a: { N, owner: coordinator, on: { go: { N, to: g, when: 'budget < 50', W }, end: { N, to: z } } }
              g:
                N
                gate:
                  GATE
                  decide:
                    - { by: board-member, when: 'budget >= 50', W } # here
                    - { by: coordinator }
                  outcomes: { approve: z, return: a }
              z: { N, end: completed }
            """, "mandate-never-used: submit with budget 49; a --go--> g" },
    };
}
