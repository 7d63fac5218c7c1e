using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Ical.Net.CalendarComponents;
using IPB.Host.Tests.MailLinks;
using IPB.Host.Tests.Pages;
using IPB.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace IPB.Host.Tests.CalendarFeeds;

/// <summary>What a calendar program sees.</summary>
public sealed class CalendarFeedTests(RunningCity city) : IClassFixture<RunningCity>
{
    [Fact]
    public async Task A_gate_is_a_day_until_it_is_answered_and_then_called_off()
    {
        var path = await NewAddressAsync(Decisions.Manager);
        var number = await city.OpenAsync("Hissen skramlar");
        var due = (await city.Engine.Cases.FindAsync(number))!.DueAt!.Value;
        var before = Single(await ReadAsync(path), number);
        Assert.Equal((true, DateOnly.FromDateTime(due.ToLocalTime().DateTime)),
            (before.IsAllDay, before.Start!.Date));
        Assert.StartsWith("Besluta: Hissen skramlar", before.Summary);

        await city.ApproveAsync(Decisions.Manager, await city.As(Decisions.Manager).GateAsync(number));
        var after = Single(await ReadAsync(path), number);
        Assert.Equal((before.Uid, "CANCELLED"), (after.Uid, after.Status));
        Assert.True(after.Sequence > before.Sequence);
    }

    [Fact]
    public async Task An_address_is_shown_once_changed_and_taken_away()
    {
        var first = await NewAddressAsync("ahmed.barakat");
        using var ahmed = await Browser.SignedInAsync(city, "ahmed.barakat");
        await ahmed.OpenAsync("/account");
        Assert.DoesNotContain(first, ahmed.Page, StringComparison.Ordinal);
        var second = await NewAddressAsync("ahmed.barakat");
        Assert.Equal(HttpStatusCode.NotFound, (await city.Anonymous().ReadAsync(first)).Status);
        Assert.Equal(HttpStatusCode.OK, (await city.Anonymous().ReadAsync(second)).Status);
        await ahmed.OpenAsync("/account");
        await ahmed.SendAsync("calendar-revoke");
        Assert.Contains("The calendar address no longer works.", ahmed.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await city.Anonymous().ReadAsync(second)).Status);
        Assert.DoesNotContain(second[10..74], await city.EverythingAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        var path = await NewAddressAsync(Decisions.Manager);
        var client = city.Anonymous();
        using var first = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotModified, await AskAgainAsync(client, path, h => h.IfNoneMatch.Add(
            first.Headers.ETag!)));
        var since = first.Content.Headers.LastModified!.Value;
        Assert.Equal(HttpStatusCode.NotModified, await AskAgainAsync(client, path, h => h.IfModifiedSince = since));
        await city.AdvanceAsync("1 working day");
        await city.OpenAsync("Fläkten surrar");
        Assert.Equal(HttpStatusCode.OK, await AskAgainAsync(client, path, h => h.IfNoneMatch.Add(first.Headers.ETag!)));
        Assert.Equal(HttpStatusCode.OK, await AskAgainAsync(client, path, h => h.IfModifiedSince = since));
    }

    [Fact]
    public async Task It_tells_number_title_and_state_in_the_persons_language_and_no_field()
    {
        var secret = await city.Services.GetRequiredService<CalendarSecrets>().RenewAsync("liban.warsame");
        var path = $"/calendar/{secret}.ics";
        var number = await city.As("elin.dahlgren").SubmitAsync("Badhusets omklädningsrum är kallt", "FSF",
            new { tried = "Hemligt försök" });
        var c = (await city.Engine.Cases.FindAsync(number))!;
        Assert.Equal("FRF", c.LeadDepartment);
        var text = await TextAsync(path);
        Assert.Contains("Due: Badhusets", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hemligt", text, StringComparison.Ordinal);
        Assert.DoesNotContain(c.Description, text, StringComparison.Ordinal);
        Assert.Contains("\r\n", text, StringComparison.Ordinal);
    }

    private async Task<string> NewAddressAsync(string person)
    {
        using var browser = await Browser.SignedInAsync(city, person);
        await browser.OpenAsync("/account");
        await browser.SendAsync("calendar-new");
        return Regex.Match(browser.Page, "/calendar/[0-9a-f]{64}\\.ics").Value;
    }

    private async Task<string> TextAsync(string path)
    {
        var answer = await city.Anonymous().ReadAsync(path);
        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (answer.Status, answer.Type));
        return answer.Text;
    }

    private async Task<IReadOnlyList<CalendarEvent>> ReadAsync(string path) =>
        [.. Ical.Net.Calendar.Load(await TextAsync(path))!.Events];

    private static CalendarEvent Single(IEnumerable<CalendarEvent> events, string number) =>
        events.Single(e => e.Description!.Contains(number, StringComparison.Ordinal));

    private static async Task<HttpStatusCode> AskAgainAsync(
        HttpClient client, string path, Action<HttpRequestHeaders> condition)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        condition(request.Headers);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
