using System.Collections.Immutable;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Routing;

/// <summary>What would have sent a case to another department than the rules did, or would send one that is not there.
/// </summary>
public static class RoutingWhatIf
{
    /// <param name="submitted">A case that nobody submits.</param>
    /// <returns>What its submission would journal of where it goes, as <see cref="Of"/> reads it.</returns>
    public static ImmutableArray<Fact> Try(World world, RoutingTable table, Submitted submitted)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(table);
        return [submitted, world.Router(table.Id).Route(RoutingNames.Of([submitted], world.Organisation))];
    }

    /// <param name="facts">Of the journal entry that submitted the case: the case as the rules saw it.</param>
    /// <returns>
    /// As <see cref="RoutingChanges.Of"/>; empty also when the entry submitted no case, when no table routed it or when
    /// that table has changed since.
    /// </returns>
    public static IEnumerable<RoutingChange> Of(World world, ImmutableArray<Fact> facts)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (!facts.OfType<Submitted>().Any()) return [];
        if (facts.OfType<Routed>().FirstOrDefault() is not { Table: { } by } routed) return [];
        var table = TableVersion.Parse(by).Id;
        return world.FindTable(table)?.Hash == routed.TableHash
            ? world.Router(table).NearestChanges(RoutingNames.Of(facts, world.Organisation)) : [];
    }
}
