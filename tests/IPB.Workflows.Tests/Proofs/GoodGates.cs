namespace IPB.Workflows.Tests.Proofs;

/// <summary>Gates with somebody for every case.</summary>
internal static class GoodGates
{
    internal static IReadOnlyList<(string Name, string Text)> All =>
    [
        ("mandates that share all amounts", """
            fields:
              budget: { type: money, N, min: 0, max: 1000, required: true }
            submit: { asks: [budget] }
            states:
              a: { N, owner: coordinator, on: { go: { N, to: g } } }
              g:
                N
                gate:
                  GATE
                  decide:
                    - { by: coordinator, when: 'budget < 100', W }
                    - { by: board-member, when: 'budget >= 100', W }
                  outcomes: { approve: z, return: a }
              z: { N, end: completed }
            """),
        ("mandates that leave what is not filled in to the last", """
            submit: { asks: [budget] }
            states:
              a: { N, owner: coordinator, on: { go: { N, to: g } } }
              g:
                N
                gate:
                  GATE
                  decide:
                    - { by: board-member, when: 'budget >= 100', W, quorum: 2 }
                    - { by: coordinator, when: 'budget < 100', W }
                    - { by: coordinator, when: 'budget = null', W }
                  outcomes: { approve: z, return: a }
              z: { N, end: completed }
            """),
        ("a mandate that holds for one value", """
            submit: { asks: [budget] }
            states:
              a: { N, owner: coordinator, on: { go: { N, to: g } } }
              g:
                N
                gate:
                  GATE
                  decide:
                    - { by: board-member, when: 'budget = 1000', W }
                    - { by: coordinator }
                  outcomes: { approve: z, return: a }
              z: { N, end: completed }
            """),
        ("a gate put off", """
            submit: { asks: [budget] }
            states:
              a: { N, owner: coordinator, on: { go: { N, to: g } } }
              g:
                N
                gate:
                  GATE
                  decide:
                    - { by: coordinator }
                  outcomes: { approve: z, return: a, postpone: g }
              z: { N, end: completed }
            """),
        ("escalation helps where the decider is excluded", """
            submit: { asks: [budget] }
            states:
              a: { N, owner: coordinator, on: { go: { N, to: g } } }
              g:
                N
                gate:
                  GATE
                  decide:
                    - { by: unit-manager of LFF }
                  not: [unit-manager of LFF]
                  outcomes: { approve: z, return: a }
                escalate: [{ after: 10 days, to: coordinator }]
              z: { N, end: completed }
            """),
        ("the submitter is excluded, others are there", """
            submit: { asks: [budget] }
            states:
              a: { N, owner: coordinator, on: { go: { N, to: g } } }
              g:
                N
                gate:
                  GATE
                  decide:
                    - { by: [unit-manager of LFF, coordinator], quorum: each }
                  not: [problem-owner]
                  outcomes: { approve: z, return: a }
              z: { N, end: completed }
            """),
        ("the second return is the last", """
            states:
              a:
                N
                owner: coordinator
                on:
                  go: { N, to: g, when: 'times_returned < 2', W }
                  end: { N, to: z, when: 'times_returned = 2', W }
              g:
                N
                gate: { GATE, decide: { by: coordinator }, outcomes: { approve: z, return: a } }
              z: { N, end: completed }
            """),
        ("a case is opened again", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: z } } }
              z: { N, end: solved, on: { again: { N, to: a, by: problem-owner } } }
            """),
        ("a criterion that is computed", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: g, asks: [budget] } } }
              g:
                N
                gate:
                  GATE
                  decide: { by: coordinator }
                  criteria: [{ id: cheap, N, met: 'budget < 100' }, { id: noted, N, met: 'note != null' }]
                  outcomes: { approve: z, return: b }
              b: { N, owner: coordinator, on: { note: { N, to: g, asks: [note] } } }
              z: { N, end: completed }
            """),
    ];
}
