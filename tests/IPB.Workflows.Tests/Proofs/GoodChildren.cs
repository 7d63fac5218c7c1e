namespace IPB.Workflows.Tests.Proofs;

/// <summary>Child cases that end whatever they do.</summary>
internal static class GoodChildren
{
    internal static IReadOnlyList<(string Name, string Text)> All =>
    [
        ("every end of the children has its way", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: w } } }
              w:
                N
                owner: coordinator
                opens: { routine: other, to: [SLK, LFF], fields: { what: '"it"' } }
                children: { join: any, outcomes: { solved: y, ended: a } }
                on: { stop: { N, to: z } }
              y: { N, end: solved }
              z: { N, end: completed }
            """),
        ("a wait for children that a trigger opened before", """
            states:
              a: { N, owner: coordinator, on: { more: { N, opens: { routine: other } }, go: { N, to: w } } }
              w:
                N
                owner: coordinator
                children: { outcomes: { ended: z } }
                timers: [{ after: 30 days, fire: late }]
                on: { late: { N, to: z, by: system } }
              z: { N, end: completed }
            """),
        ("children of an end, and a field of the name of their count", """
            fields: { children: { type: number, N } }
            submit: { asks: [children] }
            states:
              a: { N, owner: coordinator, on: { go: { N, to: z, when: 'children > 2', W }, stop: { N, to: y } } }
              y: { N, end: discontinued }
              z: { N, end: completed, opens: { routine: other } }
            """),
        ("a value for what is not filled in", """
            fields: { note: { type: text, N } }
            states:
              a: { N, owner: coordinator, on: { go: { N, to: w } } }
              w:
                N
                owner: coordinator
                opens: { routine: other, fields: { what: 'if note = null then "?" else note' } }
                on: { stop: { N, to: z, asks: [note] } }
              z: { N, end: completed }
            """),
        ("an expression that gives what is there", """
            submit: { asks: [note] }
            states:
              a:
                N
                owner: coordinator
                opens: [{ routine: other, title: '"About " + note' }, { routine: more, description: title }]
                on: { go: { N, to: z } }
              z: { N, end: completed }
            """),
    ];
}
