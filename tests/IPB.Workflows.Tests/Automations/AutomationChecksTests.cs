using System.Collections.Immutable;
using IPB.Workflows.Automations;
using IPB.Workflows.Files;
using IPB.Workflows.Routines;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Automations;

/// <summary>Mistakes between a routine and the automations that it names, each told once and on its line.</summary>
public sealed class AutomationChecksTests
{
    private const string Url = "inputs: { url: '\"https://hooks.example.org\"' }";

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { $"{{ name: call-web-hok, {Url}, done: next }}", "unknown-automation", "did you mean \"call-web-hook\"?" },
        { $"{{ name: elsa:collect, {Url}, done: next }}", "automation-runner-missing", "IPB.Workflows.Elsa" },
        { $"{{ name: call-web-hook, {Url}, done: nxt }}", "automation-result", "did you mean \"next\"?" },
        { $"{{ name: call-web-hook, {Url}, done: next, failed: nobody }}", "automation-result", "nobody" },
        { $"{{ name: call-web-hook, {Url}, done: stop }}", "automation-trigger", "by: system" },
        { "{ name: call-web-hook, done: next }", "automation-input-missing", "\"url\"" },
        { "{ name: call-web-hook, inputs: { url: note }, done: next }", "automation-input-may-be-empty", "\"note\"" },
        { "{ name: call-web-hook, inputs: { url: '5' }, done: next }", "automation-input-type", "string" },
        { "{ name: call-web-hook, inputs: { url: title, contnt: title }, done: next }",
            "unknown-input-of-call-web-hook", "did you mean \"content\"?" },
        { "{ name: call-web-hook, inputs: { url: title }, outputs: { anser: note }, done: next }",
            "unknown-output-of-call-web-hook", "did you mean \"answer\"?" },
        { "{ name: call-web-hook, inputs: { url: title }, outputs: { status: note }, done: next }",
            "automation-output-type", "\"number\"" },
        { "{ name: call-web-hook, inputs: { url: title }, outputs: { answer: nota }, done: next }", "unknown-field",
            "did you mean \"note\"?" },
        { "{ name: call-web-hook, inputs: { url: title }, done: next, retry: { times: 1, after: 3 days } }",
            "wrong-value",
            "24 hours" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Each_mistake_is_told_once(string automation, string code, string says)
    {
        var finding = Assert.Single(Check(automation));
        Assert.Equal((code, 15), (finding.Code, finding.Line));
        Assert.Contains(says, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_fits_has_no_finding() => Assert.Empty(
        Check("{ name: call-web-hook, inputs: { url: title, wait: 'true' }, outputs: { answer: note }, done: next }"));

    [Fact]
    public void An_installed_runner_s_automation_is_known()
    {
        var catalog = new AutomationCatalog([new("elsa:collect", new("", ""))], ["elsa"]);
        Assert.Empty(Check("{ name: elsa:collect, done: next }", catalog));
        Assert.Equal("unknown-automation", Assert.Single(Check("{ name: elsa:colect, done: next }", catalog)).Code);
    }

    [Fact]
    public void A_runner_names_its_automations_after_itself() =>
        Assert.Throws<ArgumentException>(() => new AutomationRegistry(new OwnAutomations(new Stranger())));

    private static ImmutableArray<Finding> Check(string automation, AutomationCatalog? catalog = null) =>
        RoutineReader.Read("test.routine.yaml", $$"""
            routine: test
            version: 1
            name: { sv: Prov, en: Trial }
            purpose: { sv: Prov, en: Trial }
            fields:
              note: { type: long-text, name: { sv: Not, en: Note } }
            submit: { asks: [note] }
            states:
              work:
                name: { sv: Arbete, en: Work }
                owner: officer
                on: { go: { name: { sv: Gå, en: Go }, to: asking } }
              asking:
                name: { sv: Frågar, en: Asking }
                automation: {{automation}}
                owner: officer
                on:
                  next: { name: { sv: Nästa, en: Next }, to: done, by: system }
                  stop: { name: { sv: Sluta, en: Stop }, to: done }
                timers: [{ after: 90 days, fire: next }]
              done: { name: { sv: Klart, en: Done }, end: solved }
            """, Town.Organisation, automations: catalog).Findings;

    private sealed class Stranger : Automation
    {
        public override AutomationSignature Signature { get; } = new("elsa:x", new("", ""));

        public override Task<AutomationOutcome> RunAsync(AutomationCall call, CancellationToken ct) =>
            Task.FromResult(AutomationOutcome.Done());
    }
}
