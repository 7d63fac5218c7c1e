using IPB.Workflows.Cases;
using IPB.Workflows.Children;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Migrations;

/// <summary>
/// What becomes of a wait for child cases. Where the new state waits, too, it goes on for the same children, until as
/// many have ended as the new version says; else it is over. The children themselves live on whatever happens.
/// </summary>
/// <param name="Kept">The wait as it goes on; null: none does.</param>
/// <param name="Fate">Null: the case did not wait.</param>
internal sealed record ChildCarry(ChildRound? Kept, RoundFate? Fate)
{
    private static readonly Text NoWait = new("Läget väntar inte på underärenden i den nya versionen.",
        "The state does not wait for child cases in the new version.");

    public static ChildCarry Of(Case c, State next)
    {
        if (c.Wait is not { } wait) return new(null, null);
        var ended = c.Children.Count(k => !k.IsOpen && wait.Children.Contains(k.Key));
        return next.Children is not { } rule ? new(null, new(wait.State, ended, NoWait))
            : new(wait with { State = next.Id, Join = rule.Join }, new(wait.State, ended, null));
    }

    /// <summary>
    /// Begins to wait where the case did not before; for children of the new state where it has no other.
    /// </summary>
    public void Begin(StepBuilder step, State next)
    {
        if (next.Children is null || Kept is not null) return;
        if (!step.Case.Children.Any(k => k.IsOpen)) Ordering.Order(step, next.Opens);
        Waiting.Begin(step, next);
    }
}
