using IPB.Workflows.Cases;
using IPB.Workflows.Storage;

namespace IPB.Workflows.Tests.Storage;

/// <summary>A database from before there were lists and a search.</summary>
public sealed class ListUpgradeTests(TestServer server) : IAsyncLifetime
{
    private readonly TestDatabase town = new(server);

    public ValueTask InitializeAsync() => town.InitializeAsync();

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task What_the_script_fills_in_is_what_steps_write()
    {
        var number = (await town.SubmitAsync(title: "Grävlingar under bron")).Number;
        await town.CommentAsync(number, "Sex ungar räknade.");
        await town.CommentAsync(number, "Nu är de åtta.");
        await town.Engine.DoAsync(number, new Hold("Vi väntar på våren."), new("olga", "hold"));
        var before = await RowAsync();
        await using (var forget = town.Rows.CreateCommand("""
            drop table case_search, saved_views;
            drop function search_query, search_word, search_ends, search_words;
            drop index cases_urgent, cases_closed, cases_by_submitter, cases_by_submitting;
            alter table cases drop column state_since, drop column held_since, drop column blocked_by;
            delete from schema_versions where version = 11;
            """)) await forget.ExecuteNonQueryAsync();

        await using var again = await Database.OpenAsync(town.Connection);

        Assert.Equal(before, await RowAsync());
        Assert.Contains("'grävling'", before, StringComparison.Ordinal);
        Assert.Empty(await town.Engine.Cases.VerifyAsync(number));
    }

    private Task<string> RowAsync() => town.OneAsync<string>("""
        select concat_ws('|', c.state_since, c.held_since, c.blocked_by, s.title, s.description, s.fields, s.document)
        from cases c join case_search s on s.serial = c.serial
        """);
}
