namespace IPB.Workflows.Tests.Proofs;

/// <summary>Groups that look odd and are right.</summary>
internal static class GoodGroups
{
    internal static IReadOnlyList<(string Name, string Text)> All =>
    [
        ("a trigger of the group is hidden in one state and taken in another", """
            states:
              g:
                N
                owner: coordinator
                on: { drop: { N, to: z } }
                states:
                  a: { N, on: { go: { N, to: b }, drop: { N, to: y } } }
                  b: { N }
              y: { N, end: rejected }
              z: { N, end: completed }
            """),
        ("a nearer trigger with a condition leaves the rest to that of the group", """
            submit: { asks: [ready] }
            states:
              g:
                N
                owner: coordinator
                on: { drop: { N, to: z } }
                states:
                  a: { N, on: { drop: { N, to: y, when: 'ready', W } } }
              y: { N, end: rejected }
              z: { N, end: completed }
            """),
        ("the only way out is that of the routine", """
            on: { stop: { N, to: z, by: coordinator } }
            states:
              a: { N, owner: coordinator, on: { go: { N, to: b } } }
              b: { N, owner: coordinator, on: { go: { N, to: a } } }
              z: { N, end: completed }
            """),
        ("a timer of the group that is longer than the stay in each state", """
            states:
              g:
                N
                owner: coordinator
                timers: [{ after: 30 days, fire: late }]
                on: { late: { N, to: z, by: system } }
                states:
                  a: { N, timers: [{ after: 20 days, fire: next }], on: { next: { N, to: b, by: system } } }
                  b: { N, timers: [{ after: 20 days, fire: next }], on: { next: { N, to: a, by: system } } }
              z: { N, end: completed }
            """),
        ("a timer of the group that a state of it answers otherwise", """
            states:
              g:
                N
                owner: coordinator
                timers: [{ after: 30 days, fire: late }]
                on: { late: { N, to: z, by: system } }
                states:
                  a: { N, on: { go: { N, to: b } } }
                  b: { N, on: { go: { N, to: a }, late: { N, to: y, by: system } } }
              y: { N, end: rejected }
              z: { N, end: completed }
            """),
        ("a timer of a state that fires the trigger of its group", """
            states:
              g:
                N
                owner: coordinator
                on: { late: { N, to: z, by: system } }
                states:
                  a: { N, on: { go: { N, to: b } } }
                  b: { N, timers: [{ after: 30 days, fire: late }], on: { go: { N, to: a } } }
              z: { N, end: completed }
            """),
        ("a gate and an end in a group", """
            states:
              g:
                N
                owner: coordinator
                due: 8 weeks
                remind: [on due]
                states:
                  a: { N, on: { go: { N, to: b } } }
                  b:
                    N
                    gate: { GATE, decide: { by: board-member }, outcomes: { approve: z, return: a, reject: c } }
                  c: { N, end: rejected }
              z: { N, end: completed }
            """),
    ];
}
