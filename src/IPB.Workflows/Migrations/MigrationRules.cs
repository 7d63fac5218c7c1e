using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Migrations;

/// <summary>All that a migration of any case is decided by.</summary>
/// <param name="From">Chooser of the version that cases are on.</param>
/// <param name="To">Chooser of the version that they go to.</param>
/// <param name="AsOf">
/// The instant of the dry run: what is late was late then, so that carrying it out later changes nothing.
/// </param>
internal sealed record MigrationRules(
    World World, TransitionChooser From, TransitionChooser To, MigrationPlan Plan, DateTimeOffset AsOf)
{
    /// <summary>What counts the time limits of a case.</summary>
    public WorkingCalendar CalendarOf(Cases.Case c) => World.Calendars.Of(c.LeadDepartment);

    /// <summary>The time limit of a state or group of the new version that a case is in since then.</summary>
    public DateTimeOffset? DueOf(State state, DateTimeOffset since, Case c) =>
        state.Due is { } limit ? CalendarOf(c).Count(since, limit, c.Pauses).Due : null;

    /// <exception cref="InvalidInput">A version is no longer known.</exception>
    public static MigrationRules Of(World world, RoutineCatalog routines, MigrationPlan plan, DateTimeOffset asOf) =>
        new(world, routines.ChooserFor(plan.Routine, plan.From), routines.ChooserFor(plan.Routine, plan.To), plan,
            asOf);
}

/// <summary>Who carries a migration out, and when.</summary>
/// <param name="Id">Of the migration.</param>
/// <param name="By">Person id.</param>
internal sealed record MigrationRun(Guid Id, string By, DateTimeOffset Now);
