using IPB.Host.Access;
using IPB.Workflows.Insights;

namespace IPB.Host.Insight;

/// <summary>Figures for programs.</summary>
internal static class InsightApi
{
    public static void MapInsight(this IEndpointRouteBuilder api) =>
        api.MapGet("/insight/figures", ReadAsync).WithName("GetInsight")
            .WithSummary(
                "How cases did in a period (from and until as 2026-11-23; 12 months without): lead and waiting "
                + "times in working days, decisions in time, returns, bounces, follow-ups, cases by month.")
            .Produces<InsightView>();

    private static async Task<InsightView> ReadAsync(
        [AsParameters] InsightSearch search, InsightDesk desk, Seen seen, CancellationToken ct) =>
        InsightView.Of(await desk.ReadAsync(search, (await seen.CasesAsync(ct)).Sight, ct));
}

/// <param name="AsOf">When it was counted.</param>
/// <param name="Lead">Working days from opening to closing.</param>
/// <param name="OnTimeShare">Of the decisions that had a time limit, 0 to 1; null: none had.</param>
/// <param name="BounceRate">Of the cases opened in the period, 0 to 1; null: none was.</param>
internal sealed record InsightView(
    DateOnly From, DateOnly Until, string? Routine, string? Department, DateTimeOffset AsOf, SpreadView Lead,
    IReadOnlyList<TimedView> LeadByRoutine, IReadOnlyList<TimedView> LeadByPhase,
    IReadOnlyList<TimedView> LeadByDepartment, IReadOnlyList<GateView> Gates,
    IReadOnlyList<TimedView> WaitByDepartment, double? OnTimeShare, int Limited, double? BounceRate, int Opened,
    int Closed)
{
    public required IReadOnlyList<OpenCount> Open { get; init; }
    public required IReadOnlyList<Flow> Bounces { get; init; }
    public required int FollowUpsAsked { get; init; }
    public required IReadOnlyList<FollowUpAnswer> FollowUpAnswers { get; init; }
    public required IReadOnlyList<MonthCount> Months { get; init; }

    public static InsightView Of(InsightFigures f) => new(f.Filter.From, f.Filter.Until, f.Filter.Routine,
        f.Filter.Department, f.AsOf, SpreadView.Of(f.Lead), [.. f.LeadByRoutine.Select(TimedView.Of)],
        [.. f.LeadByPhase.Select(TimedView.Of)], [.. f.LeadByDepartment.Select(TimedView.Of)],
        [.. f.Gates.Select(GateView.Of)], [.. f.WaitByDepartment.Select(TimedView.Of)], f.OnTimeShare, f.Limited,
        f.BounceRate, f.Opened, f.Closed)
    {
        Open = f.Open,
        Bounces = f.Bounces,
        FollowUpsAsked = f.Asked,
        FollowUpAnswers = f.Answers,
        Months = f.Months,
    };
}

/// <param name="Small">Fewer than five: too few to judge by.</param>
internal sealed record SpreadView(int Count, double? Median, int? P90, int? Longest, bool Small)
{
    public static SpreadView Of(Distribution d) => new(d.Count, d.Median, d.P90, d.Longest, d.IsSmall);
}

/// <param name="Key">Id of the routine or phase, or code of the department.</param>
internal sealed record TimedView(string? Routine, string Key, SpreadView WorkingDays)
{
    public static TimedView Of(Timed timed) => new(timed.Routine, timed.Key, SpreadView.Of(timed.Days));
}

internal sealed record GateView(
    string Routine, string Gate, SpreadView WorkingDays, int Decided, int Returned, double? ReturnRate, int Limited,
    int OnTime, double? OnTimeShare)
{
    public static GateView Of(GateFigures g) => new(g.Routine, g.State, SpreadView.Of(g.Days), g.Decided, g.Returned,
        g.ReturnRate, g.Limited, g.OnTime, g.OnTimeShare);
}
