using System.Text.RegularExpressions;
using IPB.Host.Tests;
using IPB.Host.Tests.MailLinks;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;

namespace IPB.Browser.Tests;

/// <summary>What there is to look at, and by whom: every page, and every state that a case is in somewhere.</summary>
internal static partial class Places
{
    private const string Coordinator = "anna.ek";
    private const string Administrator = "marcus.tran";
    private const string Reporter = "elin.dahlgren";
    private const string Sheet = "/routines/obstacle/versions/3";

    /// <summary>A link that no mail holds.</summary>
    private const string NoLink = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private static readonly string[] Addresses =
    [
        "/inbox", "/inbox?view=team", "/inbox?view=others", "/inbox?view=done", "/inbox?view=attention",
        "/cases", "/cases?open=false", "/cases?q=finnsinte&due=late", "/search?q=belysning", "/board",
        "/board?routine=innovation-case", "/board?routine=problem-intake&dept=TEF&dept=SLK", "/board?q=finnsinte",
        "/cases/new", "/cases/new?routine=innovation-case", "/routines",
        "/routing/problem-intake", "/routing/problem-intake?title=Djurparken+saknar+skyltar",
        "/routing/problem-intake?over=90", "/mail", "/mail/incoming", "/account", "/cover", "/routines/innovation-case",
        "/routines/innovation-case/versions/5", "/routines/innovation-case/migrate", Sheet, Sheet + "/publish",
        "/routines/training-package/migrate?from=2&to=3", "/routines/training-package",
        "/insight", "/insight?routine=problem-intake&department=TEF", "/obstacles", "/operations",
        "/admin/organisation", "/admin/organisation?department=TEF", "/admin/calendar",
        "/admin/calendar?department=TEF&from=2026-12-23T10:00&amount=5&unit=working+days", "/admin/texts",
        "/admin/settings",
        "/admin/files", "/admin/files/calendar.yaml?line=3", "/admin/files/calendar.yaml/history", "/admin/files/mail.yaml/history",
        "/admin/files/mail.yaml/history/1",
        "/admin/retention",
        "/search", "/search?q=finnsinte", "/about", "/accessibility", "/decisions",
    ];

    /// <summary>Pages that need nothing that is made for them.</summary>
    public static IReadOnlyList<Place> Pages =>
    [
        .. Addresses.Select(a => new Place(a, Coordinator)),
        new("/sign-in", null), new("/partner", null, 401), new($"/invited/{NoLink}", null, 404),
        new($"/decide/{NoLink}", null, 404),
        new("/admin/files", Administrator), new("/admin/files/training-package.routine.yaml?next=true", Administrator),
        new("/admin/files/new?kind=.routing.yaml&name=X", Administrator, 422), new("/admin/calendar", Administrator),
        new("/admin/organisation/people/elin.dahlgren", Administrator),
        new("/cover/all", Administrator), new("/admin/retention", Administrator), new("/inbox", Administrator),
        new("/inbox", "maria.lind"),
        new("/inbox", "yasmin.karimi"), new("/inbox", Reporter), new("/inbox", "goran.ilic"),
        new("/inbox", "agneta.blom"),
        new("/decisions", "yasmin.karimi"), new("/operations", Reporter, 403),
        new("/cases/ipb-2001-00001", Reporter, 404),
        new("/bulk?do=decide", Coordinator, 422), new("/migrations/7", Coordinator, 404), .. Done,
    ];

    /// <summary>
    /// What stands on pages once something was done there: what was refused, what was found, what was sent.
    /// </summary>
    private static IEnumerable<Place> Done =>
    [
        new("/cases/new", Reporter, 422) { Then = Place.Sends("#report") },
        new("/cases/new", Reporter)
        {
            Then = async page =>
            {
                await page.Locator("#report-title").FillAsync("Belysningen lyser på natten");
                await page.Locator("#report button[value='look']").ClickAsync();
                await page.Locator("main li a[href^='/cases/']").First.WaitForAsync();
            },
        },
        new("/cases", Reporter, 422) { Then = Place.Sends("#save-view"), Shown = "/cases/views" },
        new(Sheet + "/publish", Coordinator, 422) { Then = Place.Sends("#publish"), Shown = Sheet },
        new("/decisions", "yasmin.karimi", 422) { Then = Place.Sends("#decide", button: "[value='return']") },
        new("/cover", Reporter, 422) { Then = Place.Sends("#absence") },
        new("/admin/files/calendar.yaml?line=12", Administrator) { Then = Place.Sends("#file", "#changes") },
        new("/admin/calendar", Administrator, 422) { Then = Place.Sends("#add-day") },
        new("/operations", Administrator) { Then =
            Place.Sends("#test-mail", "#mailway ~ .notice, #mailway ~ .errors") },
    ];

    /// <summary>Pages of something that there is only one or another of, some of it made for this: a decision, a mail,
    /// a link.
    /// </summary>
    public static async Task<IReadOnlyList<Place>> OfCasesAsync(SeenCity city)
    {
        var mail = (await city.Engine.Messages.NewestAsync(null, 1))[0];
        await city.SendAsync(mail);
        var number = await city.OpenAsync("Låset går inte att öppna");
        var slug = CaseNumber.Slug(number);
        var decide = await city.LinkAsync(number);
        var migration = (await city.Engine.Migrations.ListAsync(Stage.Migrated))[^1].Id;
        var disposals = await city.Engine.Retention.ListAsync();
        var gone = await city.Engine.Retention.GoneAsync().FirstAsync();
        var passed = (await city.Engine.Cover.DelegationsAsync(Stage.Substitute)).Single(d => d.Steps > 0).Id;
        return
        [
            await DecisionAsync(city), new($"/mail/{mail.Message.Id}", Coordinator),
            new(decide, null), new(decide, Coordinator, 403), new(decide, Decisions.Manager),
            new($"/decisions?case={slug}", Decisions.Manager), new($"/inbox?case={slug}", Decisions.Manager),
            new($"/bulk?do=decide&case={slug}", Decisions.Manager),
            new($"/bulk?do=decide&outcome=approve&case={slug}&reason=Ja", Decisions.Manager),
            new($"/bulk?do=remind&case={slug}", Coordinator), new($"/migrations/{migration}", Coordinator),
            new($"/migrations/{migration}", Coordinator, 422) { Then = Place.Sends("#start") },
            .. disposals.Select(d => new Place($"/admin/retention/{d.Id}", Administrator)),
            new($"/admin/retention/{disposals[0].Id}", Coordinator),
            new($"/cases/{CaseNumber.Slug(gone.Case.Number)}", Reporter, 410),
            new($"/cover/{passed}/pass-on", Stage.Substitute), .. await OfPartnersAsync(city, number),
        ];
    }

    /// <summary>A case for each state of each routine, the newest of it.</summary>
    public static async Task<IReadOnlyList<Place>> CasesAsync(SeenCity city)
    {
        var cases = await city.Engine.Cases.ListAsync(new() { Limit = 201 });
        return [.. cases.GroupBy(c => (c.Routine, c.State, c.Hold is null, c.ClosedAt is null))
            .Select(g => "/cases/" + CaseNumber.Slug(g.First().Number)).Order(StringComparer.Ordinal)
            .Select(address => new Place(address, Coordinator))];
    }

    private static async Task<Place> DecisionAsync(SeenCity city)
    {
        foreach (var c in await city.Engine.Cases.ListAsync(new() { Routine = "innovation-case", Limit = 50 }))
        {
            var page = await city.As(Coordinator).GetStringAsync("/cases/" + CaseNumber.Slug(c.Number));
            if (DecisionLink().Match(page) is { Success: true } decision) return new(decision.Value, Coordinator);
        }

        throw new InvalidOperationException("no innovation case has a decision");
    }

    /// <summary>A link opens its case once, so each look has one of its own.</summary>
    private static async Task<IEnumerable<Place>> OfPartnersAsync(SeenCity city, string number)
    {
        (await city.As(Coordinator).PostAsync($"/api/cases/{number}/partners", new
        {
            name = "Villaföreningen",
            email = "villa@example.org",
            why = "Ni bor intill.",
            mayAnswer = true,
            mayAddFiles = true,
            mayReadFiles = true,
        })).Expect(System.Net.HttpStatusCode.OK);
        var message = (await city.MessagesOfAsync(number)).Last(m => m.Message.Kind == MessageKind.PartnerInvited);
        var mail = await city.SendAsync(message);
        var link =
            new Uri(mail.Text.Split().First(w => w.Contains("/invited/", StringComparison.Ordinal))).PathAndQuery;
        return
        [
            new(link, null),
            new(link, null)
            {
                Then = async page =>
                {
                    await page.Locator("#open-invitation button").ClickAsync();
                    await page.WaitForURLAsync("**/partner**");
                },
                Shown = "/partner",
            },
        ];
    }

    [GeneratedRegex("/decisions/[a-z0-9.-]+")]
    private static partial Regex DecisionLink();
}
