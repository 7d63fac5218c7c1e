using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using IPB.Host.Jobs;
using IPB.Host.Tests.Pages;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace IPB.Host.Tests.Notifications;

/// <summary>How people choose their mail, what is ahead of a case, and what recurs, in a running city.</summary>
public sealed class WorkingTimeTests(RunningCity city) : IClassFixture<RunningCity>
{
    [Fact]
    public async Task The_account_page_and_the_API_keep_the_same_choice()
    {
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync("/account");
        Assert.Contains("One mail for each thing, in the city's mail hours", anna.Words, StringComparison.Ordinal);
        await anna.SendAsync("mail-choice", ("send", "daily"), ("channel", "mail"), ("language", "en"));
        Assert.Contains("Your choice is saved.", anna.Words, StringComparison.Ordinal);
        Assert.Contains("value=\"daily\" selected", anna.Page, StringComparison.Ordinal);

        var client = city.As("anna.ek");
        var kept = (await client.ReadAsync("/api/me/mail")).Expect(HttpStatusCode.OK);
        Assert.Equal(("daily", "mail", "en"),
            ((string?)kept["send"], (string?)kept["channel"], (string?)kept["language"]));
        (await client.CallAsync(new(HttpMethod.Put, "/api/me/mail")
        {
            Content = JsonContent.Create(new { send = "at-once", channel = "mail" }),
        })).Expect(HttpStatusCode.OK);
        var wrong = await client.CallAsync(new(HttpMethod.Put, "/api/me/mail")
        {
            Content = JsonContent.Create(new { send = "hourly", channel = "mail" }),
        });
        Assert.NotNull(wrong.Refused(422, "invalid-input")["errors"]!["send"]);
    }

    [Fact]
    public async Task What_happens_if_nobody_acts_stands_on_the_page_and_in_the_API_with_dates_and_names()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync("Trasig gatubelysning");
        var ahead = (await city.As("elin.dahlgren").CaseAsync(number))["ahead"]!.AsArray();
        Assert.Contains(ahead, r => (string?)r!["kind"] == "reminder" && r["to"]!.AsArray().Count > 0);
        Assert.Contains(ahead, r => (string?)r!["kind"] == "due");
        var escalation = ahead.First(r => (string?)r!["kind"] == "escalation")!;
        var names = string.Join(", ", escalation["to"]!.AsArray()
            .Select(id => city.Engine.Organisation.FindPerson((string)id!)!.Name));
        Assert.EndsWith(names, (string?)escalation["text"], StringComparison.Ordinal);

        using var elin = await Browser.SignedInAsync(city, "elin.dahlgren");
        await elin.OpenAsync($"/cases/{CaseNumber.Slug(number)}");
        foreach (var rung in ahead)
            Assert.Contains(Words.Moment((DateTimeOffset)rung!["at"]!, "en"), elin.Words, StringComparison.Ordinal);
        Assert.Contains($"Goes to {names} as well", elin.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recurring_question_is_asked_of_each_case_once_however_many_nodes_ask()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync("Trasig gatubelysning");
        var c = (await city.Engine.Cases.FindAsync(number))!;
        var recurring = new RecurringRoutine("status", new("Läget", "Status"), new("0 8 * * *"), "ask",
            new Party(Party.ProblemOwner))
        {
            Asks = new(c.Routine, [c.State], new("Hur går det?", "How is it going?")),
        };
        await Task.WhenAll(AskAsync(recurring, 1), AskAsync(recurring, 1), AskAsync(recurring, 1));
        await AskAsync(recurring, 2);
        await AskAsync(recurring with { Departments = ["SLK"] }, 3);
        await AskAsync(recurring with { Asks = recurring.Asks with { In = ["elsewhere"] } }, 4);

        var asked = (await city.Engine.Cases.JournalAsync(c.Id)).SelectMany(e => e.Facts).OfType<Asked>().ToList();
        Assert.Equal(2, asked.Count);
        Assert.Equal(["elin.dahlgren"], asked[0].People);
        Assert.Equal(c.WaitsOn, (await city.Engine.Cases.FindAsync(number))!.WaitsOn);
        Assert.Empty(await city.Engine.Cases.VerifyAsync(number));
        Assert.Equal(2, (await city.MessagesOfAsync(number)).Count(m => m.Message.Kind == MessageKind.FollowUp));
    }

    [Fact]
    public async Task Whoever_wants_one_mail_a_day_is_told_what_is_new_in_it()
    {
        await city.Services.GetRequiredService<MailChoices>().KeepAsync(
            "elin.dahlgren", new(MailSend.Daily, MailChannel.Mail, null));
        var number = await city.As("elin.dahlgren").SubmitAsync("Trasig gatubelysning");
        var receipt = (await city.MessagesOfAsync(number)).First(m => m.Message.Kind == MessageKind.Received);
        await using (var scope = city.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<MessageDelivery>().RunAsync(receipt.Message.Id, default);
        Assert.Equal("gathered", (await city.Engine.Messages.FindAsync(receipt.Message.Id))!.Status);

        await city.AdvanceAsync("1 working day");
        for (var i = 0; i < 2; i++)
        {
            await using var scope = city.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<RecurringRuns>().RunAsync("daily-digest", default);
        }

        var digest = Assert.Single(await city.Engine.Messages.NewestAsync("elin.dahlgren", 1000),
            m => m.Message.Kind == MessageKind.Digest && m.Message.Content.Rows.Any(r => r.En.Contains(number)));
        Assert.Contains(digest.Message.Content.Rows, r => r.En == $"NEW: {number} Trasig gatubelysning (Received)");
    }

    private async Task AskAsync(RecurringRoutine recurring, int day)
    {
        await using var scope = city.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IPB.Host.Notifications.RecurringQuestions>().AskAsync(
            recurring, DateTimeOffset.Parse($"2026-12-0{day}T07:00:00Z", CultureInfo.InvariantCulture), default);
    }
}
