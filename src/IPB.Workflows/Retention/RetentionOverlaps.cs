using System.Collections.Immutable;
using IPB.Workflows.Files;

namespace IPB.Workflows.Retention;

/// <summary>Finds rules that hold for the same case: nobody could say which of them counts.</summary>
internal sealed class RetentionOverlaps(Reading reading, IReadOnlyDictionary<string, ImmutableArray<string>>? ends)
{
    private readonly List<RetentionRule> before = [];

    public void Add(RetentionRule rule, Position at)
    {
        if (before.Select(b => (Rule: b, Both: Both(b, rule)))
            .FirstOrDefault(b => b.Both is not null) is { Rule: { } other } found)
            reading.Add(at, "overlapping-rules", $"the rules {Shown.Quoted(other.Id)} and {Shown.Quoted(rule.Id)} both "
                + $"hold for {found.Both}; say with \"in\" which end states each is for, or take one away");
        before.Add(rule);
    }

    /// <returns>What both hold for; null: nothing.</returns>
    private string? Both(RetentionRule a, RetentionRule b)
    {
        if (a.IsForOthers || b.IsForOthers)
            return a.IsForOthers && b.IsForOthers ? "all other cases" : null;
        foreach (var routine in a.Routines.Intersect(b.Routines))
        {
            if (a.In.IsEmpty && b.In.IsEmpty) return $"every case of {Shown.Quoted(routine)}";
            var states = a.In.IsEmpty ? b.In : b.In.IsEmpty ? a.In : [.. a.In.Intersect(b.In)];
            // A state of another routine of the rule is none of this one.
            if (ends?.TryGetValue(routine, out var own) == true) states = [.. states.Intersect(own)];
            if (!states.IsEmpty) return $"cases of {Shown.Quoted(routine)} in {Shown.Quoted(states[0])}";
        }

        return null;
    }
}
