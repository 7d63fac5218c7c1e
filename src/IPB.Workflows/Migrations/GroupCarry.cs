using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Migrations;

/// <summary>
/// The groups that a case is in after it was moved. One in which it was before goes on: since when, and whom it was
/// escalated to. Another begins with the time in the state.
/// </summary>
internal static class GroupCarry
{
    /// <param name="next">An innermost state of the new version.</param>
    /// <returns>The outermost first.</returns>
    public static ImmutableArray<GroupStay> Of(MigrationRules rules, Case c, StateMove move, State next) =>
        [.. rules.To.Routine.GroupsOf(next).Reverse().Select(g => Stay(rules, c, move, g))];

    /// <summary>When the time in the new state begins.</summary>
    public static DateTimeOffset Since(MigrationRules rules, Case c, StateMove move) =>
        move.Anew ? rules.AsOf : c.StateSince;

    private static GroupStay Stay(MigrationRules rules, Case c, StateMove move, State group)
    {
        var old = move.Anew ? null : c.Groups.FirstOrDefault(g => g.Group == group.Id);
        var since = old?.Since ?? Since(rules, c, move);
        return new(group.Id, since, rules.DueOf(group, since, c)) { Escalated = old?.Escalated ?? [] };
    }
}
