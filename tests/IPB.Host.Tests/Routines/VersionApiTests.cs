using System.Net;
using System.Text.Json.Nodes;

namespace IPB.Host.Tests.Routines;

/// <summary>Versions of routines for programs. Each test works on a routine of its own.</summary>
public sealed class VersionApiTests(RunningCity city) : IClassFixture<RunningCity>
{
    private HttpClient Anna => city.As("anna.ek");
    private HttpClient Johan => city.As("johan.sundin");

    [Fact]
    public async Task A_draft_is_reviewed_by_one_and_published_by_another()
    {
        const string Of = "/api/routines/training-package/versions";
        var version = await city.NextAsync("training-package");
        (await Johan.PostAsync($"{Of}/{version}/review", new { note = "Read." })).Expect(HttpStatusCode.OK);
        var published = (await Anna.PostAsync($"{Of}/{version}/publish", new { changelog = "Better words" }))
            .Expect(HttpStatusCode.OK);

        Assert.Equal(("published", "anna.ek", "Better words"),
            ((string)published["action"]!, (string)published["actor"]!, (string)published["note"]!));
        var list = (await Anna.ReadAsync(Of)).Expect(HttpStatusCode.OK);
        Assert.Equal(version, (int)list["current"]!);
        Assert.Equal(["replaced", "current"], list["versions"]!.AsArray().Select(v => (string)v!["standing"]!));
        Assert.Equal(["installed", "drafted", "reviewed", "published"],
            list["history"]!.AsArray().Select(e => (string)e!["action"]!));
    }

    [Fact]
    public async Task A_version_comes_into_force_when_its_time_has_come()
    {
        var version = await city.ReviewedAsync("social-investment");
        (await Anna.PostAsync($"/api/routines/social-investment/versions/{version}/publish",
            new { changelog = "Later", effective = "2027-05-01" })).Expect(HttpStatusCode.OK);
        Assert.Equal(("scheduled", version - 1), await StandingAsync("social-investment", version));

        await city.City.Database.FreezeClockAsync(new(2027, 5, 1, 0, 0, 0, TimeSpan.FromHours(2)));
        Assert.Equal(("current", version), await StandingAsync("social-investment", version));
        await city.FreezeAsync(RunningCity.Monday);
    }

    [Fact]
    public async Task A_retired_routine_refuses_a_submission_and_says_why()
    {
        var version = city.Newest("citizens-proposal");
        (await Anna.PostAsync($"/api/routines/citizens-proposal/versions/{version}/retire", new { reason = "Law" }))
            .Expect(HttpStatusCode.OK);

        var refusal = (await city.As("elin.dahlgren").PostAsync("/api/cases", new
        {
            routine = "citizens-proposal",
            title = "A",
            description = "B",
            department = "FSF",
        })).Refused(409, "routine-takes-no-cases");
        Assert.Equal([$"Version {version} är indragen.", "Ingen ny version är publicerad."],
            refusal["reasons"]!.AsArray().Select(r => (string)r!));
        Assert.DoesNotContain((await Anna.ReadAsync("/api/routines")).Body.AsArray(),
            r => (string)r!["id"]! == "citizens-proposal");
        (await Anna.ReadAsync("/api/routines/citizens-proposal")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Drafts_are_seen_by_owners_of_routines_only()
    {
        var version = await city.NextAsync("obstacle");
        var path = $"/api/routines/obstacle/versions/{version}";
        var draft = (await Anna.ReadAsync(path)).Expect(HttpStatusCode.OK);
        Assert.True((bool)draft["passes"]!);
        Assert.Contains("routine: obstacle", (string)draft["source"]!, StringComparison.Ordinal);

        (await city.As("maria.lind").ReadAsync(path)).Refused(404, "version-not-found");
        var list = (await city.As("maria.lind").ReadAsync("/api/routines/obstacle/versions")).Expect(HttpStatusCode.OK);
        Assert.Equal([version - 1], list["versions"]!.AsArray().Select(v => (int)v!["version"]!));
        Assert.DoesNotContain("drafted", list["history"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("propose")]
    [InlineData("review")]
    [InlineData("publish")]
    [InlineData("take-back")]
    [InlineData("retire")]
    public async Task Who_does_not_own_routines_changes_none(string step)
    {
        var version = city.Newest("problem-intake");
        var path = $"/api/routines/problem-intake/versions/{version}/{step}";
        (await city.As("maria.lind").PostAsync(path, new { })).Refused(403, "version-not-permitted");
        (await city.As("maria.lind").PostAsync(path.Replace($"/{version}/", "/77/"), new { }))
            .Refused(403, "version-not-permitted");
        Assert.Equal(HttpStatusCode.Unauthorized, (await city.Anonymous().PostAsync(path, new { })).Status);
    }

    [Fact]
    public async Task The_same_call_gets_the_same_answer_and_another_one_with_its_key_is_refused()
    {
        var version = await city.ReviewedAsync("innovation-case");
        var path = $"/api/routines/innovation-case/versions/{version}";
        var first = await Anna.PostAsync($"{path}/publish", new { changelog = "A" }, "same");
        Assert.Equal(first.Text, (await Anna.PostAsync($"{path}/publish", new { changelog = "A" }, "same")).Text);
        (await Anna.PostAsync($"{path}/publish", new { changelog = "B" }, "same"))
            .Refused(422, "idempotency-key-reused");
        (await city.As("marcus.tran").PostAsync($"{path}/publish", new { changelog = "B" }))
            .Refused(409, "version-wrong-status");
    }

    [Theory]
    [InlineData("", null, "changelog")]
    [InlineData("New", "soon", "effective")]
    [InlineData("New", "2020-01-01", "effective")]
    public async Task What_is_missing_or_wrong_is_named(string changelog, string? effective, string field)
    {
        var version = await city.ReviewedAsync("problem-intake", s => s + $"# {Guid.NewGuid()}\n");
        var refusal = (await Anna.PostAsync($"/api/routines/problem-intake/versions/{version}/publish",
            new { changelog, effective })).Refused(422, "invalid-input");
        Assert.NotNull(refusal["errors"]![field]);
    }

    [Fact]
    public async Task A_routine_that_does_not_exist_has_no_versions()
    {
        (await Anna.ReadAsync("/api/routines/no-such/versions")).Refused(404, "routine-not-found");
        (await Anna.PostAsync("/api/routines/no-such/versions/1/review", new { })).Refused(404, "version-not-found");
        Assert.Equal(HttpStatusCode.BadRequest, (await Anna.ReadAsync("/api/routines/obstacle/versions/x")).Status);
    }

    private async Task<(string Standing, int Current)> StandingAsync(string routine, int version)
    {
        JsonNode list = (await Anna.ReadAsync($"/api/routines/{routine}/versions")).Expect(HttpStatusCode.OK);
        var found = list["versions"]!.AsArray().Single(v => (int)v!["version"]! == version)!;
        return ((string)found["standing"]!, (int)list["current"]!);
    }
}
