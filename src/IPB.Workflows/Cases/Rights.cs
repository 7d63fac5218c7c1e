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
        var names = string.Join(", ", step.People(Keys(step, trigger.By)).Select(p => p.Name));
        throw new TriggerRefused(RefusalKind.NotAllowed, step.State, trigger.Id, new Text(
            $"Det kan göras av: {names}.", $"It can be done by: {names}."))
        {
            Allowed = TriggersOf(step, by),
        };
    }

    /// <summary>Ids of the triggers that a person may fire now.</summary>
    public static ImmutableArray<string> TriggersOf(StepBuilder step, Person by) =>
        [.. step.State.Triggers.Where(t => !t.BySystem && MayFire(step, t, by, out _)).Select(t => t.Id)];

    private static bool MayFire(StepBuilder step, Trigger trigger, Person by, out string? onBehalfOf) =>
        MayAct(step, trigger.By, by, out onBehalfOf);

    /// <summary>Whether a person is among those named, or stands in for one of them.</summary>
    /// <param name="parties">Empty: those whom the case waits on.</param>
    public static bool MayAct(StepBuilder step, ImmutableArray<Party> parties, Person by, out string? onBehalfOf)
    {
        onBehalfOf = null;
        if (parties.Any(p => p.Role == Party.Anyone)) return true;
        var allowed = Keys(step, parties);
        var mine = step.Organisation.KeysFor(by, step.Today).Where(k => allowed.Contains(k.Key)).ToList();
        if (mine.Count == 0) return false;
        onBehalfOf = mine[0].OnBehalfOf;
        return true;
    }

    /// <summary>The waiting keys of those named.</summary>
    public static ImmutableArray<string> Keys(StepBuilder step, ImmutableArray<Party> parties) => parties.IsEmpty
        ? step.Case.WaitsOn : [.. parties.Select(p => step.Organisation.KeyOf(p, step.Case))];
}
