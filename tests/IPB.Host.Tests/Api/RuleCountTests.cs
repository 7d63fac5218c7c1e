using System.Net;
using System.Text.Json.Nodes;
using Npgsql;

namespace IPB.Host.Tests.Api;

/// <summary>Cases that came back are counted on the rule that sent them.</summary>
public sealed class RuleCountTests(RunningCity city) : IClassFixture<RunningCity>
{
    private const string Undo = "drop table ipb.rule_routings, ipb.clock_moves; "
        + "delete from ipb.schema_versions where version = 2; ";
    private const string Rules = "/api/routing/problem-intake/rules";
    private readonly HttpClient elin = city.As("elin.dahlgren");

    [Fact]
    public async Task Bounces_are_counted_on_the_rule_that_sent_the_case()
    {
        var first = await elin.SubmitAsync("Hemtjänstens surfplattor låser sig");
        await elin.SubmitAsync("Hemtjänstens surfplattor laddar inte");
        await NoAsync("dragan.kovac", first);
        await NoAsync("mehmet.aydin", first);

        var sent = await RuleAsync("internal-it-in-care");
        Assert.Equal((2, 1, 0.5), ((int)sent["routed"]!, (int)sent["bounced"]!, (double)sent["rate"]!));
        Assert.Equal(RunningCity.Monday, (DateTimeOffset)sent["lastBounced"]!);
        Assert.Equal("SEK", (string)sent["to"]!);
        Assert.Equal(1, (int)(await RuleAsync("elderly-care"))["bounced"]!);
    }

    [Fact]
    public async Task A_bounce_of_a_department_that_a_person_named_counts_on_no_rule()
    {
        var number = await elin.SubmitAsync("Färdtjänsten kommer inte");
        await NoAsync("viktor.holm", number, "BPA");
        await NoAsync("tesfaye.bekele", number);

        Assert.Equal((1, 1), await CountAsync("special-transport"));
        var bounced = (await ReadAsync())["rules"]!.AsArray().Where(r => (string)r!["to"]! == "BPA");
        Assert.All(bounced, r => Assert.Equal(0, (int)r!["bounced"]!));
    }

    [Fact]
    public async Task A_rule_that_has_sent_nothing_is_there_with_no_share()
    {
        var rule = await RuleAsync("heat-and-climate");
        Assert.Equal((0, 1), ((int)rule["routed"]!, (int)rule["place"]!));
        Assert.Null(rule["rate"]);
        Assert.Null(rule["lastBounced"]);
    }

    [Fact]
    public async Task Only_coordinators_and_administrators_see_the_counts()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await elin.ReadAsync(Rules)).Status);
        (await city.As("marcus.tran").ReadAsync(Rules)).Expect(HttpStatusCode.OK);
        (await city.As("anna.ek").ReadAsync("/api/routing/nonsense/rules")).Refused(404, "routing-table-not-found");
    }

    [Fact]
    public async Task A_database_from_before_gets_its_counts_from_the_journals()
    {
        await elin.SubmitAsync("Trasig gatubelysning");
        var counted = (int)(await ReadAsync())["routed"]!;
        await RunAsync(Undo);
        await using (await IPB.Workflows.Storage.Database.OpenAsync(city.Connection))
            Assert.Equal(counted, (int)(await ReadAsync())["routed"]!);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_read_does_not_stop_the_counts()
    {
        var number = await elin.SubmitAsync("Trasig gatubelysning");
        await RunAsync(Undo + "set session_replication_role = replica; "
            + "update ipb.journal set facts = 'nonsense' "
            + $"where case_id = (select id from ipb.cases where number = '{number}')");
        await using (await IPB.Workflows.Storage.Database.OpenAsync(city.Connection))
            await ReadAsync();
    }

    private async Task NoAsync(string person, string number, string? department = null) =>
        (await city.As(person).FireAsync(number, "not-ours",
            department is null ? null : new { lead_department = department }, "No.")).Expect(HttpStatusCode.OK);

    private async Task RunAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(city.Connection) { Pooling = false });
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<JsonNode> ReadAsync() => (await city.As("anna.ek").ReadAsync(Rules)).Expect(HttpStatusCode.OK);

    private async Task<JsonNode> RuleAsync(string id) =>
        (await ReadAsync())["rules"]!.AsArray().Single(r => (string)r!["rule"]! == id)!;

    private async Task<(int, int)> CountAsync(string id)
    {
        var rule = await RuleAsync(id);
        return ((int)rule["routed"]!, (int)rule["bounced"]!);
    }
}
