using IPB.Rules;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Routines.Exports;

/// <summary>What Elsa must ask before it takes a way, so that it refuses what the engine refuses.</summary>
internal static class ElsaConditions
{
    /// <summary>What a case's fields do not tell: the engine counts or decides it in the middle of a step.</summary>
    private static readonly string[] EngineMade =
    [
        "lead_department", "informed_departments", "times_returned", ConditionNames.Statements,
        ConditionNames.Objections, ConditionNames.Children, ConditionNames.OpenChildren, ConditionNames.SolvedChildren,
    ];

    /// <summary>Of a trigger behind nearer ones of its name and, if it goes by itself, behind others that do.</summary>
    /// <returns>Null where nothing is asked.</returns>
    internal static ElsaCondition? Of(Routine routine, Trigger trigger, IEnumerable<Trigger> nearer)
    {
        var before = nearer.Select(t => $"not(({Taken(routine, t)}) = true)");
        // What is asked for and required must have a value, a no as well as a yes; what is needed must be ticked.
        var asked = trigger.BySystem ? [] : trigger.Asks.Where(a => routine.FindField(a) is { Required: true });
        var behind = trigger.Needs.Select(id => There(routine, id)).OfType<string>()
            .Concat(asked.Except(trigger.Needs).Select(id => $"{id} != null"));
        var condition = new ElsaCondition(string.Join(" and ", before), trigger.When?.Text,
            string.Join(" and ", behind));
        return condition.Text.Length == 0 ? null : condition;
    }

    /// <summary>That a gate has what it needs for a yes.</summary>
    internal static ElsaCondition? Of(Routine routine, Gate gate, Outcome outcome) => outcome.IsGo()
        && string.Join(" and ", gate.Needs.Select(id => There(routine, id)).OfType<string>()) is { Length: > 0 } needs
            ? new ElsaCondition("", null, needs) : null;

    /// <summary>Whether the trigger is taken before every further one of its name, whatever the case holds.</summary>
    internal static bool IsAlwaysTaken(Routine routine, Trigger trigger) => Taken(routine, trigger) == "true";

    /// <summary>Whether a condition can be told by what triggers bring, without asking the engine.</summary>
    internal static bool IsOfFields(Routine routine, ElsaCondition condition) =>
        Expression.TryParse(condition.Text, out var read, out _)
        && !read.Names.Concat(read.PossibleNames).Any(n => EngineMade.Contains(n) && routine.FindField(n) is null);

    // The engine's own triggers are passed over while something that they need is missing; people are told of it.
    private static string Taken(Routine routine, Trigger trigger)
    {
        var needs = trigger.BySystem ? trigger.Needs.Select(id => There(routine, id)).OfType<string>().ToList() : [];
        var parts = (trigger.When is { } when ? needs.Prepend(when.Text) : needs).ToList();
        return parts.Count switch
        {
            0 => "true",
            1 => ElsaCondition.Bracketed(parts[0]),
            _ => string.Join(" and ", parts.Select(ElsaCondition.Bracketed)),
        };
    }

    private static string? There(Routine routine, string id) => routine.FindField(id) switch
    {
        null => null,
        { Type: FieldType.YesNo } => $"{id} = true",
        _ => $"{id} != null",
    };
}
