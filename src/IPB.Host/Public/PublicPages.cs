using IPB.Host.Insight;
using IPB.Host.Pages;
using IPB.Workflows.Access;
using IPB.Workflows.Insights;

namespace IPB.Host.Public;

/// <summary>What anybody may read, without signing in.</summary>
internal static class PublicPages
{
    public static void MapPublicPages(this IEndpointRouteBuilder open)
    {
        // Numbers by routine over a year tell nothing about anybody.
        open.MapGet("/about", async (InsightDesk desk, CancellationToken ct) => Show.Page<AboutPage>(
            new AboutModel(await desk.ReadAsync(new(), Sight.Everything, ct)))).AllowAnonymous();
        open.MapGet("/accessibility", () => Show.Page<AccessibilityPage>(new AccessibilityModel())).AllowAnonymous();
    }
}

public sealed record AboutModel(InsightFigures Figures);

public sealed record AccessibilityModel;
