using System.Net;
using System.Text.Json.Nodes;
using IPB.Host.Tests.Pages;
using IPB.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IPB.Host.Tests.Operations;

/// <summary>The operations page: what went wrong, and what is done about it. No job runs by itself here.</summary>
public sealed class OperationsTests(RunningCity city) : IClassFixture<RunningCity>
{
    private readonly HttpClient anna = city.As("anna.ek");

    private async Task<JsonNode> ReadAsync() => (await anna.ReadAsync("/api/operations")).Expect(HttpStatusCode.OK);

    /// <summary>Messages of a new case that failed as a mail server makes them fail.</summary>
    private async Task FailAsync(string cause)
    {
        var number = await city.As("elin.dahlgren").SubmitAsync("Det blåser in");
        foreach (var message in await city.MessagesOfAsync(number))
            if (await city.Engine.Messages.ClaimAsync(message.Message.Id) is { } claimed)
                await city.Engine.Messages.FailedAsync(claimed, $"{cause} <{message.Message.To}@boras.example>: 550");
    }

    [Fact]
    public async Task Failed_messages_stand_together_by_cause_and_go_out_again_when_asked()
    {
        await FailAsync("The receiver was refused");
        var group = (await ReadAsync())["failures"]!.AsArray().Single(f =>
            ((string)f!["cause"]!).StartsWith("The receiver was refused", StringComparison.Ordinal))!;
        Assert.True((int)group["count"]! > 1);

        using var browser = await Browser.SignedInAsync(city, "anna.ek");
        await browser.OpenAsync("/operations");
        await browser.SendAsync($"retry-{(string)group["id"]!}");

        Assert.Contains("It is being tried again now.", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Anna Ek", browser.Words, StringComparison.Ordinal);
        var due = await city.Engine.Messages.HandOutAsync(100);
        Assert.True(due.Length >= (int)group["count"]!);
        foreach (var id in due)
            if (await city.Engine.Messages.ClaimAsync(id) is { } claimed)
                await city.Engine.Messages.SentAsync(claimed);
        Assert.DoesNotContain((await ReadAsync())["failures"]!.AsArray(), f =>
            (string)f!["id"]! == (string)group["id"]!);
    }

    [Fact]
    public async Task Only_those_who_look_after_the_system_see_it()
    {
        using var maria = await Browser.SignedInAsync(city, "maria.lind");
        await maria.OpenAsync("/operations");
        Assert.NotEqual(HttpStatusCode.OK, maria.Status);
        Assert.Equal(HttpStatusCode.Forbidden,
            (await city.As("maria.lind").PostAsync("/api/operations/messages/retry", new { })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await city.As("maria.lind").ReadAsync("/api/operations")).Status);
    }

    [Fact]
    public async Task A_host_without_Elsa_says_so()
    {
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync("/operations");
        Assert.Contains("Elsa: not installed", anna.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_mail_lies_in_the_folder_where_there_is_no_mail_server()
    {
        using var browser = await Browser.SignedInAsync(city, "anna.ek", "sv");
        await browser.OpenAsync("/operations");
        await browser.SendAsync("test-mail");

        Assert.Contains("Testmejlet till", browser.Words, StringComparison.Ordinal);
        await browser.OpenAsync("/mail");
        Assert.Contains("Testmejl från Innovationsplattform Borås", browser.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_of_all_journals_finds_the_case_that_was_altered()
    {
        var whole = await city.As("elin.dahlgren").SubmitAsync("Hel");
        var harmed = await city.As("elin.dahlgren").SubmitAsync("Skadad");
        await using (var source = NpgsqlDataSource.Create(city.Connection))
        await using (var command = source.CreateCommand("update ipb.cases set title = 'Another' where number = $1"))
        {
            command.Parameters.Add(new() { Value = harmed });
            await command.ExecuteNonQueryAsync();
        }

        Assert.Equal(HttpStatusCode.Accepted, (await anna.PostAsync("/api/operations/journals/check", new { })).Status);
        var checks = city.Services.GetRequiredService<JournalChecks>();
        await checks.RunAsync((await checks.NewestAsync())!.Id);

        var check = (await ReadAsync())["journalCheck"]!;
        Assert.NotNull(check["finishedAt"]);
        var findings = check["findings"]!.AsArray().Select(f => (string)f!).ToList();
        Assert.Contains(findings, f => f.StartsWith(harmed, StringComparison.Ordinal));
        Assert.DoesNotContain(findings, f => f.StartsWith(whole, StringComparison.Ordinal));
        using var browser = await Browser.SignedInAsync(city, "anna.ek");
        await browser.OpenAsync("/operations");
        Assert.Contains("Something was altered", browser.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recurring_jobs_are_told_with_their_next_time()
    {
        var recurring = (await ReadAsync())["jobs"]!["recurring"]!.AsArray();
        Assert.Contains(recurring, j => (string)j!["id"]! == "journal.check" && j["next"] is not null);
    }
}
