namespace IPB.Workflows.Tests.Proofs;

/// <summary>Referrals that end whatever is answered.</summary>
internal static class GoodReferrals
{
    internal static IReadOnlyList<(string Name, string Text)> All =>
    [
        ("every number of objections has its way", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: r } } }
              r:
                N
                referral: { GATE, to: [coordinator, board-member, unit-manager of LFF], outcomes: { answered: b } }
              b:
                N
                owner: coordinator
                on:
                  yes: { N, to: z, when: 'objections = 0', W }
                  some: { N, to: a, when: 'objections in [1..2]', W }
                  none: { N, to: z, when: 'statements - objections = 0', W }
              z: { N, end: completed }
            """),
        ("one objection ends the referral at once", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: r } } }
              r:
                N
                referral: { GATE, to: [coordinator, board-member], outcomes: { answered: z, overdue: b } }
                due: 20 days
                on: { stop: { N, to: b, by: system, when: 'objections >= 1' } }
              b:
                N
                owner: coordinator
                on:
                  heard: { N, to: z, when: 'statements > 0', W }
                  unheard: { N, to: a, when: 'statements = 0', W }
              z: { N, end: completed }
            """),
        ("two parties that may be one body", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: r } } }
              r:
                N
                referral:
                  GATE
                  to: [unit-manager of lead-department, unit-manager of LFF]
                  join: 2
                  outcomes: { answered: b }
              b:
                N
                owner: coordinator
                on:
                  one: { N, to: z, when: 'statements = 1', W }
                  two: { N, to: z, when: 'statements = 2', W }
              z: { N, end: completed }
            """),
        ("just the submitter, but time decides", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: r } } }
              r:
                N
                referral: { GATE, to: [board-member of SLK], outcomes: { answered: z, overdue: z } }
                due: 20 days
              z: { N, end: completed }
            """),
        ("whoever sends it out chooses", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: r } } }
              r:
                N
                referral:
                  GATE
                  choose: { role: unit-manager, from: [SLK, LFF], least: 1 }
                  join: any
                  outcomes: { answered: b }
              b:
                N
                owner: coordinator
                on:
                  yes: { N, to: z, when: 'objections = 0', W }
                  no: { N, to: a, when: 'objections = 1', W }
              z: { N, end: completed }
            """),
    ];
}
