namespace IPB.Workflows.Tests.Proofs;

/// <summary>Groups, and triggers that hold everywhere.</summary>
internal static class BrokenGroups
{
    internal static TheoryData<string, string, string> All => new()
    {
        { "a trigger of a group that every state in it has too", """
            states:
              g:
                N
                owner: coordinator
                on:
                  drop: { N, to: z } # here
                states:
                  a: { N, on: { go: { N, to: b }, drop: { N, to: z } } }
                  b: { N, on: { drop: { N, to: z } } }
              z: { N, end: completed }
            """, "trigger-hidden: submit" },
        { "a trigger of the routine whose condition never holds", """
            on:
              drop: { N, to: z, when: 'budget > 2000', W } # here
            submit: { asks: [budget] }
            states:
              a: { N, owner: coordinator, on: { go: { N, to: b } } }
              b: { N, owner: coordinator, on: { go: { N, to: z } } }
              z: { N, end: completed }
            """, "trigger-never-fires: submit without budget" },
        { "a sub-state that nothing leads to", """
            states:
              g:
                N
                owner: coordinator
                states:
                  a: { N, on: { go: { N, to: z } } }
                  b: { N, on: { go: { N, to: z } } } # here
              z: { N, end: completed }
            """, "unreachable-state:" },
        { "a group without a way out", """
            states:
              s: { N, owner: coordinator, on: { go: { N, to: g }, end: { N, to: z } } }
              g:
                N
                owner: coordinator
                states:
                  a: { N, on: { go: { N, to: b } } } # here
                  b: { N, on: { go: { N, to: a } } }
              z: { N, end: completed }
            """, "no-way-to-end: submit; s --go--> a" },
        { "an escalation of a group after its timer", """
            states:
              g:
                N
                owner: coordinator
                escalate: [{ after: 30 days, to: board-member }] # here
                timers: [{ after: 20 days, fire: late }]
                on: { late: { N, to: z, by: system } }
                states:
                  a: { N, on: { go: { N, to: b } } }
                  b: { N, on: { go: { N, to: a } } }
              z: { N, end: completed }
            """, "timer-never-due: submit" },
        { "a timer of a state after that of its group", """
            states:
              g:
                N
                owner: coordinator
                timers: [{ after: 20 days, fire: late }]
                on: { late: { N, to: z, by: system } }
                states:
                  a:
                    N
                    timers: [{ after: 30 days, fire: next }] # here
                    on: { go: { N, to: b }, next: { N, to: b, by: system } }
                  b: { N, on: { go: { N, to: a } } }
              z: { N, end: completed }
            """, "timer-never-due: submit" },
        { "a timer of a group whose condition never holds", """
            states:
              g:
                N
                owner: coordinator
                timers: [{ after: 20 days, fire: late }] # here
                on: { late: { N, to: z, by: system, when: 'ready' } }
                states:
                  a: { N, on: { go: { N, to: b } } }
                  b: { N, on: { go: { N, to: c } } }
              c: { N, owner: coordinator, on: { tell: { N, to: z, asks: [ready] } } }
              z: { N, end: completed }
            """, "timer-never-fires: submit; a --wait 20 days: late does not fire--> a" },
        { "two timers of a group at the same time", """
            states:
              g:
                N
                owner: coordinator
                timers:
                  - { after: 20 days, fire: yes }
                  - { after: 20 days, fire: no } # here
                on: { yes: { N, to: z, by: system }, no: { N, to: y, by: system } }
                states:
                  a: { N, on: { go: { N, to: b } } }
                  b: { N, on: { go: { N, to: a }, out: { N, to: y } } }
              y: { N, end: rejected }
              z: { N, end: completed }
            """, "timers-fight: submit" },
        { "reminders of a group that only its timer ends", """
            states:
              g:
                N
                owner: coordinator
                due: 10 days
                remind: [on due] # here
                timers: [{ after: 20 days, fire: late }]
                on: { late: { N, to: z, by: system } }
                states:
                  a: { N, on: { go: { N, to: b } } }
                  b: { N, on: { go: { N, to: a } } }
              z: { N, end: completed }
            """, "reminder-without-stop: submit" },
        { "triggers of the routine that fire each other for ever", """
            submit: { asks: [ready] }
            on:
              again: { N, to: a, by: system, when: 'ready' } # here
            states:
              a: { N, owner: coordinator, on: { go: { N, to: z } } }
              z: { N, end: completed }
            """, "endless-loop: submit with ready true; a --again by itself--> a" },
    };
}
