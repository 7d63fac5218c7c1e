using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Routing;

/// <summary>Of which cases it is open whose they are, and of which it is settled.</summary>
public static class LeftOpen
{
    // A routine never changes, so neither does where its cases wait for the right department.
    private static readonly ConditionalWeakTable<Routine, FrozenSet<string>> Seeking = [];

    /// <summary>No rule decided: the table's fallback has the case.</summary>
    public static bool ByRules(World world, Case c) =>
        c is { RoutingTable: { } table, RoutingRules: [var rule, ..] }
        && world.FindTable(TableVersion.Parse(table).Id)?.Fallback.Id == rule;

    /// <summary>
    /// Nobody has taken the case on, and the fallback has it or it waits for somebody to place it by hand.
    /// </summary>
    public static bool Is(World world, Routine routine, Case c) =>
        !c.IsClosed && SeekingStates(routine).Contains(c.State)
        && (ByRules(world, c) || Places(routine, routine.State(c.State)));

    /// <summary>
    /// The department that leads is the right one, as far as people have said: it took the case on, or closed it as
    /// solved or completed.
    /// </summary>
    public static bool IsSettled(Routine routine, Case c) => c.IsClosed
        ? c.Ending is Ending.Solved or Ending.Completed
        : !SeekingStates(routine).Contains(c.State);

    private static bool Places(Routine routine, State state) =>
        routine.Offered(state).Any(o => o.Home is not null && IsPlacing(o.Trigger));

    private static bool IsPlacing(Trigger trigger) =>
        trigger.Bounce is null && trigger.Asks.Contains(FieldInput.LeadDepartment);

    private static FrozenSet<string> SeekingStates(Routine routine) => Seeking.GetValue(routine, Find);

    // Where cases start, come back as "not ours" or are placed by hand; and where they only wait to go back there.
    private static FrozenSet<string> Find(Routine routine)
    {
        var found = routine.AllTriggers
            .SelectMany(t => t.Bounce is { } bounce ? new[] { t.To!, bounce.Then } : [])
            .Select(s => routine.Innermost(s).Id)
            .Concat(routine.InnermostStates.Where(s => Places(routine, s)).Select(s => s.Id))
            .Append(routine.Start.Id).ToHashSet();
        while (routine.InnermostStates.FirstOrDefault(
            s => !found.Contains(s.Id) && OnlyLeadsTo(routine, s, found)) is { } state)
            found.Add(state.Id);
        return found.ToFrozenSet();
    }

    private static bool OnlyLeadsTo(Routine routine, State state, HashSet<string> found)
    {
        var targets = routine.Offered(state).Select(o => o.Trigger.To).OfType<string>()
            .Concat(state.Gate?.Outcomes.Values ?? []).Concat(state.Referral?.Outcomes.Select(o => o.To) ?? [])
            .Select(t => routine.Innermost(t))
            .Where(t => t.End is not (Ending.Rejected or Ending.Discontinued)).Select(t => t.Id).ToList();
        return state.End is null && targets.Count > 0 && targets.All(found.Contains);
    }
}
