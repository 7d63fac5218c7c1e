namespace IPB.Workflows.Tests.Proofs;

/// <summary>Cases that are "not ours".</summary>
internal static class BrokenBounces
{
    internal static TheoryData<string, string, string> All => new()
    {
        { "a case that was placed is not bounced out of a state", """
            states:
              a:
                N
                owner: coordinator
                on:
                  go: { N, to: z }
                  not-ours: { N, to: a, reason: required, bounce: { times: 2, then: b } }
              b: { N, owner: coordinator, on: { keep: { N, to: c } } }
              c: # here
                N
                owner: coordinator
                on:
                  not-ours: { N, to: a, reason: required, bounce: { times: 1, then: b } } # here
              z: { N, end: completed }
            """, "no-way-to-end: submit; a --not-ours--> b; b --keep--> c\n"
                + "trigger-never-fires: submit; a --not-ours--> b; b --keep--> c" },
        { "the first bounce leads to a person already", """
            states:
              a:
                N
                owner: coordinator
                on: { not-ours: { N, to: c, reason: required, asks: [lead_department], bounce: { times: 1, then: b } } }
              b: { N, owner: coordinator, on: { go: { N, to: z } } }
              c: { N, owner: coordinator, on: { go: { N, to: z } } } # here
              z: { N, end: completed }
            """, "unreachable-state:" },
    };
}
