namespace IPB.Workflows.Tests.Proofs;

/// <summary>Limits of places that the board has.</summary>
internal static class GoodLimits
{
    internal static IReadOnlyList<(string Name, string Text)> All =>
    [
        ("a phase and its gate have limits", """
            phases: [{ id: p, N, wip-limit: 3 }]
            states:
              a: { N, phase: p, owner: coordinator, on: { go: { N, to: b } } }
              b:
                N
                phase: p
                wip-limit: 2
                gate: { GATE, decide: { by: board-member }, outcomes: { approve: z, reject: z } }
              z: { N, end: completed }
            """),
        ("a state outside phases has one", """
            states:
              a: { N, owner: coordinator, wip-limit: 1, on: { go: { N, to: z } } }
              z: { N, end: completed }
            """),
    ];
}
