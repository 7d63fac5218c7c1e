namespace IPB.Workflows.Tests.Proofs;

/// <summary>Automations that leave a case where nobody can do anything.</summary>
internal static class BrokenAutomations
{
    private const string Hook = "name: call-web-hook, inputs: { url: title }";

    internal static TheoryData<string, string, string> All => new()
    {
        { "nothing leads on when it fails", $$"""
            states:
              a: { N, owner: coordinator, on: { go: { N, to: w } } }
              w:
                N
                owner: coordinator
                automation: { {{Hook}}, done: ok } # here
                on: { ok: { N, to: z, by: system }, note: { N } }
              z: { N, end: completed }
            """, "automation-no-way-out: submit; a --go--> w; w --automation failed--> w" },
        { "nothing leads on when its result is another", $$"""
            fields: { yes: { type: yes-no, N } }
            states:
              a: { N, owner: coordinator, on: { go: { N, to: w } } }
              w:
                N
                owner: coordinator
                automation: { {{Hook}}, outputs: { approved: yes }, done: ok, failed: bad } # here
                on: { ok: { N, to: z, by: system, when: 'yes = true' }, bad: { N, to: a, by: system } }
              z: { N, end: completed }
            """, "automation-no-way-out: submit; a --go--> w; w --automation done: ok without yes--> w" },
        { "a condition that its result never meets", $$"""
            fields: { code: { type: number, N, min: 100, max: 599 } }
            states:
              a: { N, owner: coordinator, on: { go: { N, to: w }, end: { N, to: z } } }
              w:
                N
                owner: coordinator
                automation: { {{Hook}}, outputs: { status: code }, done: ok, failed: bad }
                on:
                  ok: { N, to: z, by: system, when: 'code = 600' } # here
                  bad: { N, to: a, by: system }
                  back: { N, to: a }
              z: { N, end: completed }
            """, "trigger-never-fires: submit; a --go--> w" },
        { "a result that is read before it is there", $$"""
            fields: { reply: { type: text, N } }
            states:
              a: { N, owner: coordinator, on: { go: { N, to: w }, end: { N, to: z } } }
              w:
                N
                owner: coordinator
                automation: { {{Hook}}, outputs: { answer: reply }, done: ok, failed: bad }
                on: { ok: { N, to: y, by: system }, bad: { N, to: y, by: system } }
              y:
                N
                owner: coordinator
                on:
                  fine: { N, to: z, when: 'reply = "yes"', W } # here
                  back: { N, to: a }
              z: { N, end: completed }
            """, "warning field-before-set: submit; a --go--> w; w --automation failed: bad--> y" },
        { "what it needs can be filled in by nobody before", $$"""
            fields: { place: { type: text, N, required: true } }
            states:
              a: { N, owner: coordinator, on: { go: { N, to: w } } }
              w:
                N
                owner: coordinator
                automation: { name: call-web-hook, inputs: { url: place }, done: ok, failed: bad } # here
                on: { ok: { N, to: z, by: system, asks: [place] }, bad: { N, to: a, by: system } }
              z: { N, end: completed }
            """, "field-before-set: submit; a --go--> w" },
        { "at an end, and at a group", $$"""
            states:
              g:
                N
                owner: coordinator
                automation: { {{Hook}}, done: ok } # here
                states: { a: { N, on: { go: { N, to: z }, ok: { N, by: system, when: 'times_returned > 5' } } } }
              z: { N, end: completed, automation: { {{Hook}}, done: ok } } # here
            """, "automation-at-group:\nautomation-at-end:" },
    };
}
