using System.Collections.Immutable;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Cases;

/// <summary>
/// Who may fire a trigger: those named by the routine, those it waits on, and deputies of the absent.
/// </summary>
internal static class Rights
{
    /// <returns>The absent person that <paramref name="by"/> acts for, or null.</returns>
    /// <exception cref="TriggerRefused">Not theirs to fire.</exception>
    public static string? RequireTrigger(StepBuilder step, Trigger trigger, Person by)
    {
        if (MayFire(step, trigger, by, out var onBehalfOf)) return onBehalfOf;
        var names = string.Join(", ", step.People(Keys(step, trigger)).Select(p => p.Name));
        throw new TriggerRefused(RefusalKind.NotAllowed, step.State, trigger, new Text(
            $"Det kan göras av: {names}.", $"It can be done by: {names}."))
        {
            Allowed = TriggersOf(step, by),
        };
    }

    /// <summary>Ids of the triggers that a person may fire now.</summary>
    public static ImmutableArray<string> TriggersOf(StepBuilder step, Person by) =>
        [.. Offers.ByPeople(step).Where(t => MayFire(step, t, by, out _)).Select(t => t.Id).Distinct()];

    internal static bool MayFire(StepBuilder step, Trigger trigger, Person by, out string? onBehalfOf)
    {
        onBehalfOf = null;
        if (trigger.By.Any(p => p.Role == Party.Anyone)) return true;
        var allowed = Keys(step, trigger);
        var mine = step.Organisation.KeysFor(by, step.Today).Where(k => allowed.Contains(k.Key)).ToList();
        if (mine.Count == 0) return false;
        onBehalfOf = mine[0].OnBehalfOf;
        return true;
    }

    private static ImmutableArray<string> Keys(StepBuilder step, Trigger trigger) => trigger.By.IsEmpty
        ? step.Case.WaitsOn : [.. trigger.By.Select(p => step.Organisation.KeyOf(p, step.Case))];
}
