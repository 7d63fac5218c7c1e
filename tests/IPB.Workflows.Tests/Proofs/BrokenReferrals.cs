namespace IPB.Workflows.Tests.Proofs;

/// <summary>Referrals that cannot end as their author means.</summary>
internal static class BrokenReferrals
{
    internal static TheoryData<string, string, string> All => new()
    {
        { "more statements than bodies", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: r } } }
              r:
                N
                referral:
                  GATE
                  to: [coordinator, board-member]
                  join: 3 # here
                  outcomes: { answered: z }
              z: { N, end: completed }
            """, "join-out-of-reach:" },
        { "a body that nobody is", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: r } } }
              r:
                N
                referral:
                  GATE
                  to: [coordinator, auditor] # here
                  outcomes: { answered: z }
              z: { N, end: completed }
            """, "role-without-holder:" },
        { "a body that may be just the submitter", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: r } } }
              r:
                N
                referral:
                  GATE
                  to: [board-member of SLK, coordinator] # here
                  outcomes: { answered: z }
              z: { N, end: completed }
            """, "referral-nobody-answers: submit; a --go--> r" },
        { "time is up, but there is no time limit", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: r } } }
              r:
                N
                referral:
                  GATE
                  to: coordinator
                  outcomes:
                    answered: z
                    overdue: z # here
              z: { N, end: completed }
            """, "overdue-without-due:" },
        { "a timer comes before time is up", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: r } } }
              r:
                N
                referral:
                  GATE
                  to: coordinator
                  outcomes:
                    answered: z
                    overdue: y # here
                due: 20 days
                timers: [{ after: 10 days, fire: stop }]
                on: { stop: { N, to: z, by: system } }
              y: { N, end: completed } # here
              z: { N, end: completed }
            """, "timer-never-due: submit; a --go--> r\nunreachable-end: submit; a --go--> r" },
        { "an escalation after time is up", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: r } } }
              r:
                N
                referral:
                  GATE
                  to: coordinator
                  outcomes: { answered: z, overdue: z }
                due: 20 days
                escalate: [{ after: 30 days, to: unit-manager of referral-body }] # here
              z: { N, end: completed }
            """, "timer-never-due: submit; a --go--> r" },
        { "more objections than bodies", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: r } } }
              r:
                N
                referral: { GATE, to: [coordinator, board-member], outcomes: { answered: b } }
              b:
                N
                owner: coordinator
                on:
                  yes: { N, to: z }
                  no: { N, to: a, when: 'objections > 2', W } # here
              z: { N, end: completed }
            """, "trigger-never-fires: submit; a --go--> r; r --answer--> r; r --answered--> b" },
        { "no way for one objection of two", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: r } } }
              r:
                N
                referral: { GATE, to: [coordinator, board-member], outcomes: { answered: b } }
              b: # here
                N
                owner: coordinator
                on:
                  yes: { N, to: z, when: 'objections = 0', W }
                  no: { N, to: z, when: 'objections = statements', W }
              z: { N, end: completed }
            """, "no-way-to-end: submit; a --go--> r; r --answer--> r; r --answered with objections--> b" },
        { "nothing for a referral of which nothing came in", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: r } } }
              r:
                N
                referral: { GATE, to: [coordinator, board-member], outcomes: { answered: z, overdue: b } }
                due: 20 days
              b: # here
                N
                owner: coordinator
                on: { yes: { N, to: z, when: 'statements > 0', W } }
              z: { N, end: completed }
            """, "no-way-to-end: submit; a --go--> r; r --wait 20 days: overdue--> b" },
        { "a gate that leads to a choice that nobody makes", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: g } } }
              g: { N, gate: { GATE, decide: { by: board-member }, outcomes: { approve: r, return: a } } }
              r:
                N
                referral:
                  GATE
                  choose: { role: unit-manager, from: [SLK, LFF] } # here
                  outcomes: { answered: z }
              z: { N, end: completed }
            """, "nobody-chooses:" },
    };
}
