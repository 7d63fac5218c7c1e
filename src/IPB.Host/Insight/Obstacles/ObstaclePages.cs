using IPB.Host.Access;
using IPB.Host.Pages;
using IPB.Workflows.Insights;
using IPB.Workflows.Storage;

namespace IPB.Host.Insight.Obstacles;

/// <summary>The obstacle register.</summary>
internal static class ObstaclePages
{
    public static void MapObstaclePages(this IEndpointRouteBuilder pages) => pages.MapGet("/obstacles", ShowAsync);

    private static async Task<IResult> ShowAsync(
        [AsParameters] ObstacleSearch search, ObstacleQueries queries, Seen seen, CancellationToken ct) =>
        Show.Page<RegisterPage>(new RegisterModel(search,
            await queries.ReadAsync(search.ToFilter(), (await seen.CasesAsync(ct)).Sight, ct)));
}

public sealed record RegisterModel(ObstacleSearch Search, ObstaclePage Page);

/// <summary>The filters of the register, as they stand in its address.</summary>
public sealed record ObstacleSearch
{
    /// <summary>Name of a kind, or <c>none</c>: nobody said.</summary>
    public string? Kind { get; init; }

    /// <summary>hold, return, bounce or case.</summary>
    public string? Via { get; init; }
    public string? Department { get; init; }
    public string? Routine { get; init; }

    /// <summary><c>true</c>: still there; <c>false</c>: gone.</summary>
    public string? Open { get; init; }
    public string? From { get; init; }
    public string? Until { get; init; }
    public string? After { get; init; }
    public int? Limit { get; init; }

    public static IReadOnlyList<string> Ways { get; } = ["hold", "return", "bounce", Obstacle.OfCase];

    public bool IsFiltered => Parts().Any(p => p.Key != "after");

    public ObstacleFilter ToFilter() => new()
    {
        Kind = InsightSearch.Given(Kind),
        Via = InsightSearch.Given(Via),
        Department = InsightSearch.Given(Department),
        Routine = InsightSearch.Given(Routine),
        Open = bool.TryParse(Open, out var open) ? open : null,
        From = InsightSearch.Day(From),
        Until = InsightSearch.Day(Until),
        After = InsightSearch.Given(After),
        Limit = Limit ?? 50,
    };

    /// <summary>The same list with one filter set, or from further down.</summary>
    public string With(string filter, string? value) => "/obstacles" + QueryString.Create(
        Parts().Where(p => p.Key != filter && p.Key != "after").Append(new(filter, value))
            .Where(p => p.Value is not null));

    private IEnumerable<KeyValuePair<string, string?>> Parts() => new Dictionary<string, string?>
    {
        ["kind"] = Kind,
        ["via"] = Via,
        ["department"] = Department,
        ["routine"] = Routine,
        ["open"] = Open,
        ["from"] = From,
        ["until"] = Until,
        ["after"] = After,
    }.Where(p => InsightSearch.Given(p.Value) is not null);
}
