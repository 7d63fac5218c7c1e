using System.Net;
using System.Text.Json.Nodes;
using IPB.Host.Tests;

namespace IPB.Workflows.Elsa.Tests.Runs;

/// <summary>Elsa's own API, behind the city's sign-in.</summary>
[Collection(nameof(ElsaHost))]
public sealed class ApiTests(ElsaHost city)
{
    private const string Definitions = "/elsa/api/workflow-definitions";

    [Fact]
    public async Task Only_whoever_administers_the_system_comes_in_and_only_with_a_token()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await city.Anonymous().ReadAsync(Definitions)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized,
            (await city.Anonymous().PostAsync($"{Definitions}/import", new { })).Status);
        // Elsa itself opens these to anybody, two of them to whoever has a link.
        foreach (var open in new[] { "package/version", "bookmarks/resume?t=x", "events/trigger?t=x" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await city.Anonymous().ReadAsync($"/elsa/api/{open}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await city.As("anna.ek").ReadAsync(Definitions)).Status);
        var all = (await city.As("marcus.tran").ReadAsync(Definitions)).Expect(HttpStatusCode.OK);
        Assert.Contains("ask-three-departments", all["items"]!.AsArray().Select(i => (string)i!["definitionId"]!));
    }

    [Fact]
    public async Task A_demo_automation_runs_and_its_workflow_and_what_it_did_are_seen_in_the_API()
    {
        var number = await city.SubmitAsync("evidence-round", ("amount", 5m));
        var done = await city.ComesToAsync(number, "ready");
        Assert.Equal(false, done.Fields["large"]);
        var run = $"{Cases.CaseNumber.Slug(number)}.run.1";
        var admin = city.As("marcus.tran");
        var workflow = (await admin.ReadAsync($"/elsa/api/workflow-instances/{run}")).Expect(HttpStatusCode.OK);
        Assert.Equal(("Finished", run, "collect-evidence"), ((string)workflow["subStatus"]!,
            (string)workflow["correlationId"]!, (string)workflow["definitionId"]!));
        var types = (await admin.ReadAsync("/elsa/api/descriptors/activities")).Expect(HttpStatusCode.OK)
            .ToJsonString();
        foreach (var type in new[] { "SubmitCase", "FireTrigger", "WaitForCase", "AskDepartments", "AddEvidence",
            "SendMessage",
            "AwaitTrigger", "KeepFields" })
            Assert.Contains($"\"IPB.{type}\"", types, StringComparison.Ordinal);
        Assert.Contains("\"FEEL\"", (await admin.ReadAsync("/elsa/api/descriptors/expression-descriptors"))
            .Expect(HttpStatusCode.OK).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demo_automation_is_started_through_the_API_and_asks_three_departments()
    {
        var admin = city.As("marcus.tran");
        (await admin.PostAsync($"{Definitions}/ask-three-departments/dispatch", new
        {
            input = new { subject = "brunnen", join = "all" },
            correlationId = "started-by-hand",
        })).Expect(HttpStatusCode.OK);
        var asked = 0;
        await RunningCity.UntilAsync(async () =>
        {
            var all = await city.Engine.Cases.ListAsync(new() { Limit = 100 });
            return (asked = all.Count(c => c.Title == "Yttrande: brunnen")) == 3;
        }, "three departments are asked");
        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task The_operations_page_says_which_Elsa_runs()
    {
        var runner = city.City.Settings.Runners.Single(r => r.Prefix == "elsa");
        var state = await runner.StateAsync();
        Assert.True(state.Works, state.Words.En);
        Assert.StartsWith("3.8.0", state.Version, StringComparison.Ordinal);
        Assert.StartsWith("running, 4 automations", state.Words.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_definition_that_is_exported_imports_as_the_same()
    {
        var admin = city.As("marcus.tran");
        var first = await ExportAsync(admin);
        (await admin.PostAsync($"{Definitions}/import", JsonNode.Parse(first.ToJsonString())))
            .Expect(HttpStatusCode.OK);
        var second = await ExportAsync(admin);
        Assert.Equal(first["root"]!.ToJsonString(), second["root"]!.ToJsonString());
    }

    private static async Task<JsonNode> ExportAsync(HttpClient admin) =>
        (await admin.ReadAsync($"{Definitions}/by-definition-id/collect-evidence?versionOptions=Latest"))
        .Expect(HttpStatusCode.OK);
}
