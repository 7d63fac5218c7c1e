using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Insights;

/// <summary>A case's stay in a state, from coming there to leaving: what figures are counted from.</summary>
/// <param name="Seq">The step with which it came.</param>
/// <param name="Department">The lead department, the last one of several.</param>
/// <param name="OpenedAt">When the case was opened.</param>
internal sealed record CaseStay(
    Guid Case, long Seq, string Routine, string State, string Department, DateTimeOffset OpenedAt,
    DateTimeOffset EnteredAt)
{
    /// <summary>The state's own time limit, as it stood last.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Null: the case stands there.</summary>
    public DateTimeOffset? LeftAt { get; init; }

    /// <summary>What the gate decided with which it was left.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Set when the case was closed by coming here.</summary>
    public Ending? Ending { get; init; }

    /// <summary>Where a case stands, as far as the case itself tells.</summary>
    public static CaseStay Of(Case c) =>
        new(c.Id, c.Version, c.Routine, c.State, c.LeadDepartment, c.OpenedAt, c.StateSince) { DueAt = DueOf(c) };

    /// <summary>The stay after a step that did not end it.</summary>
    public CaseStay After(Case c) => this with
    {
        State = c.State,
        Department = c.LeadDepartment,
        DueAt = DueOf(c) ?? DueAt,
    };

    // On hold the time limit stands still; the stay keeps the one that it had.
    private static DateTimeOffset? DueOf(Case c) => c.Hold is null ? c.StateDueAt : null;
}

/// <summary>What steps do to the stays of a case. Pure.</summary>
/// <param name="Changed">The stay that the case was in before the steps; null: a new case, or nothing changed.</param>
/// <param name="New">Those that it came into, in order; of a step that passes through several the last.</param>
internal sealed record StayChange(CaseStay? Changed, ImmutableArray<CaseStay> New)
{
    /// <param name="before">Null for a new case.</param>
    public static StayChange Of(Case? before, IEnumerable<(Case After, ImmutableArray<Fact> Facts)> steps)
    {
        var first = before is null ? null : CaseStay.Of(before);
        var stays = new List<CaseStay>();
        var open = first;
        foreach (var (after, facts) in steps)
        {
            if (!facts.OfType<Entered>().Any())
            {
                open = open!.After(after);
                continue;
            }

            if (open is not null) stays.Add(open with { LeftAt = after.UpdatedAt, Outcome = OutcomeOf(facts) });
            open = CaseStay.Of(after) with { Ending = facts.OfType<Closed>().FirstOrDefault()?.Ending };
        }

        stays.Add(open!);
        return first is null
            ? new(null, [.. stays])
            : new(stays[0] == first ? null : stays[0], [.. stays.Skip(1)]);
    }

    private static Outcome? OutcomeOf(ImmutableArray<Fact> facts) =>
        facts.OfType<GateClosed>().FirstOrDefault()?.Outcome;
}
