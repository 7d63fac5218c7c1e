using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>
/// The form and checklist of a state as moves on which the case stays: one for each field that something depends on,
/// one for all others.
/// </summary>
internal static class FormMoves
{
    internal static IEnumerable<Move> Of(Place place, Routine routine, IReadOnlyDictionary<string, Variable> variables)
    {
        var (steering, others) = (place.State.Fillable.Where(variables.ContainsKey).Distinct().ToList(),
            place.State.Fillable.Where(f => !variables.ContainsKey(f)).ToImmutableArray());
        foreach (var id in steering)
            yield return Fill(place, [id]) with { Choices = [Choice(variables[id], routine.FindField(id)!)] };
        if (!others.IsEmpty) yield return Fill(place, others);
    }

    /// <summary>The fields without which a trigger cannot be fired or a gate cannot say yes, as a guard; null: none.
    /// </summary>
    internal static Guard? Needed(
        ImmutableArray<string> needs, Routine routine, IReadOnlyDictionary<string, Variable> variables)
    {
        var parts = needs.Distinct().Where(n => routine.FindField(n) is not null).Select(Guard (n) =>
            variables.TryGetValue(n, out var variable)
                ? new TableGuard([variable], [.. variable.Values.Select(v =>
                    Needs.IsThere(routine.FindField(n)!, v) ? Answers.True : Answers.False)])
                : new OpenGuard()).ToImmutableArray();
        return parts.IsEmpty ? null : parts is [var only] ? only : new JoinedGuard(isAnd: true, parts);
    }

    private static Move Fill(Place place, ImmutableArray<string> asks) =>
        new(MoveKind.Fill, FormChecks.Fill, place.Index, null) { Asks = asks };

    // What is not required can be emptied again.
    private static Ask Choice(Variable variable, Field field) => new(variable,
        [.. Enumerable.Range(0, variable.Values.Length).Where(i => !field.Required || variable.Values[i] is not null)],
        NeedsValue: false);
}
