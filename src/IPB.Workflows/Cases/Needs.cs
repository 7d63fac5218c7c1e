using System.Collections.Immutable;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Cases;

/// <summary>What must be there before a trigger is fired: a value, or a tick where the field is yes or no.</summary>
internal static class Needs
{
    /// <summary>What of the needs is missing now, in the order of the routine.</summary>
    public static ImmutableArray<Field> Missing(Routine routine, Case c, Trigger trigger) =>
        Missing(routine, c, trigger.Needs);

    public static ImmutableArray<Field> Missing(Routine routine, Case c, ImmutableArray<string> needs) =>
        Missing(routine, needs, id => c.Fields.GetValueOrDefault(id));

    public static ImmutableArray<Field> Missing(
        Routine routine, ImmutableArray<string> needs, Func<string, object?> held) =>
        [.. needs.Select(routine.FindField).OfType<Field>().Where(f => !IsThere(f, held(f.Id)))];

    public static bool IsThere(Field field, object? value) =>
        field.Type == FieldType.YesNo ? value is true : value is not null;

    /// <summary>What is missing, in words.</summary>
    public static Text Words(IReadOnlyCollection<Field> missing) => new(
        $"Det här saknas: {string.Join(", ", missing.Select(f => f.Name.Sv))}.",
        $"This is missing: {string.Join(", ", missing.Select(f => f.Name.En))}.");
}
