namespace IPB.Workflows.Tests.Proofs;

/// <summary>Times that all come.</summary>
internal static class GoodTimes
{
    internal static IReadOnlyList<(string Name, string Text)> All =>
    [
        ("a timer before an escalation of another unit that may come first", """
            states:
              a:
                N
                owner: coordinator
                escalate: [{ after: 10 working days, to: board-member }]
                timers: [{ after: 14 days, fire: late }]
                on: { go: { N, to: z }, late: { N, to: z, by: system } }
              z: { N, end: completed }
            """),
        ("a timer that leaves only with some values", """
            submit: { asks: [budget] }
            states:
              a:
                N
                owner: coordinator
                timers: [{ after: 10 days, fire: late }, { after: 20 days, fire: later }]
                on:
                  go: { N, to: z }
                  late: { N, to: z, by: system, when: 'budget > 5' }
                  later: { N, to: z, by: system }
              z: { N, end: completed }
            """),
        ("two timers at the same time whose conditions exclude each other", """
            submit: { asks: [budget] }
            states:
              a:
                N
                owner: coordinator
                timers: [{ after: 10 days, fire: yes }, { after: 10 days, fire: no }]
                on:
                  yes: { N, to: z, by: system, when: 'budget >= 100' }
                  no: { N, to: y, by: system, when: 'budget < 100' }
                  go: { N, to: z }
              z: { N, end: completed }
              y: { N, end: rejected }
            """),
        ("two timers at the same time that lead to the same state", """
            states:
              a:
                N
                owner: coordinator
                timers: [{ after: 10 days, fire: one }, { after: 10 days, fire: two }]
                on: { one: { N, to: z, by: system }, two: { N, to: z, by: system } }
              z: { N, end: completed }
            """),
        ("a timer that enters its own state anew", """
            states:
              a:
                N
                owner: coordinator
                timers: [{ after: 10 days, fire: renew }]
                on: { go: { N, to: z }, renew: { N, to: a, by: system } }
              z: { N, end: completed }
            """),
        ("only time leads on", """
            states:
              a:
                N
                owner: coordinator
                timers: [{ after: 10 days, fire: late }]
                on: { late: { N, to: z, by: system } }
              z: { N, end: completed }
            """),
        ("reminders up to the time that the case leaves", """
            states:
              a:
                N
                owner: coordinator
                due: 5 working days
                remind: [4 working days before, on due, 3 working days after]
                escalate: [{ after: 9 working days, to: board-member }]
                timers: [{ after: 10 working days, fire: late }]
                on: { go: { N, to: z }, late: { N, to: z, by: system } }
              z: { N, end: completed }
            """),
        ("a timer that only notes something, before one that leads out", """
            states:
              a:
                N
                owner: coordinator
                timers: [{ after: 5 days, fire: tell }, { after: 10 days, fire: late }]
                on: { go: { N, to: z }, tell: { N, by: system }, late: { N, to: z, by: system } }
              z: { N, end: completed }
            """),
        ("a reminder as long before as the limit in other units", """
            states:
              a: { N, owner: coordinator, due: 2 weeks, remind: [9 working days before], on: { go: { N, to: z } } }
              z: { N, end: completed }
            """),
    ];
}
