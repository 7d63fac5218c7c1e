using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Gates;

/// <summary>
/// Remembers who prepared a case that comes before four eyes: whoever filled something in or put it forward since the
/// last gate that let it pass.
/// </summary>
internal static class Preparing
{
    public static void Note(StepBuilder step)
    {
        if (!step.Routine.States.Any(s => s.Gate is { FourEyes: true })) return;
        foreach (var person in new[] { step.Actor, step.OnBehalfOf }.OfType<string>())
            if (!step.Case.Preparers.Contains(person)) step.Add(new Prepared(person));
    }

    public static void Note(StepBuilder step, Trigger trigger)
    {
        if (trigger.Bounce is null && (trigger.To is not null || !trigger.Asks.IsEmpty)) Note(step);
    }
}
