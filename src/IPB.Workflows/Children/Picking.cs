using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Children;

/// <summary>
/// Whoever fires a trigger that opens child cases picks departments, where the routine leaves it to them.
/// </summary>
internal static class Picking
{
    /// <returns>Null when there is nothing to pick.</returns>
    public static OpeningChoice? Of(Routine routine, Trigger trigger) => trigger.Opens
        .Concat(trigger.To is { } to && routine.Find(to) is not null ? routine.Innermost(to).Opens : [])
        .FirstOrDefault(o => o.Choose is not null)?.Choose;

    /// <summary>Takes what was picked out of what was sent and keeps it for the children.</summary>
    /// <exception cref="InvalidInput">Too few, or one that is not offered.</exception>
    public static ImmutableSortedDictionary<string, object> Read(
        StepBuilder step, Trigger trigger, ImmutableSortedDictionary<string, object> sent)
    {
        if (Of(step.Routine, trigger) is not { } choice) return sent;
        step.ChosenDepartments = ChosenCodes.Read(Opening.ChosenField, sent, choice.From, choice.Least, new(
            $"Välj minst {choice.Least} förvaltning{(choice.Least == 1 ? "" : "ar")}.",
            $"Choose at least {choice.Least} department{(choice.Least == 1 ? "" : "s")}."));
        return sent.Remove(Opening.ChosenField);
    }

    /// <summary>Every department that can be picked, as it is sent.</summary>
    public static string All(OpeningChoice choice) => string.Join(", ", choice.From);
}
