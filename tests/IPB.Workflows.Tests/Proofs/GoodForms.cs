namespace IPB.Workflows.Tests.Proofs;

/// <summary>Forms, needs and holds that all come to something.</summary>
internal static class GoodForms
{
    private const string Fields = """
        fields:
          cost: { type: evidence, N }
          ready: { type: yes-no, N }
          count: { type: number, N, required: true }

        """;

    internal static IReadOnlyList<(string Name, string Text)> All =>
    [
        ("a trigger needs what the form of its state offers", Fields + """
            states:
              a:
                N
                owner: coordinator
                form: [cost, count]
                checklist: [ready]
                on: { go: { N, to: z, needs: [cost, ready, count] } }
              z: { N, end: completed }
            """),
        ("a trigger needs a tick that it asks for itself", Fields + """
            states:
              a: { N, owner: coordinator, form: [count], on: { go: { N, to: z, asks: [ready], needs: [ready] } } }
              z: { N, end: completed }
            """),
        ("a trigger of the system waits for what the form brings", Fields + """
            states:
              a:
                N
                owner: coordinator
                form: [cost, count]
                on: { go: { N, to: z, by: system, when: 'count > 3', needs: [cost] } }
              z: { N, end: completed }
            """),
        ("a criterion is met by its evidence", Fields + """
            states:
              a: { N, owner: coordinator, form: [cost, count], on: { go: { N, to: g } } }
              g:
                N
                gate:
                  GATE
                  decide: { by: board-member }
                  criteria: [{ id: costs, N, evidence: cost }]
                  outcomes: { approve: z, return: a }
              z: { N, end: completed }
            """),
        ("a field can be emptied again", Fields + """
            states:
              a:
                N
                owner: coordinator
                form: [cost, count]
                on: { go: { N, to: b, needs: [cost] } }
              b: { N, owner: coordinator, form: [cost], on: { end: { N, to: z, W, when: 'cost = null' } } }
              z: { N, end: completed }
            """),
        ("a state that only a long hold leads to", """
            hold: { by: coordinator, in: [a], ask-again: 30 days, longest: 6 months, then: b }
            states:
              a: { N, owner: coordinator, on: { go: { N, to: z } } }
              b: { N, owner: board-member, on: { end: { N, to: z } } }
              z: { N, end: completed }
            """),
        ("a timer in days that a hold may let pass one in working days", """
            hold: { ask-again: 30 days }
            states:
              a:
                N
                owner: coordinator
                escalate: [{ after: 40 days, to: board-member }]
                timers: [{ after: 10 working days, fire: late }]
                on: { go: { N, to: z }, late: { N, to: z, by: system } }
              z: { N, end: completed }
            """),
    ];
}
