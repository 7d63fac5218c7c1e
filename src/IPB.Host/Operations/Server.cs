using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using IPB.Host.Access;
using IPB.Host.Attachments;
using IPB.Host.Automations;
using IPB.Host.Bulk;
using IPB.Host.CalendarFeeds;
using IPB.Host.Cases;
using IPB.Host.Children;
using IPB.Host.Demo;
using IPB.Host.Filing;
using IPB.Host.Gates;
using IPB.Host.Insight;
using IPB.Host.Insight.Obstacles;
using IPB.Host.Jobs;
using IPB.Host.MailLinks;
using IPB.Host.Migrations;
using IPB.Host.Notifications;
using IPB.Host.Notifications.Inbound;
using IPB.Host.Pages;
using IPB.Host.Partners;
using IPB.Host.People;
using IPB.Host.Referrals;
using IPB.Host.Reports;
using IPB.Host.Retention;
using IPB.Host.Routines;
using IPB.Host.Routines.Versions;
using IPB.Host.Routing;
using IPB.Host.Runners;
using IPB.Host.Search;
using IPB.Host.Suggestions;
using IPB.Host.Watching;
using IPB.Workflows.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Scalar.AspNetCore;

namespace IPB.Host.Operations;

/// <summary>Pages and API of one city, from start to stop.</summary>
internal static class Server
{
    public static async Task<int> RunAsync(HostSettings settings, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        await using var city = await City.OpenAsync(settings, Console.WriteLine, ct);
        if (settings is { Demo: false, Oidc: null, TokensOnly: false })
            throw new StartRefused("Nobody could sign in: name the city's sign-in with IPB_OIDC_AUTHORITY, "
                + "IPB_OIDC_CLIENT_ID and IPB_OIDC_CLIENT_SECRET (docs/access.md), start a demo with --demo, or say "
                + "IPB_SIGN_IN=tokens for a host that only programs and people with personal tokens use.");
        if (settings.Demo) await DemoSeed.RunAsync(city, Console.WriteLine, ct);
        await using var app = Build(city);
        await StartAsync(app, settings.Urls, ct);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!
            .Addresses.First();
        Console.WriteLine(
            $"IPB Workflows is ready after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s. Open {address}"
            + (settings.Demo ? " (demo: sign in as one of five people with a click). Stop with Ctrl+C." : ""));
        await ServeAsync(app, city, ct);
        return 0;
    }

    /// <summary>Until it is told to stop. A demo follows its workflows folder meanwhile.</summary>
    private static async Task ServeAsync(WebApplication app, City city, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var reload = city.Settings.Demo
            ? new CityReload(city, WatchPace.Usual, Console.WriteLine).RunAsync(city.Files.Texts!, stop.Token)
            : Task.CompletedTask;
        await app.WaitForShutdownAsync(ct);
        await stop.CancelAsync();
        await reload;
    }

    private static async Task StartAsync(WebApplication app, string urls, CancellationToken ct)
    {
        try
        {
            await app.StartAsync(ct);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new StartRefused($"Something listens on {urls} already, perhaps another host. Open that address, "
                + "stop what runs there, or choose another one: --urls http://127.0.0.1:5081");
        }
    }

    /// <summary>The web application over an open city.</summary>
    public static WebApplication Build(City city)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            EnvironmentName = city.Settings.Demo ? "Demo" : "Production",
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(Server).Assembly.GetName().Name,
        });
        builder.WebHost.UseUrls(city.Settings.Urls.Split(';'))
            .ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.WebHost.UseStaticWebAssets();
        builder.Logging.SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error)
            // What is wrong with an answer of the city's sign-in is told in one line of ours.
            .AddFilter("Microsoft.AspNetCore.Authentication.OpenIdConnect", LogLevel.Critical)
            // The secrets of links stand in addresses, which its lines would hold.
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning)
            // A host that cannot start says why in one line, below.
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        AddServices(builder.Services, city);
        var app = builder.Build();
        Use(app, city);
        return app;
    }

    private static void AddServices(IServiceCollection services, City city)
    {
        services.AddSingleton(city);
        services.AddSingleton(city.Settings);
        services.AddSingleton(city.Engine);
        services.AddSingleton(city.Database);
        services.AddSingleton(new ApiTokens(city.Database));
        services.AddSingleton(new DecisionLinks(city.Database));
        services.AddSingleton(new CalendarSecrets(city.Database));
        services.AddSingleton<LinkTokens>();
        services.AddSingleton(new PartnerLinks(city.Database));
        services.AddSingleton<LetterLinks>();
        services.AddInboundMail(city);
        services.AddScoped<LinkDesk>();
        services.AddSingleton(new AttachmentStore(city.Database));
        services.AddSingleton(VirusScan.Of(city.Settings.Scanner));
        services.AddScoped<AttachmentDesk>();
        services.AddSingleton(new ReportDrafts(city.Database));
        services.AddScoped<ReportDesk>();
        services.AddSingleton(new HandReminders(city.Database));
        services.AddSingleton(new FiledDocuments(city.Database));
        services.AddScoped<BulkDesk>();
        services.AddScoped<PersonCalendar>();
        services.AddOperations(city);
        services.AddFiling(city);
        services.AddSingleton(new InsightQueries(city.Database));
        services.AddSingleton(new ObstacleQueries(city.Database));
        services.AddSingleton(new RoutineRuns(city.Database));
        services.AddSingleton(new MailChoices(city.Database));
        services.AddSingleton(new SavedViews(city.Database));
        services.AddSingleton<MailReceivers>();
        services.AddSingleton(new SuggestionModels(city.Database));
        services.AddSingleton(city.Suggestions);
        services.AddSingleton<Inbox>();
        services.AddSingleton<InboxViews>();
        services.AddScoped<InboxCount>();
        services.AddScoped<InboxPageDesk>();
        services.AddSingleton<Bulletins>();
        services.AddSingleton<MailFolder>();
        services.AddSingleton<MailSender>();
        services.AddSingleton<AbsenceCalendars>();
        if (city.Settings.Demo) services.AddSingleton<DemoClock>();
        services.AddScoped<CommandSender>();
        services.AddScoped<VersionSteps>();
        services.AddSignIn(city.Settings, city.Database);
        services.AddJobs(city);
        KeyRing.Use(services, city);
        services.AddResponseCompression(o => o.EnableForHttps = true);
        services.AddProblemDetails();
        services.AddExceptionHandler<Problems>();
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        });
        services.AddRateLimiter(limiter => CommandRate.Configure(limiter, city.Settings));
        ApiDescription.Add(services);
        services.AddPages();
        RunnerModules.AddServices(services, city);
    }

    private static void Use(WebApplication app, City city)
    {
        app.UseExceptionHandler();
        if (city.Settings.Mail.Site is not null) app.Use(SiteAddress.Restore(city.Settings));
        // Secrets that a page holds are written anew each time: what compresses well says nothing about them.
        app.UseResponseCompression();
        app.Use(SecurityHeaders.WriteAsync);
        app.UseStatusCodePages(context => ErrorPages.IsPage(context.HttpContext)
            ? ErrorPages.WriteAsync(context.HttpContext, context.HttpContext.Response.StatusCode)
            : Problems.WriteAsync(context.HttpContext));
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();
        var api = app.MapGroup("/api").RequireAuthorization();
        api.MapGroup("").WithTags("Cases").MapCases();
        api.MapGroup("").WithTags("Cases").MapSuggestions();
        api.MapGroup("").WithTags("Inbox and gates").MapGates();
        api.MapGroup("").WithTags("Referrals").MapReferrals();
        api.MapGroup("").WithTags("Cases").MapLinks();
        api.MapGroup("").WithTags("Cases").MapReveals();
        api.MapGroup("").WithTags("Cases").MapPartners();
        api.MapGroup("").WithTags("Cases").MapAttachmentApi();
        api.MapGroup("").WithTags("Cases").MapChildren();
        api.MapGroup("").WithTags("Cases").MapAutomations();
        api.MapGroup("").WithTags("Routines").MapRoutines();
        api.MapGroup("").WithTags("Migrations").MapMigrations();
        api.MapGroup("").WithTags("Routines").MapVersions();
        api.MapGroup("").WithTags("Routing").MapRouting();
        api.MapGroup("").WithTags("Cases").MapBulkApi();
        api.MapGroup("").WithTags("Cases").MapSearchApi();
        api.MapGroup("").WithTags("Mail").MapInboundApi();
        api.MapGroup("").WithTags("Absences and delegations").MapCover();
        api.MapGroup("").WithTags("Insight").MapInsight();
        api.MapGroup("").WithTags("Insight").MapObstacles();
        api.MapGroup("").WithTags("Operations").MapOperations();
        api.MapGroup("").WithTags("Files").MapFiles();
        api.MapGroup("").WithTags("Retention").MapRetention();
        api.MapGroup("").WithTags("Account").MapMailChoice();
        app.MapHealth();
        app.MapOpenApi();
        app.MapScalarApiReference("/reference", o => o.WithTitle("IPB Workflows API").DisableDefaultFonts()
            // What would send a city's description elsewhere is off.
            .HideDeveloperTools().DisableAgent().DisableMcp());
        if (city.Settings.Demo) app.MapDemo();
        app.UseJobs();
        RunnerModules.Use(app);
        app.MapPages();
    }
}
