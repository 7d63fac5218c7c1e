using IPB.Suggestions;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Routing;

namespace IPB.Host.Suggestions;

/// <summary>The city's own cases to learn from.</summary>
internal static class SettledCases
{
    /// <summary>Older ones teach the organisation of yesterday, and take time.</summary>
    private const int Most = 50_000;

    private const int PageSize = 200;

    /// <summary>Settled cases of routines with a routing table, the newest first.</summary>
    public static async Task<List<RoutedCase>> ReadAsync(WorkflowEngine engine, CancellationToken ct)
    {
        var found = new List<RoutedCase>();
        string? after = null;
        do
        {
            var page = await engine.Cases.ListAsync(new() { Limit = PageSize, After = after }, ct);
            after = page.Length == PageSize ? page[^1].Number : null;
            found.AddRange(page.Select(c => Read(engine, c)).OfType<RoutedCase>());
        }
        while (after is not null && found.Count < Most);

        return found;
    }

    private static RoutedCase? Read(WorkflowEngine engine, Case c) =>
        engine.Routines.Find(c.Routine, c.RoutineVersion) is { Routing: not null } routine
        && LeftOpen.IsSettled(routine, c) ? new(SuggestionInput.Of(routine, c), c.LeadDepartment) : null;
}
