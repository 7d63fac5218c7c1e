using IPB.Host.Access;
using IPB.Host.Attachments;
using IPB.Host.Automations;
using IPB.Host.Administration;
using IPB.Host.Boards;
using IPB.Host.Bulk;
using IPB.Host.CalendarFeeds;
using IPB.Host.Cases;
using IPB.Host.Demo;
using IPB.Host.Filing;
using IPB.Host.Gates;
using IPB.Host.Gates.Documents;
using IPB.Host.Insight;
using IPB.Host.Insight.Obstacles;
using IPB.Host.Lists;
using IPB.Host.MailLinks;
using IPB.Host.Migrations;
using IPB.Host.Notifications;
using IPB.Host.Notifications.Inbound;
using IPB.Host.Operations;
using IPB.Host.Partners;
using IPB.Host.People;
using IPB.Host.Reports;
using IPB.Host.Retention;
using IPB.Host.Public;
using IPB.Host.Routines;
using IPB.Host.Routines.Versions;
using IPB.Host.Routing;
using IPB.Host.Search;

namespace IPB.Host.Pages;

/// <summary>Server-rendered pages: one line for each feature.</summary>
internal static class PageSetup
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddScoped<CityWords>();
        services.AddScoped<RowWords>();
        services.AddScoped<FilterWords>();
        services.AddScoped<ListDesk>();
        services.AddScoped<BoardDesk>();
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "ipb-form";
            o.SuppressXFrameOptionsHeader = true;
        });
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapAssets();
        var open = app.MapGroup("").ExcludeFromDescription();
        open.MapSignIn();
        if (app.Services.GetRequiredService<HostSettings>().Oidc is not null)
        {
            open.MapCitySignIn();
            open.MapBackChannelSignOut();
        }

        open.MapDecisionLinks();
        open.MapCalendarFeed();
        open.MapCallbacks();
        open.MapPublicPages();
        open.MapPartnerLinks();
        open.MapPartnerPages();
        var pages = app.MapGroup("").RequireAuthorization().ExcludeFromDescription();
        pages.MapGet("/", () => Results.Redirect("/inbox"));
        pages.MapInbox();
        pages.MapDecisions();
        pages.MapDecisionQueue();
        pages.MapLists();
        pages.MapSearch();
        pages.MapBoards();
        pages.MapReports();
        pages.MapCasePages();
        pages.MapAttachments();
        pages.MapDocuments();
        pages.MapBulk();
        pages.MapRoutinePages();
        pages.MapMigrationPages();
        pages.MapVersionPages();
        pages.MapRoutingPages();
        pages.MapInsightPages();
        pages.MapObstaclePages();
        pages.MapOperationPages();
        pages.MapAdminPages();
        pages.MapFilePages();
        pages.MapRetentionPages();
        pages.MapMail();
        pages.MapInboundPage();
        pages.MapAccount();
        pages.MapCalendarFeedAccount();
        pages.MapCoverPages();
        if (app.Services.GetRequiredService<HostSettings>().Demo) pages.MapClock();
    }
}
