namespace IPB.Workflows.Tests.Cases;

/// <summary>Routines with groups, in the shorthand of <see cref="Proofs.Trial"/>.</summary>
internal static class Groups
{
    internal const string Investigation = """
        fields:
          n: { type: number, N, min: 0, max: 10 }
        on:
          withdraw: { N, to: withdrawn, by: problem-owner, reason: required }
        states:
          start:
            N
            owner: officer of lead-department
            on:
              start: { N, to: investigation }
              note: { N, asks: [n] }
          investigation:
            N
            owner: officer of lead-department
            due: 20 working days
            remind: [2 working days before]
            escalate: [{ after: 25 working days, to: manager of lead-department }]
            timers: [{ after: 10 weeks, fire: lapse }]
            on:
              drop: { N, to: withdrawn, by: problem-owner }
              anew: { N, to: review, by: officer of lead-department }
              anyhow: { N }
              lapse: { N, to: lapsed, by: system }
            states:
              review:
                N
                due: 5 working days
                on:
                  ask: { N, to: supplement, reason: required }
                  propose: { N, to: decision }
                  duplicate: { N, to: closed }
              supplement:
                N
                owner: problem-owner
                due: 10 working days
                on:
                  reply: { N, to: review }
                  drop: { N, to: start, by: problem-owner }
              decision:
                N
                gate: { GATE, decide: { by: manager of lead-department }, outcomes: { approve: done, return: review } }
              closed:
                N
                end: rejected
                on: { reopen: { N, to: review, by: officer of lead-department } }
          withdrawn: { N, end: discontinued }
          lapsed: { N, end: discontinued }
          done: { N, end: solved }
        """;

    internal const string Nested = """
        states:
          outer:
            N
            owner: officer of lead-department
            due: 8 weeks
            on: { stop: { N, to: z } }
            states:
              inner:
                N
                due: 4 weeks
                states:
                  a: { N, on: { on: { N, to: b }, aside: { N, to: c } } }
                  b: { N, on: { again: { N, to: inner } } }
              c: { N, on: { back: { N, to: inner } } }
          z: { N, end: completed }
        """;

    internal static string Routine(string text) =>
        Proofs.Trial.Text(text).Replace("routine: trial", "routine: test", StringComparison.Ordinal);
}
