using System.Collections.Immutable;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Routing;

/// <summary>What would have sent a case to another department than the rules did.</summary>
public static class RoutingWhatIf
{
    /// <param name="facts">Of the journal entry that submitted the case: the case as the rules saw it.</param>
    /// <returns>
    /// What the text would have to leave out, then other values, then words that it would have to mention, since some
    /// word of any rule would do; of each the shortest first.
    /// Empty when the entry submitted no case, when no table routed it or that table has changed since, or when no
    /// change of one or two things leads elsewhere.
    /// </returns>
    public static ImmutableArray<RoutingChange> Of(World world, ImmutableArray<Fact> facts)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (!facts.OfType<Submitted>().Any()) return [];
        if (facts.OfType<Routed>().FirstOrDefault() is not { Table: { } by } routed) return [];
        var table = by[..by.LastIndexOf('/')];
        if (world.FindTable(table)?.Hash != routed.TableHash) return [];
        var seen = RoutingReplay.Of("", facts, table, world.Organisation)!;
        return [.. world.Router(table).NearestChanges(seen.Names)
            .OrderBy(c => c.Changes.Max(Rank)).ThenBy(c => c.Changes.Length)];
    }

    private static int Rank(RoutingInputChange change) => change.Removed ? 0 : change.Words.IsEmpty ? 1 : 2;
}
