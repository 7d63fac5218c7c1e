using System.Net;

namespace IPB.Host.Tests.Api;

public sealed class MigrationTests(RunningCity city) : IClassFixture<RunningCity>
{
    [Fact]
    public async Task A_plan_is_suggested_tried_started_and_undone()
    {
        // Before there is a next version: afterwards cases start on that.
        var number = await OpenAsync("Uppdraget saknar budget");
        await NextVersion.InstallAsync(city);
        var anna = city.As("anna.ek");
        var suggested =
            (await anna.ReadAsync($"/api/routines/obstacle/migration-plan?from={NextVersion.From}&to={NextVersion.To}"))
            .Expect(HttpStatusCode.OK);
        var start = city.Engine.Routines.Find(NextVersion.Id, NextVersion.From)!.Start.Id;
        Assert.Equal($"{start}-again", (string)suggested["states"]![start]!["to"]!);

        var states = suggested["states"]!.AsObject().ToDictionary(s => s.Key, s => (string?)s.Value!["to"]);
        var fields = suggested["fields"]!.AsObject().ToDictionary(s => s.Key, s => (string?)s.Value!["to"]);
        var dry = (await anna.PostAsync("/api/migrations",
                new { routine = "obstacle", from = NextVersion.From, to = NextVersion.To, states, fields }))
            .Expect(HttpStatusCode.Created);
        var address = $"/api/migrations/{dry["id"]}";
        Assert.Equal("dry-run", (string)dry["status"]!);
        var rows = (await anna.ReadAsync(address + "/cases?kind=Moves")).Expect(HttpStatusCode.OK)["cases"]!.AsArray();
        Assert.Contains(rows, r => (string)r!["number"]! == number && (string)r["to"]! == $"{start}-again");

        (await anna.PostAsync(address + "/start", new { hash = (string)dry["hash"]!, reason = "Ny frist" }))
            .Expect(HttpStatusCode.OK);
        while (await city.Engine.Migrations.WorkAsync() > 0) { }
        Assert.Equal("done", (string)(await anna.ReadAsync(address)).Body["status"]!);
        Assert.Equal($"{start}-again", (string)(await anna.CaseAsync(number))["state"]!);

        (await anna.PostAsync(address + "/undo", new { reason = "För tidigt" })).Expect(HttpStatusCode.OK);
        while (await city.Engine.Migrations.WorkAsync() > 0) { }
        Assert.Equal(start, (string)(await anna.CaseAsync(number))["state"]!);
    }

    [Fact]
    public async Task A_plan_with_a_mistake_says_what_was_probably_meant()
    {
        var answer = await city.As("anna.ek").PostAsync("/api/migrations",
            new { routine = "obstakle", from = NextVersion.From, to = NextVersion.To });

        Assert.Contains("did you mean \\\"obstacle\\\"", answer.Refused(422, "migration-plan").ToJsonString()
            .Replace("\\u0022", "\\\"", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_own_routines_moves_nothing()
    {
        var answer = await city.As("elin.dahlgren").PostAsync("/api/migrations",
            new { routine = "obstacle", from = NextVersion.From, to = NextVersion.To });

        answer.Refused(403, "migration-not-permitted");
    }

    [Fact]
    public async Task A_migration_that_is_not_there_is_not_found() =>
        (await city.As("anna.ek").ReadAsync($"/api/migrations/{Guid.NewGuid()}")).Refused(404, "migration-not-found");

    private Task<string> OpenAsync(string title) => city.As("elin.dahlgren").SubmitAsync(title, "FSF",
        new { kind = "budget", consequence = "Inget händer." }, "obstacle");
}
