namespace IPB.Workflows.Tests.Proofs;

/// <summary>Conditions that all can hold, and not.</summary>
internal static class GoodGuards
{
    internal static IReadOnlyList<(string Name, string Text)> All =>
    [
        Guard("a number at its least", "budget", "budget <= 0"),
        Guard("a number at its most", "budget", "budget >= 1000"),
        Guard("a number between two others", "budget", "budget > 4 and budget < 5"),
        Guard("a closed range", "budget", "budget in [10..20]"),
        Guard("an open range", "budget", "budget in (10..11)"),
        Guard("between", "budget", "budget between 3 and 4"),
        Guard("one of some numbers", "budget", "budget in (1, 2, > 900)"),
        Guard("unequal to a number", "budget", "budget != 7"),
        Guard("a choice", "kind", "kind = \"habit\""),
        Guard("one of two choices", "kind", "kind in (\"law\", \"it\")"),
        Guard("a list of choices", "kind", "list contains([\"law\", \"it\"], kind)"),
        Guard("a yes or a no", "ready", "ready"),
        Guard("a no", "ready", "ready = false"),
        Guard("before a day", "day", "day < date(\"2026-05-01\")"),
        Guard("on a day", "day", "day = date(\"2026-05-01\")"),
        Guard("a text", "note", "note = \"yes\""),
        Guard("no text", "note", "note = null"),
        Guard("what a function makes of a choice", "kind", "starts with(kind, \"l\")"),
        Guard("two choices compared by a function", "kind, ready", "if ready then kind = \"law\" else kind = \"it\""),
        Guard("two fields at once", "budget, kind", "budget > 5 and kind = \"law\""),
        Guard("a negation around an or", "budget, kind", "not(budget > 5 or kind = \"it\")"),
        ("a department leads", """
            states:
              a:
                N
                owner: coordinator
                on:
                  go: { N, to: z }
                  ours: { N, to: z, when: 'lead_department = "LFF"', W }
              z: { N, end: completed }
            """),
        ("a case is given to another department", """
            states:
              a: { N, owner: coordinator, on: { give: { N, to: b, asks: [lead_department] } } }
              b:
                N
                owner: coordinator
                on:
                  go: { N, to: z }
                  moved: { N, to: z, when: 'lead_department = "SLK" and submitting_department = "LFF"', W }
              z: { N, end: completed }
            """),
        ("a case is bounced to where a department does what others do not", """
            states:
              a:
                N
                owner: coordinator
                on:
                  not-ours: { N, to: b, reason: required, asks: [lead_department], bounce: { times: 2, then: c } }
              b:
                N
                owner: coordinator
                on:
                  not-ours: { N, to: b, reason: required, bounce: { times: 2, then: c } }
                  ours: { N, to: z, when: 'lead_department = "LFF"', W }
                  back: { N, to: c }
              c: { N, owner: coordinator, on: { send: { N, to: b, asks: [lead_department] } } }
              z: { N, end: completed }
            """),
        ("a title decides", """
            states:
              a:
                N
                owner: coordinator
                on: { go: { N, to: z, when: 'title = "Light"', W }, other: { N, to: z, when: 'title != "Light"', W } }
              z: { N, end: completed }
            """),
        ("a value changes when it is asked for again", """
            states:
              a: { N, owner: coordinator, on: { low: { N, to: b, when: 'budget < 100', W, asks: [budget] } } }
              b:
                N
                owner: coordinator
                on: { raise: { N, asks: [budget] }, go: { N, to: z }, high: { N, to: z, when: 'budget >= 100', W } }
              z: { N, end: completed }
            """),
        ("an automatic branch over all values", """
            fields:
              score: { type: number, N, min: 0, max: 100, required: true }
            states:
              a: { N, owner: coordinator, on: { go: { N, to: b, asks: [score] } } }
              b:
                N
                owner: coordinator
                on:
                  pass: { N, to: z, by: system, when: 'score >= 80' }
                  fail: { N, to: a, by: system, when: 'score < 80' }
              z: { N, end: completed }
            """),
        ("automatic triggers in a ring that a person can only go through once", """
            fields:
              score: { type: number, N, min: 0, max: 100, required: true }
            states:
              a: { N, owner: coordinator, on: { go: { N, to: b, asks: [score] } } }
              b:
                N
                owner: coordinator
                on: { up: { N, to: c, by: system, when: 'score > 50' }, end: { N, to: z } }
              c:
                N
                owner: coordinator
                on:
                  correct: { N, asks: [score] }
                  down: { N, to: b, by: system, when: 'score < 50' }
                  end: { N, to: z }
              z: { N, end: completed }
            """),
        ("a field that is read before it is set, on purpose", """
            states:
              a:
                N
                owner: coordinator
                on: { go: { N, to: b, asks: [budget] }, cheap: { N, to: z, when: 'budget = null or budget < 5', W } }
              b: { N, owner: coordinator, on: { back: { N, to: a }, end: { N, to: z } } }
              z: { N, end: completed }
            """),
    ];

    private static (string, string) Guard(string name, string asks, string when) => (name, $$"""
        submit: { asks: [{{asks}}] }
        states:
          a:
            N
            owner: coordinator
            on:
              go: { N, to: z, when: '{{when}}', W }
              not: { N, to: z, when: 'not({{when}}) or {{asks.Split(',')[0]}} = null', W }
          z: { N, end: completed }
        """);
}
