using System.Collections.Immutable;
using IPB.Workflows;
using IPB.Workflows.Access;
using IPB.Workflows.Cases;
using IPB.Workflows.Routing;
using IPB.Workflows.Storage;

namespace IPB.Host.Routing;

/// <summary>Where the table in force would send the cases of the last days that a version of it has sent.</summary>
/// <param name="Cases">How many were looked at.</param>
/// <param name="More">There are more than were looked at.</param>
/// <param name="Moves">Departments from and to, and how many cases would go there instead, the most first.</param>
/// <param name="Examples">Some of them, as far as the person sees them.</param>
public sealed record RoutingRerun(int Days, int Cases, bool More,
    ImmutableArray<(string From, string To, int Count)> Moves, ImmutableArray<(Case Case, Replayed Replayed)> Examples)
{
    private const int Most = 5_000;
    private const int MostShown = 50;

    public int Moving => Moves.Sum(m => m.Count);

    internal static async Task<RoutingRerun> RunAsync(RoutingTable table, int days, WorkflowEngine engine,
        Database database, SeenCases seen, CancellationToken ct)
    {
        var since = (await database.NowAsync(ct)).AddDays(-days);
        var (cases, moving) = (0, new List<Replayed>());
        var stored = new RoutedCases(database).AllAsync(table.Id, since, engine.Organisation, ct);
        await foreach (var replayed in RoutingReplay.RunAsync(table, stored, ct))
        {
            if (++cases > Most) break;
            if (replayed.Moves) moving.Add(replayed);
        }

        var shown = moving.Take(MostShown).ToDictionary(m => m.Number);
        return new(days, Math.Min(cases, Most), cases > Most,
            [.. moving.GroupBy(m => (m.From, m.To)).Select(g => (g.Key.From, g.Key.To, g.Count()))
                .OrderByDescending(m => m.Item3)],
            [.. (await seen.FindAllAsync(shown.Keys, ct)).Select(c => (c, shown[c.Number]))]);
    }
}
