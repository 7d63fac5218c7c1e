using System.Net;
using IPB.Host.MailLinks;
using IPB.Host.Tests.Pages;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.DependencyInjection;

namespace IPB.Host.Tests.MailLinks;

/// <summary>Deciding from a mail.</summary>
public sealed class DecisionLinkTests(RunningCity city) : IClassFixture<RunningCity>
{
    [Fact]
    public async Task The_receiver_of_a_mail_opens_its_link_signs_in_and_decides()
    {
        var number = await city.OpenAsync("Hissen står still");
        var path = await city.LinkAsync(number);
        using var maria = new Browser(city);
        await maria.OpenAsync(path);
        Assert.Contains("A decision waits for Maria Lind", maria.Words, StringComparison.Ordinal);
        // Whoever holds the mail but is not signed in sees the number alone.
        Assert.DoesNotContain("Hissen", maria.Words, StringComparison.Ordinal);
        await maria.OpenAsync("/sign-in?ReturnUrl=" + Uri.EscapeDataString(path));
        await maria.SendAsync("personas", ("persona", Decisions.Manager));
        Assert.Contains("Hissen står still", maria.Words, StringComparison.Ordinal);
        await maria.SendAsync("decide", ("outcome", "approve"), ("met", "is-ours"), ("reason", "Det är vårt."));

        Assert.Contains("Your decision is recorded", maria.Words, StringComparison.Ordinal);
        Assert.Equal("working", (await city.Engine.Cases.FindAsync(number))!.State);
    }

    [Fact]
    public async Task Mail_scanners_and_prefetches_decide_nothing_and_change_no_row()
    {
        var number = await city.OpenAsync("Ventilationen låter");
        var path = await city.LinkAsync(number);
        using var maria = await Browser.SignedInAsync(city, Decisions.Manager);
        var before = await city.EverythingAsync();
        await Scanners.VisitAsync(city, path, times: 1_000);
        for (var i = 0; i < 20; i++) await maria.OpenAsync(path);

        Assert.Equal(before, await city.EverythingAsync());
        await maria.SendAsync("decide", ("outcome", "approve"), ("reason", "Ja."));
        Assert.Equal("working", (await city.Engine.Cases.FindAsync(number))!.State);
    }

    [Fact]
    public async Task The_same_link_pressed_many_times_at_once_decides_once()
    {
        var number = await city.OpenAsync("Golvet är sprucket");
        var path = await city.LinkAsync(number);
        var version = (await city.Engine.Cases.FindAsync(number))!.Version;
        using var maria = await Browser.SignedInAsync(city, Decisions.Manager);
        await maria.OpenAsync(path);
        var form = maria.Filled("decide", ("outcome", "return"), ("reason", "Vad kostar det?"));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => maria.PostAsync(form.Action, form.Values)));
        await maria.SendAsync(form);

        Assert.Equal(HttpStatusCode.OK, maria.Status);
        Assert.Equal(version + 1, (await city.Engine.Cases.FindAsync(number))!.Version);
        Assert.Single((await JournalAsync(number)).SelectMany(e => e.Facts), f => f is Voted);
    }

    [Fact]
    public async Task A_used_link_says_so_and_what_it_decided()
    {
        var number = await city.OpenAsync("Lampan blinkar");
        var path = await city.LinkAsync(number);
        using var maria = await Browser.SignedInAsync(city, Decisions.Manager);
        await maria.OpenAsync(path);
        var other = maria.Filled("decide", ("outcome", "reject"), ("reason", "Nej."));
        await maria.SendAsync("decide", ("outcome", "approve"), ("reason", "Ja."));
        await maria.OpenAsync(path);
        Assert.Equal(HttpStatusCode.Gone, maria.Status);
        Assert.Contains("You have decided by this link already", maria.Words, StringComparison.Ordinal);
        Assert.Contains("voted to approve", maria.Words, StringComparison.Ordinal);
        await maria.SendAsync(other);
        Assert.Equal(HttpStatusCode.Gone, maria.Status);
        Assert.Equal("working", (await city.Engine.Cases.FindAsync(number))!.State);
    }

    [Fact]
    public async Task A_forwarded_link_shows_and_decides_nothing_for_somebody_else()
    {
        var number = await city.OpenAsync("Dörren går inte att låsa");
        var path = await city.LinkAsync(number);
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync(path);
        Assert.Equal(HttpStatusCode.Forbidden, anna.Status);
        Assert.Contains("The mail went to Maria Lind. You are signed in as Anna Ek.", anna.Words,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Dörren", anna.Words, StringComparison.Ordinal);

        using var maria = await Browser.SignedInAsync(city, Decisions.Manager);
        await maria.OpenAsync(path);
        await anna.OpenAsync("/account");
        var token = anna.Filled("token-new").Values.First(v => v.Key.StartsWith("__", StringComparison.Ordinal));
        var form = maria.Filled("decide", ("outcome", "approve"), ("reason", "Ja."));
        await anna.PostAsync(form.Action, form.Values.Select(v => v.Key == token.Key ? token : v));
        Assert.Equal(HttpStatusCode.Forbidden, anna.Status);
        Assert.Equal("line-decision", (await city.Engine.Cases.FindAsync(number))!.State);
    }

    [Fact]
    public async Task Without_a_sign_in_a_pressed_button_decides_nothing()
    {
        var number = await city.OpenAsync("Taket droppar");
        var path = await city.LinkAsync(number);
        using var maria = await Browser.SignedInAsync(city, Decisions.Manager);
        await maria.OpenAsync(path);
        var form = maria.Filled("decide", ("outcome", "approve"), ("reason", "Ja."));
        using var stranger = new Browser(city);
        await stranger.OpenAsync(path);
        var token = stranger.Filled("on-it").Values.First(v => v.Key.StartsWith("__", StringComparison.Ordinal));
        await stranger.PostAsync(form.Action, form.Values.Select(v => v.Key == token.Key ? token : v));
        Assert.StartsWith("/sign-in?", stranger.Location);
        await stranger.PostAsync(form.Action, form.Values);
        Assert.Equal(HttpStatusCode.BadRequest, stranger.Status);
        Assert.Equal("line-decision", (await city.Engine.Cases.FindAsync(number))!.State);
    }

    [Fact]
    public async Task Saying_that_one_is_on_it_takes_no_sign_in_and_leaves_the_decision_open()
    {
        var number = await city.OpenAsync("Fönstret är spräckt");
        var path = await city.LinkAsync(number);
        using var maria = new Browser(city);
        await maria.OpenAsync(path);
        await maria.SendAsync("on-it");
        Assert.Contains("Noted: you are on it.", maria.Words, StringComparison.Ordinal);
        var entry = (await JournalAsync(number))[^1];
        Assert.Equal((Decisions.Manager, new Acknowledged(ByLink: true)), (entry.Actor, entry.Facts.Single()));

        await maria.OpenAsync("/sign-in");
        await maria.SendAsync("personas", ("persona", Decisions.Manager));
        await maria.OpenAsync(path);
        await maria.SendAsync("decide", ("outcome", "approve"), ("reason", "Ja."));
        Assert.Equal("working", (await city.Engine.Cases.FindAsync(number))!.State);
    }

    [Fact]
    public async Task A_gate_that_somebody_else_has_closed_is_named_with_who_and_when()
    {
        var number = await city.OpenAsync("Elementet läcker");
        var path = await city.LinkAsync(number);
        await city.AdvanceAsync("11 working days");
        // Whoever it was escalated to has a link as well.
        Assert.Single((await city.MailAsync(number, MessageKind.Escalation, "lars.wallin")).Links());
        (await city.ApproveAsync("lars.wallin", await city.As("lars.wallin").GateAsync(number)))
            .Expect(HttpStatusCode.OK);
        using var maria = await Browser.SignedInAsync(city, Decisions.Manager);
        await maria.OpenAsync(path);
        Assert.Equal(HttpStatusCode.Conflict, maria.Status);
        Assert.Contains("Decided already", maria.Words, StringComparison.Ordinal);
        Assert.Matches(@"Lars Wallin\s+voted to approve,\s+[A-Z]", maria.Words);
        await city.FreezeAsync(RunningCity.Monday);
    }

    [Fact]
    public async Task A_reminder_leaves_the_first_mail_good_and_a_comment_makes_it_out_of_date()
    {
        var number = await city.OpenAsync("Handtaget är trasigt");
        var path = await city.LinkAsync(number);
        await city.AdvanceAsync("4 working days");
        using var maria = await Browser.SignedInAsync(city, Decisions.Manager);
        await maria.OpenAsync(path);
        Assert.Equal(HttpStatusCode.OK, maria.Status);
        var form = maria.Filled("decide", ("outcome", "approve"), ("reason", "Ja."));
        await city.As("elin.dahlgren")
            .PostAsync($"/api/cases/{number}/comments", new { text = "Nu är den avspärrad." });
        await maria.SendAsync(form);
        Assert.Equal(HttpStatusCode.Conflict, maria.Status);
        Assert.Contains("The case has changed since the mail was written", maria.Words, StringComparison.Ordinal);
        Assert.Contains("Nu är den avspärrad.", maria.Words, StringComparison.Ordinal);
        Assert.Equal("line-decision", (await city.Engine.Cases.FindAsync(number))!.State);
        await city.FreezeAsync(RunningCity.Monday);
    }

    [Fact]
    public async Task A_link_is_valid_for_two_weeks()
    {
        var number = await city.OpenAsync("Kranen droppar");
        var path = await city.LinkAsync(number);
        using var maria = await Browser.SignedInAsync(city, Decisions.Manager);
        await city.FreezeAsync(RunningCity.Monday.AddDays(14).AddMinutes(-1));
        await maria.OpenAsync(path);
        Assert.Equal(HttpStatusCode.OK, maria.Status);
        await city.FreezeAsync(RunningCity.Monday.AddDays(14).AddMinutes(1));
        await maria.OpenAsync(path);
        Assert.Equal(HttpStatusCode.Gone, maria.Status);
        Assert.Contains("This link is no longer valid", maria.Words, StringComparison.Ordinal);
        await city.FreezeAsync(RunningCity.Monday);
    }

    [Fact]
    public async Task An_incomplete_decision_is_refused_in_place_and_the_link_stays_good()
    {
        var number = await city.OpenAsync("Låset kärvar");
        var path = await city.LinkAsync(number);
        using var maria = await Browser.SignedInAsync(city, Decisions.Manager);
        await maria.OpenAsync(path);
        await maria.SendAsync("decide", ("outcome", "reject"), ("met", "has-time"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, maria.Status);
        Assert.Contains("href=\"#decide-reason\"", maria.Page, StringComparison.Ordinal);
        await maria.SendAsync("decide", ("outcome", "reject"), ("reason", "Inte nu."));
        Assert.DoesNotContain("line-decision", (await city.Engine.Cases.FindAsync(number))!.State);
    }

    [Fact]
    public async Task A_link_that_nobody_has_sent_is_unknown()
    {
        using var stranger = new Browser(city);
        foreach (var token in new[] { new string('A', 43), "x", new string('é', 43) })
        {
            await stranger.OpenAsync("/decide/" + token);
            Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        }
    }

    [Fact]
    public async Task A_link_is_kept_as_a_hash_only_and_stands_in_no_log()
    {
        var log = new KeptLog();
        city.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        var number = await city.OpenAsync("Gardinen hänger löst");
        var path = await city.LinkAsync(number);
        var token = path.Split('/')[^1];
        using var maria = await Browser.SignedInAsync(city, Decisions.Manager);
        await maria.OpenAsync(path);
        await maria.SendAsync("decide", ("outcome", "approve"), ("reason", "Ja."));
        await maria.PostAsync(path, [new("form", "decide")]);

        var kept = await city.EverythingAsync();
        Assert.DoesNotContain(token, kept);
        Assert.Contains(Convert.ToHexStringLower(LinkTokens.HashOf(token)!), kept);
        Assert.DoesNotContain(log.Lines, l => l.Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_of_a_link_is_kept_listed_and_told_nowhere()
    {
        var path = await city.LinkAsync(await city.OpenAsync("Mattan är sliten"));
        foreach (var address in new[] { path, "/decide/" + new string('B', 43) })
        {
            var headers = (await city.Anonymous().ReadAsync(address)).Headers;
            Assert.Contains("no-store", headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
            Assert.Equal("no-referrer", headers.GetValues("Referrer-Policy").Single());
            Assert.Contains("noindex", headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_same_message_sent_again_holds_the_same_link()
    {
        var number = await city.OpenAsync("Staketet lutar");
        Assert.Equal(await city.LinkAsync(number), await city.LinkAsync(number));
    }

    private async Task<IReadOnlyList<JournalEntry>> JournalAsync(string number) =>
        await city.Engine.Cases.JournalAsync((await city.Engine.Cases.FindAsync(number))!.Id);

    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> lines = new();
        public IEnumerable<string> Lines => lines;
        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => lines.Enqueue(formatter(state, exception) + exception);
        public void Dispose() { }
    }
}
