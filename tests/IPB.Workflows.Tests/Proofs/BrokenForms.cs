namespace IPB.Workflows.Tests.Proofs;

/// <summary>Forms, checklists and what triggers need.</summary>
internal static class BrokenForms
{
    private const string Fields = """
        fields:
          cost: { type: evidence, N }
          ready: { type: yes-no, N }
          note: { type: text, N }

        """;

    internal static TheoryData<string, string, string> All => new()
    {
        { "nobody can have filled in what is needed", Fields + """
            states:
              a:
                N
                owner: coordinator
                on:
                  go: { N, to: z, needs: [cost] } # here
                  skip: { N, to: b }
              b: { N, owner: coordinator, form: [cost], on: { end: { N, to: z } } }
              z: { N, end: completed }
            """, "trigger-never-fires: submit" },
        { "what is needed is asked for nowhere", Fields + """
            states:
              a:
                N
                owner: coordinator
                on:
                  go: { N, to: z, needs: [cost] } # here
              z: { N, end: completed }
            """, "field-never-asked:" },
        { "one way leads past the form", Fields + """
            states:
              a: { N, owner: coordinator, on: { ask: { N, to: b }, hurry: { N, to: c } } }
              b: { N, owner: coordinator, form: [cost], on: { go: { N, to: c } } }
              c:
                N
                owner: coordinator
                on:
                  end: { N, to: z, needs: [cost] } # here
                  drop: { N, to: z }
              z: { N, end: completed }
            """, "warning field-before-set: submit; a --hurry--> c" },
        { "what is needed can only be no", Fields + """
            states:
              a:
                N
                owner: coordinator
                form: [ready]
                on:
                  go: { N, to: z, needs: [ready], W, when: 'ready = false' } # here
                  stop: { N, to: z }
              z: { N, end: completed }
            """, "trigger-never-fires: submit" },
        { "the only way needs what a way there has not got", Fields + """
            states:
              a: { N, owner: coordinator, on: { ask: { N, to: b }, hurry: { N, to: c } } }
              b: { N, owner: coordinator, form: [cost], on: { go: { N, to: c, needs: [cost] } } }
              c: # here
                N
                owner: coordinator
                on:
                  end: { N, to: z, needs: [cost] } # here
              z: { N, end: completed }
            """, "no-way-to-end: submit; a --hurry--> c\nwarning field-before-set: submit; a --hurry--> c" },
        { "a gate has a form", Fields + """
            states:
              a: # here
                N
                form: [note]
                gate: { GATE, decide: { by: board-member }, outcomes: { approve: z, reject: z } }
              z: { N, end: completed }
            """, "form-at-gate:" },
        { "a referral has a form", Fields + """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: b } } }
              b: { N, form: [note], referral: { GATE, to: [unit-manager], outcomes: { answered: z } } } # here
              z: { N, end: completed }
            """, "form-at-referral:" },
        { "an end has a checklist", Fields + """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: z } } }
              z: { N, end: completed, checklist: [ready] } # here
            """, "form-at-end:" },
        { "a checklist ticks a text", Fields + """
            states:
              a: { N, owner: coordinator, checklist: [note], on: { go: { N, to: z } } } # here
              z: { N, end: completed }
            """, "checklist-type:" },
        { "a field stands in form and checklist", Fields + """
            states:
              a: { N, owner: coordinator, form: [ready], checklist: [ready], on: { go: { N, to: z } } } # here
              z: { N, end: completed }
            """, "form-twice:" },
        { "a form gives the case away", Fields + """
            states:
              a: { N, owner: coordinator, form: [lead_department], on: { go: { N, to: z } } } # here
              z: { N, end: completed }
            """, "form-lead-department:" },
        { "a trigger is called as filling in is", Fields + """
            states:
              a:
                N
                owner: coordinator
                form: [note]
                on:
                  fill: { N, to: z } # here
              z: { N, end: completed }
            """, "trigger-and-form:" },
        { "a trigger needs what it asks for anyway", """
            fields:
              note: { type: text, N, required: true }
            states:
              a:
                N
                owner: coordinator
                on:
                  go: { N, to: z, asks: [note], needs: [note] } # here
              z: { N, end: completed }
            """, "needs-what-it-asks:" },
        { "evidence of another type", Fields + """
            states:
              a: { N, owner: coordinator, form: [note], on: { go: { N, to: b } } }
              b:
                N
                gate:
                  GATE
                  decide: { by: board-member }
                  criteria:
                    - { id: costs, N, evidence: note } # here
                  outcomes: { approve: z, reject: z }
              z: { N, end: completed }
            """, "evidence-type:" },
        { "evidence and a condition", Fields + """
            states:
              a: { N, owner: coordinator, form: [cost], on: { go: { N, to: b } } }
              b:
                N
                gate:
                  GATE
                  decide: { by: board-member }
                  criteria:
                    - { id: costs, N, evidence: cost, met: 'cost != null' } # here
                  outcomes: { approve: z, reject: z }
              z: { N, end: completed }
            """, "met-and-evidence:" },
        { "the form of a state that is always left at once", """
            fields:
              kind: { type: choice, N, choices: [{ id: x, N }], required: true }
              note: { type: text, N }
            submit: { asks: [kind] }
            states:
              a: # here
                N
                owner: coordinator
                form: [note]
                on:
                  go: { N, to: z, by: system, when: 'kind = "x"' }
              z: { N, end: completed }
            """, "always-left-at-once: submit with kind x" },
    };
}
