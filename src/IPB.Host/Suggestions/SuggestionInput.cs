using System.Collections.Immutable;
using IPB.Suggestions;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Host.Suggestions;

/// <summary>What was known of a case when it was submitted: what suggestions are learned from and asked with.</summary>
internal static class SuggestionInput
{
    /// <summary>As fields are named for the model; the others bear the ids of the routine's own fields.</summary>
    public const string Routine = "routine";

    public const string SubmittingDepartment = "submitting_department";

    /// <summary>Words are those of title, description and texts; numbers and dates are left out.</summary>
    public static CaseInput Of(Routine routine, Case c)
    {
        var asked = routine.SubmitAsks.Select(routine.FindField).OfType<Field>()
            .Where(f => c.Fields.ContainsKey(f.Id)).ToList();
        var texts = asked.Where(f => f.Type is FieldType.Text or FieldType.LongText).Select(f => c.Fields[f.Id]);
        var choices = asked.Where(f => f.Type is FieldType.Choice or FieldType.YesNo)
            .Select(f => KeyValuePair.Create(f.Id, c.Fields[f.Id] is bool yes ? yes ? "true" : "false"
                : (string)c.Fields[f.Id]));
        return new(string.Join('\n', [c.Title, c.Description, .. texts]),
            ImmutableSortedDictionary.CreateRange<string, string>(
            [
                KeyValuePair.Create(Routine, routine.Id),
                KeyValuePair.Create(SubmittingDepartment, c.SubmittingDepartment), .. choices,
            ]));
    }
}
