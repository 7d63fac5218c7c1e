namespace IPB.Workflows.Tests.Proofs;

/// <summary>Child cases that are opened or waited for in vain.</summary>
internal static class BrokenChildren
{
    internal static TheoryData<string, string, string> All => new()
    {
        { "a wait that nothing is opened for", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: w } } }
              w:
                N
                owner: coordinator
                children: { outcomes: { ended: z } } # here
                on: { stop: { N, to: z } }
              z: { N, end: completed }
            """, "nothing-to-wait-for:" },
        { "more children than are opened", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: w } } }
              w:
                N
                owner: coordinator
                opens: { routine: other, to: [SLK, LFF] }
                children: { join: 3, outcomes: { ended: z } } # here
                on: { stop: { N, to: z } }
              z: { N, end: completed }
            """, "join-out-of-reach:" },
        { "a child that never ends keeps the case", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: w } } }
              w:
                N
                owner: coordinator
                due: 3 days
                opens: { routine: other }
                children: { outcomes: { ended: z } } # here
                on: { note: { N } }
              z: { N, end: completed }
            """, "waits-for-ever:" },
        { "a wait at a gate", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: w, opens: { routine: other } } } }
              w:
                N
                gate: { GATE, decide: { by: board-member }, outcomes: { approve: z, return: a } }
                children: { outcomes: { ended: z } } # here
                on: { stop: { N, to: z, by: coordinator } }
              z: { N, end: completed }
            """, "wait-and-other:" },
        { "a group that opens", """
            states:
              g:
                N
                owner: coordinator
                opens: { routine: other } # here
                states:
                  a: { N, on: { go: { N, to: z } } }
              z: { N, end: completed }
            """, "opens-at-group:" },
        { "nobody picks departments", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: g } } }
              g: { N, gate: { GATE, decide: { by: board-member }, outcomes: { approve: w, return: a } } }
              w:
                N
                owner: coordinator
                opens:
                  routine: other # here
                  choose: { from: [SLK, LFF] }
                on: { stop: { N, to: z } }
              z: { N, end: completed }
            """, "nobody-chooses:" },
        { "departments are picked twice", """
            states:
              a:
                N
                owner: coordinator
                on:
                  go: # here
                    N
                    to: w
                    opens: { routine: other, choose: { from: [SLK, LFF] } }
              w:
                N
                owner: coordinator
                opens: { routine: other, choose: { from: [SLK, LFF] } }
                on: { stop: { N, to: z } }
              z: { N, end: completed }
            """, "choices-many:" },
        { "a state that only children lead to, who never come", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: z } } }
              w: # here
                N
                owner: coordinator
                opens: { routine: other }
                children: { outcomes: { solved: y, ended: z } }
                on: { stop: { N, to: z } }
              y: { N, end: solved } # here
              z: { N, end: completed }
            """, "unreachable-state:\nunreachable-end:" },
        { "an only child cannot end in two ways", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: w } } }
              w:
                N
                owner: coordinator
                opens: { routine: other }
                children: { outcomes: { solved: z, completed: z, rejected: z, discontinued: z, ended: y } }
                on: { stop: { N, to: z } }
              y: { N, end: solved } # here
              z: { N, end: completed }
            """, "unreachable-end:" },
        { "what is handed over cannot be there", """
            fields: { note: { type: text, N } }
            states:
              a: { N, owner: coordinator, on: { go: { N, to: w } } }
              w:
                N
                owner: coordinator
                opens:
                  routine: other
                  fields: { what: note } # here
                on: { stop: { N, to: z, asks: [note] } }
              z: { N, end: completed }
            """, "warning field-before-set: submit; a --go--> w" },
    };
}
