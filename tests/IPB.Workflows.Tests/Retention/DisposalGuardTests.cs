using IPB.Workflows.Tests.Storage;
using Npgsql;

namespace IPB.Workflows.Tests.Retention;

/// <summary>What the database itself lets go, whoever asks; and what is found when its owner goes around it.</summary>
public sealed class DisposalGuardTests(TestServer server) : IAsyncLifetime
{
    private readonly RetentionTown town = new(server);

    public async ValueTask InitializeAsync() => await town.OpenAsync();

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task The_journal_lets_nothing_go_but_by_a_disposal_of_two_people()
    {
        var numbers = await town.ClosedAsync(2);
        var delete = $"delete from journal where case_id = (select id from cases where number = '{numbers[0]}')";
        await RefusedAsync(delete);
        await town.Retention.ExemptAsync(numbers[1], "A dispute", null, RetentionTown.By("henry"));
        var proposed = await town.Retention.ProposeAsync("short", RetentionTown.By("henry"));
        await RefusedAsync(delete);
        // By the same person, whatever the page says.
        await RefusedAsync(
            "update disposals set status = 'running', approved_by = proposed_by, approved_at = engine_now()");
        await RefusedAsync("update disposals set proposed_by = 'sam'");
        // A case that was not proposed does not come to the list, one that is kept does not go.
        await RefusedAsync("""
            insert into disposal_cases select disposal_id, serial + 1, case_id, number, routine, opened_at, closed_at,
              version, head, 'listed' from disposal_cases limit 1
            """);
        await RefusedAsync("update disposal_cases set status = 'listed', reason = null where status = 'kept'");
        await town.Retention.ApproveAsync(proposed.Id, proposed.Hash, RetentionTown.By("dora"));
        await RefusedAsync("delete from journal");
        await RefusedAsync(delete.Replace(numbers[0], numbers[1], StringComparison.Ordinal));
        foreach (var never in new[] { "update journal set actor = 'x'", "truncate journal", "truncate disposal_cases",
            "delete from disposals", "delete from disposal_cases", "delete from retention_events" })
            await RefusedAsync(never);
        Assert.Equal(2, await town.RunAsync("begin; " + delete + "; rollback"));
    }

    [Fact]
    public async Task A_lawful_disposal_is_told_from_a_case_that_was_taken_away()
    {
        var numbers = await town.ClosedAsync(4);
        await town.Retention.ExemptAsync(numbers[3], "A dispute", null, RetentionTown.By("henry"));
        await town.CarriedOutAsync();
        Assert.Empty(await town.Retention.VerifyAsync());

        await FoundAsync($"{numbers[3]}: there is neither a case nor a sealed record", $"""
            delete from journal where {Of(numbers[3])}; delete from commands where {Of(numbers[3])};
            delete from cases where number = '{numbers[3]}'
            """);
        // Made up for it, the record lacks the seal.
        await FoundAsync("the record of its disposal was made up or altered", """
            update disposal_cases set status = 'disposed', reason = null, at = engine_now(), seal = sha256('x')
            where status = 'kept'
            """);
        await FoundAsync($"{numbers[0]}: the record of its disposal was made up or altered",
            $"update disposal_cases set closed_at = closed_at - interval '1 day' where number = '{numbers[0]}'");
        await FoundAsync("is not what was proposed, approved and carried out",
            "update disposals set decision = 'KS 1'");
        await FoundAsync("is not what was proposed, approved and carried out",
            "update disposals set approved_by = 'fay'");
        await FoundAsync("act 2 of the record of disposals was altered",
            "update retention_events set actor = 'fay' where seq = 2");
        await FoundAsync("is missing", "delete from retention_events where seq = 1");
        await FoundAsync($"{numbers[1]}: there is neither",
            $"delete from disposal_cases where number = '{numbers[1]}'");
        await FoundAsync("was approved, and is not there", "delete from disposal_cases; delete from disposals");
        var checks = town.Engine.JournalChecks;
        await checks.RunAsync(await checks.AskAsync("henry"));
        Assert.Contains((await checks.NewestAsync())!.Findings, f =>
            f.StartsWith(numbers[0], StringComparison.Ordinal));
    }

    private static string Of(string number) => $"case_id = (select id from cases where number = '{number}')";

    private async Task FoundAsync(string expected, string change)
    {
        await town.TamperAsync(change);
        Assert.Contains(await town.Retention.VerifyAsync(), f => f.Contains(expected, StringComparison.Ordinal));
    }

    private async Task RefusedAsync(string sql) =>
        await Assert.ThrowsAsync<PostgresException>(() => town.RunAsync(sql));
}
