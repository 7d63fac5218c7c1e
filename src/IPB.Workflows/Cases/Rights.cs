using System.Collections.Immutable;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Cases;

/// <summary>
/// Who may fire a trigger: those named by the routine, those it waits on, and deputies of the absent.
/// </summary>
internal static class Rights
{
    /// <returns>What <paramref name="by"/> acts under, or null where anyone may.</returns>
    /// <exception cref="TriggerRefused">Not theirs to fire.</exception>
    public static WaitingKey? RequireTrigger(StepBuilder step, Trigger trigger, Person by)
    {
        if (MayAct(step, trigger.By, by, out WaitingKey? under)) return under;
        throw new TriggerRefused(RefusalKind.NotAllowed, step.State, trigger, Who(step, Keys(step, trigger.By)))
        {
            Allowed = TriggersOf(step, by),
        };
    }

    /// <summary>Tells whoever may not who may: those behind waiting keys.</summary>
    public static Text Who(StepBuilder step, IEnumerable<string> keys)
    {
        var names = string.Join(", ", step.People(keys).Select(p => p.Name));
        return new($"Det kan göras av: {names}.", $"It can be done by: {names}.");
    }

    /// <summary>Ids of the triggers that a person may fire now.</summary>
    public static ImmutableArray<string> TriggersOf(StepBuilder step, Person by) =>
        [.. Offers.ByPeople(step).Where(t => MayFire(step, t, by)).Select(t => t.Id).Distinct()];

    internal static bool MayFire(StepBuilder step, Trigger trigger, Person by) => MayAct(step, trigger.By, by, out _);

    /// <summary>Whether a person is among those named, or stands in for one of them.</summary>
    /// <param name="parties">Empty: those whom the case waits on.</param>
    /// <param name="under">What they act under; null where anyone may.</param>
    public static bool MayAct(StepBuilder step, ImmutableArray<Party> parties, Person by, out WaitingKey? under)
    {
        under = null;
        if (parties.Any(p => p.Role == Party.Anyone)) return true;
        under = Standing.Of(step, by, Keys(step, parties)).FirstOrDefault();
        return under is not null;
    }

    /// <summary>The waiting keys of those named.</summary>
    public static ImmutableArray<string> Keys(StepBuilder step, ImmutableArray<Party> parties) => parties.IsEmpty
        ? step.Case.WaitsOn : [.. parties.Select(p => step.Organisation.KeyOf(p, step.Case))];
}
