using IPB.Host;
using IPB.Host.Demo;
using IPB.Host.Tests;
using IPB.Host.Tests.Watching;
using Microsoft.Playwright;

namespace IPB.Browser.Tests;

/// <summary>The seeded demo city, served on loopback and looked at with a real Chromium.</summary>
public sealed class SeenCity : RunningCity
{
    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // No call leaves the machine, and a profile of its own each time.
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly TestPostgres postgres;
    private readonly Folder workflows = new();
    private IPlaywright? playwright;
    private IBrowser? browser;

    public SeenCity() : this(new TestPostgres())
    {
    }

    private SeenCity(TestPostgres postgres) : base(postgres) => this.postgres = postgres;

    public override async ValueTask InitializeAsync()
    {
        if (Array.Find(Places, File.Exists) is not { } program) return;
        await postgres.InitializeAsync();
        await base.InitializeAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = program, Headless = true, Args = Quiet });
    }

    /// <summary>A window of somebody whom each call names, or of nobody.</summary>
    public async Task<Window> OpenAsync(Looks looks, string? person = null)
    {
        Assert.SkipWhen(browser is null, $"needs Chromium at {string.Join(" or ", Places)}: apt-get install chromium");
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            ViewportSize = new() { Width = looks.Width, Height = 900 },
            ColorScheme = looks.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = looks.Script,
            Locale = looks.Swedish ? "sv-SE" : "en-GB",
            ExtraHTTPHeaders = person is null ? [] : [new("Authorization", $"Demo {person}")],
        });
        await context.AddCookiesAsync(
            [new() { Name = "ipb-language", Value = looks.Language, Url = Address.ToString() }]);
        context.SetDefaultTimeout(20_000);
        return new Window(await context.NewPageAsync());
    }

    /// <summary>
    /// A window of somebody who has signed in with a click, as people do in a demo, or who is none of those whom it
    /// offers.
    /// </summary>
    public async Task<Window> SignedInAsync(Looks looks, string person)
    {
        if (!Engine.Organisation.FindPerson(person)!.Persona) return await OpenAsync(looks, person);
        var window = await OpenAsync(looks);
        await window.SignInAsync(person);
        return window;
    }

    public override async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (Connection.Length > 0) await base.DisposeAsync();
        await postgres.DisposeAsync();
        workflows.Dispose();
        GC.SuppressFinalize(this);
    }

    // Files that are changed on pages are not those of the repository.
    protected override HostSettings Change(HostSettings settings) => settings with { WorkflowsFolder = workflows.Path };

    protected override async Task PrepareAsync()
    {
        await DemoSeed.RunAsync(City, _ => { }, TestContext.Current.CancellationToken);
        await Stage.SetAsync(this, TestContext.Current.CancellationToken);
    }
}

/// <summary>All tests look at one city, which takes longer to seed than they take to look.</summary>
[CollectionDefinition]
public sealed class SeenCityTests : ICollectionFixture<SeenCity>;

/// <summary>How somebody looks at a page.</summary>
public sealed record Looks(string Language = "en", bool Dark = false, int Width = 1280, bool Script = true)
{
    /// <summary>Narrow as a phone, and as a laptop's window at 400 % zoom.</summary>
    public const int Narrowest = 320;

    /// <summary>Low as that window at 400 % zoom: 1280 by 1024 divided by four.</summary>
    public const int Lowest = 256;

    public bool Swedish => Language == "sv";
}
