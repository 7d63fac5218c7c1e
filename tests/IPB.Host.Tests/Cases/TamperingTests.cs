using System.Net;
using IPB.Host.Tests.Pages;
using Npgsql;

namespace IPB.Host.Tests.Cases;

/// <summary>The owner of the database can change anything in it, but not unseen.</summary>
public sealed class TamperingTests(RunningCity city) : IClassFixture<RunningCity>
{
    private const string OfCase = "case_id = (select id from ipb.cases where number = $1)";

    [Fact]
    public async Task The_journal_refuses_to_be_changed()
    {
        var number = await CaseAsync();
        string[] changes =
            [$"update ipb.journal set actor = 'x' where {OfCase}", $"delete from ipb.journal where {OfCase}"];
        foreach (var sql in changes) await Assert.ThrowsAsync<PostgresException>(() => RunAsync(sql, number));
        Assert.Empty(await FindingsAsync(number));
    }

    [Fact]
    public async Task The_journal_refuses_to_be_emptied()
    {
        await CaseAsync();
        await Assert.ThrowsAsync<PostgresException>(() => RunAsync("truncate ipb.journal", null));
    }

    [Theory]
    [InlineData("actor = 'maria.lind'")]
    [InlineData("on_behalf_of = 'maria.lind'")]
    [InlineData("at = at - interval '1 second'")]
    [InlineData("at = at + interval '1 microsecond'")]
    [InlineData("facts = replace(facts, 'accept', 'refuse')")]
    [InlineData("facts = facts || ' '")]
    [InlineData("facts = 'nonsense'")]
    [InlineData("hash = sha256('x')")]
    public async Task An_altered_row_is_found(string change)
    {
        var number = await CaseAsync();
        await TamperAsync($"update ipb.journal set {change} where {OfCase} and seq = 2", number);
        Assert.Contains(await FindingsAsync(number), f => f.Contains("altered"));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("{}")]
    [InlineData("[{}]")]
    [InlineData("[{\"fact\":\"unheard-of\"}]")]
    public async Task A_row_that_cannot_be_read_is_named_and_shown_as_it_is(string facts)
    {
        var number = await CaseAsync();
        await TamperAsync($"update ipb.journal set facts = '{facts}' where {OfCase} and seq = 2", number);

        var journal = (await city.As("anna.ek").ReadAsync($"/api/cases/{number}/journal")).Expect(HttpStatusCode.OK);
        Assert.Contains("step 2 was altered", journal["findings"]!.AsArray().Select(f => (string)f!));
        Assert.Equal(facts, (string)journal["entries"]![1]!["facts"]!);
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync("/cases/" + IPB.Workflows.Cases.CaseNumber.Slug(number));
        Assert.Contains("Step 2 cannot be read", anna.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_deleted_row_is_found(int seq)
    {
        var number = await CaseAsync();
        await TamperAsync($"delete from ipb.journal where {OfCase} and seq = {seq}", number);
        Assert.NotEmpty(await FindingsAsync(number));
    }

    [Fact]
    public async Task A_deleted_journal_is_found()
    {
        var number = await CaseAsync();
        await TamperAsync($"delete from ipb.journal where {OfCase}", number);
        Assert.NotEmpty(await FindingsAsync(number));
    }

    [Fact]
    public async Task Two_rows_that_changed_places_are_found()
    {
        var number = await CaseAsync();
        await TamperAsync($"update ipb.journal set seq = seq + 100 where {OfCase} and seq in (2, 3)", number);
        await TamperAsync($"update ipb.journal set seq = 105 - seq where {OfCase} and seq > 100", number);
        Assert.NotEmpty(await FindingsAsync(number));
    }

    [Fact]
    public async Task A_row_of_another_case_is_found()
    {
        var (number, other) = (await CaseAsync(), await CaseAsync());
        await TamperAsync($"""
            update ipb.journal j set facts = o.facts, hash = o.hash from ipb.journal o
            where j.{OfCase} and j.seq = 2 and o.seq = 2
              and o.case_id = (select id from ipb.cases where number = '{other}')
            """, number);
        Assert.NotEmpty(await FindingsAsync(number));
    }

    [Fact]
    public async Task A_step_taken_back_with_its_case_is_found()
    {
        var number = await CaseAsync();
        // The row goes, and the case is put to the seal of the one before.
        await TamperAsync($"delete from ipb.journal where {OfCase} and seq = 4", number);
        await RunAsync($"""
            update ipb.cases set head = (select hash from ipb.journal where {OfCase} and seq = 3) where number = $1
            """, number);
        Assert.NotEmpty(await FindingsAsync(number));
    }

    [Theory]
    [InlineData("snapshot = replace(snapshot, 'TEF', 'BEM')")]
    [InlineData("description = 'Something else'")]
    [InlineData("state = 'solved'")]
    [InlineData("lead_department = 'BEM'")]
    [InlineData("title = 'Something else'")]
    [InlineData("closed_at = now()")]
    [InlineData("waits_on = '{}'")]
    public async Task A_case_that_stands_elsewhere_than_its_journal_says_is_found(string change)
    {
        var number = await CaseAsync();
        await RunAsync($"update ipb.cases set {change} where number = $1", number);
        Assert.NotEmpty(await FindingsAsync(number));
    }

    private async Task<string> CaseAsync()
    {
        var (elin, viktor) = (city.As("elin.dahlgren"), city.As("viktor.holm"));
        var number = await elin.SubmitAsync("Trasig gatubelysning");
        await viktor.FireAsync(number, "accept");
        await elin.PostAsync($"/api/cases/{number}/comments", new { text = "One" });
        await elin.PostAsync($"/api/cases/{number}/comments", new { text = "Two" });
        Assert.Empty(await FindingsAsync(number));
        return number;
    }

    private async Task<IEnumerable<string>> FindingsAsync(string number) => await city.Engine.Cases.VerifyAsync(number);

    private Task TamperAsync(string sql, string number) =>
        RunAsync($"set session_replication_role = replica; {sql.Replace("$1", $"'{number}'")}", null);

    private async Task RunAsync(string sql, string? number)
    {
        await using var source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(city.Connection) { Pooling = false });
        await using var command = source.CreateCommand(sql);
        if (number is not null) command.Parameters.Add(new() { Value = number });
        await command.ExecuteNonQueryAsync();
    }
}
