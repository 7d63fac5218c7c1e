namespace IPB.Workflows.Tests.Proofs;

/// <summary>Automations after which the case goes on, whatever they come to.</summary>
internal static class GoodAutomations
{
    private const string Hook = "name: call-web-hook, inputs: { url: title }";

    internal static IReadOnlyList<(string Name, string Text)> All =>
    [
        ("done and failed lead on", $$"""
            states:
              a: { N, owner: coordinator, on: { go: { N, to: w } } }
              w:
                N
                owner: coordinator
                automation: { {{Hook}}, done: ok, failed: bad }
                on: { ok: { N, to: z, by: system }, bad: { N, to: a, by: system } }
              z: { N, end: completed }
            """),
        ("failed is a person's to mend", $$"""
            states:
              a: { N, owner: coordinator, on: { go: { N, to: w } } }
              w:
                N
                owner: coordinator
                automation: { {{Hook}}, done: ok }
                on: { ok: { N, to: z, by: system }, skip: { N, to: z } }
              z: { N, end: completed }
            """),
        ("its result is read where it surely is", $$"""
            fields: { code: { type: number, N, min: 100, max: 599 } }
            states:
              a: { N, owner: coordinator, on: { go: { N, to: w } } }
              w:
                N
                owner: coordinator
                automation: { {{Hook}}, outputs: { status: code }, done: ok, failed: bad }
                on: { ok: { N, to: y, by: system }, bad: { N, to: a, by: system } }
              y:
                N
                owner: coordinator
                on:
                  fine: { N, to: z, when: 'code < 300', W }
                  odd: { N, to: a, when: 'code >= 300', W }
              z: { N, end: completed }
            """),
        ("two results of one name, the nearest condition first", $$"""
            fields: { yes: { type: yes-no, N } }
            on: { ok: { N, to: a, by: system } }
            states:
              a: { N, owner: coordinator, on: { go: { N, to: w } } }
              w:
                N
                owner: coordinator
                automation: { {{Hook}}, outputs: { approved: yes }, done: ok, failed: bad }
                on: { ok: { N, to: z, by: system, when: 'yes = true' }, bad: { N, to: a, by: system } }
              z: { N, end: completed }
            """),
        ("one that a trigger starts and that changes nothing", $$"""
            states:
              a:
                N
                owner: coordinator
                on:
                  tell: { N, automation: { {{Hook}}, done: told } }
                  told: { N, by: system }
                  go: { N, to: z }
              z: { N, end: completed }
            """),
    ];
}
