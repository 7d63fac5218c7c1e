namespace IPB.Workflows.Tests.Proofs;

/// <summary>Timers, reminders and escalations.</summary>
internal static class BrokenTimes
{
    internal static TheoryData<string, string, string> All => new()
    {
        { "a timer after one that leads out", """
            states:
              a:
                N
                owner: coordinator
                timers:
                  - { after: 10 days, fire: late }
                  - { after: 20 days, fire: later } # here
                on: { go: { N, to: z }, late: { N, to: z, by: system }, later: { N, to: z, by: system } }
              z: { N, end: completed }
            """, "timer-never-due: submit" },
        { "an escalation after the case has left", """
            states:
              a:
                N
                owner: coordinator
                escalate:
                  - { after: 2 working days, to: board-member }
                  - { after: 3 months, to: board-member } # here
                timers: [{ after: 30 days, fire: late }]
                on: { go: { N, to: z }, late: { N, to: z, by: system } }
              z: { N, end: completed }
            """, "timer-never-due: submit" },
        { "a follow-up after the case has left", """
            states:
              a:
                N
                owner: coordinator
                follow-up:
                  - { after: 6 weeks, ask: problem-owner, question: { sv: A, en: A } } # here
                timers: [{ after: 5 working days, fire: late }]
                on: { go: { N, to: z }, late: { N, to: z, by: system } }
              z: { N, end: completed }
            """, "timer-never-due: submit" },
        { "a reminder before the case came", """
            states:
              a:
                N
                owner: coordinator
                due: 5 working days
                remind:
                  - 2 working days before
                  - 10 working days before # here
                on: { go: { N, to: z } }
              z: { N, end: completed }
            """, "timer-never-due: submit" },
        { "a reminder in months before a limit in days", """
            states:
              a:
                N
                owner: coordinator
                due: 10 days
                remind:
                  - 2 months before # here
                on: { go: { N, to: z } }
              z: { N, end: completed }
            """, "timer-never-due: submit" },
        { "a reminder after the case has left", """
            states:
              a:
                N
                owner: coordinator
                due: 5 working days
                remind:
                  - on due
                  - 10 working days after # here
                timers: [{ after: 12 working days, fire: late }]
                on: { go: { N, to: z }, late: { N, to: z, by: system } }
              z: { N, end: completed }
            """, "timer-never-due: submit" },
        { "a timer whose condition never holds", """
            states:
              a:
                N
                owner: coordinator
                timers:
                  - { after: 10 days, fire: late } # here
                on: { go: { N, to: z }, late: { N, to: z, by: system, when: 'budget > 5' } }
              b: { N, owner: coordinator, on: { go: { N, to: z, asks: [budget] } } } # here
              z: { N, end: completed }
            """, "timer-never-fires: submit; a --wait 10 days: late does not fire--> a\nunreachable-state:" },
        { "two timers at the same time", """
            states:
              a:
                N
                owner: coordinator
                timers:
                  - { after: 10 days, fire: yes }
                  - { after: 10 days, fire: no } # here
                on: { yes: { N, to: z, by: system }, no: { N, to: y, by: system } }
              z: { N, end: completed }
              y: { N, end: rejected }
            """, "timers-fight: submit" },
        { "two timers at the same time for some values", """
            submit: { asks: [budget] }
            states:
              a:
                N
                owner: coordinator
                timers:
                  - { after: 10 days, fire: yes }
                  - { after: 10 days, fire: no } # here
                on:
                  yes: { N, to: z, by: system, when: 'budget >= 100' }
                  no: { N, to: y, by: system, when: 'budget <= 100' }
                  go: { N, to: z }
              z: { N, end: completed }
              y: { N, end: rejected }
            """, "timers-fight: submit with budget 100" },
        { "a reminder that nobody can act on", """
            states:
              a:
                N
                owner: coordinator
                due: 5 days
                remind:
                  - on due # here
                timers: [{ after: 10 days, fire: late }]
                on: { note: { N, asks: [note] }, late: { N, to: z, by: system } }
              z: { N, end: completed }
            """, "reminder-without-stop: submit" },
        { "a case waits for ever once its timer has passed", """
            fields:
              ready: { type: yes-no, N, required: true }
            submit: { asks: [ready] }
            states:
              a: # here
                N
                owner: coordinator
                timers: [{ after: 10 days, fire: late }]
                on: { late: { N, to: z, by: system, when: 'ready' } }
              z: { N, end: completed }
            """, "no-way-to-end: submit with ready false" },
        { "a late timer and an end behind it", """
            states:
              a:
                N
                owner: coordinator
                timers:
                  - { after: 1 month, fire: late }
                  - { after: 1 year, fire: later } # here
                on: { go: { N, to: z }, late: { N, to: z, by: system }, later: { N, to: y, by: system } }
              z: { N, end: completed }
              y: { N, end: rejected } # here
            """, "timer-never-due: submit\nunreachable-end: submit" },
    };
}
