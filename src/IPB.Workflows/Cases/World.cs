using System.Collections.Frozen;
using System.Collections.Immutable;
using IPB.Workflows.Automations;
using IPB.Workflows.Calendars;
using IPB.Workflows.People;
using IPB.Workflows.Retention;
using IPB.Workflows.Routing;

namespace IPB.Workflows.Cases;

/// <summary>What a step may look at beside the case and its routine. Replaced as a whole when a file changes.</summary>
public sealed class World(
    Organisation organisation, CalendarSet calendars, IEnumerable<RoutingTable> routingTables)
{
    private readonly FrozenDictionary<string, Router> routers =
        routingTables.ToFrozenDictionary(t => t.Id, t => new Router(t));

    public Organisation Organisation { get; private set; } = organisation;
    public CalendarSet Calendars { get; } = calendars;

    /// <summary>The city's.</summary>
    public WorkingCalendar Calendar => Calendars.City;

    /// <summary>
    /// Asked where a case belongs that no rule decided; its answer places the case. Null: nobody is asked, and the
    /// fallback's department keeps it.
    /// </summary>
    public Func<World, Case, PlacedBySuggestion?>? PlaceUndecided { get; init; }

    /// <summary>The automations that routines can name.</summary>
    public AutomationCatalog Automations { get; init; } = AutomationCatalog.Shipped;

    /// <summary>How long closed cases are kept.</summary>
    public RetentionRules Retention { get; init; } = RetentionRules.None;

    /// <summary>In the order of their files.</summary>
    public ImmutableArray<RoutingTable> RoutingTables { get; } = [.. routingTables];

    /// <summary>The same world, but for who is away and who acts for whom.</summary>
    public World With(Cover cover) => With(Organisation.With(cover));

    internal World With(Organisation organisation)
    {
        var copy = (World)MemberwiseClone();
        copy.Organisation = organisation;
        return copy;
    }

    /// <returns>Null when there is no table with the id.</returns>
    public RoutingTable? FindTable(string id) => RoutingTables.FirstOrDefault(t => t.Id == id);

    /// <exception cref="KeyNotFoundException">No such routing table.</exception>
    internal Router Router(string table) => routers.TryGetValue(table, out var router)
        ? router : throw new KeyNotFoundException($"There is no routing table \"{table}\".");
}
