namespace IPB.Workflows.Tests.Proofs;

/// <summary>Limits where the board has no such place.</summary>
internal static class BrokenLimits
{
    internal static TheoryData<string, string, string> All => new()
    {
        { "a limit of an end", """
            states:
              a: { N, owner: coordinator, on: { go: { N, to: z } } }
              z: { N, end: completed, wip-limit: 3 } # here
            """, "wip-limit-at-end:" },
        { "a limit of a state that belongs to a phase", """
            phases: [{ id: p, N }]
            states:
              a: { N, phase: p, wip-limit: 3, owner: coordinator, on: { go: { N, to: z } } } # here
              z: { N, end: completed }
            """, "wip-limit-in-phase:" },
        { "a limit of a group", """
            states:
              g: # here
                N
                owner: coordinator
                wip-limit: 3
                states:
                  a: { N, on: { go: { N, to: z } } }
              z: { N, end: completed }
            """, "wip-limit-at-group:" },
        { "a limit of a phase that has only a gate", """
            phases:
              - { id: p, N }
              - { id: q, N, wip-limit: 3 } # here
            states:
              a: { N, phase: p, owner: coordinator, on: { go: { N, to: b } } }
              b: { N, phase: q, gate: { GATE, decide: { by: board-member }, outcomes: { approve: z, reject: z } } }
              z: { N, end: completed }
            """, "wip-limit-nowhere:" },
    };
}
