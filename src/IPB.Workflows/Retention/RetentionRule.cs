using System.Collections.Immutable;
using IPB.Workflows.Calendars;

namespace IPB.Workflows.Retention;

/// <summary>How long closed cases are kept, and by whose decision.</summary>
/// <param name="Id">Kebab-case.</param>
/// <param name="Routines">Ids; empty: it holds for every case that no other rule holds for.</param>
/// <param name="In">Ids of the end states that it holds for; empty: all.</param>
/// <param name="Keep">Counted from the closing; null: for ever.</param>
/// <param name="Decision">Where it was decided, as people look it up.</param>
public sealed record RetentionRule(
    string Id, Text Name, ImmutableArray<string> Routines, ImmutableArray<string> In, TimeLimit? Keep, string Decision)
{
    public bool IsForOthers => Routines.IsEmpty;

    /// <summary>The rule as one line that never changes its form: what it was is compared with what it is.</summary>
    public string Canonical => string.Join(" | ", Id, Name.Sv, Name.En,
        IsForOthers ? "others" : string.Join(' ', Routines), In.IsEmpty ? "*" : string.Join(' ', In),
        Keep?.ToString() ?? "for ever", Decision);

    /// <summary>
    /// The instant before which a case must have been closed to be disposed of now, whole days: the beginning of the
    /// day after the last one of which the time is over. Null: never.
    /// </summary>
    public DateTimeOffset? ClosedBefore(DateTimeOffset now, WorkingCalendar calendar)
    {
        if (Keep is not { } keep) return null;
        var day = Back(Stockholm.DateOf(now), keep).AddDays(2);
        // A time limit that would end on a free day ends on the next working day.
        while (calendar.Count(Stockholm.At(day, new(23, 59)), keep).Due > now) day = day.AddDays(-1);
        var before = Stockholm.At(day.AddDays(1), TimeOnly.MinValue);
        return before < now ? before : now;
    }

    internal bool HoldsFor(string routine, string state) =>
        Routines.Contains(routine) && (In.IsEmpty || In.Contains(state));

    private static DateOnly Back(DateOnly day, TimeLimit keep) =>
        keep.Parts().Aggregate(day, (d, part) => part.Unit switch
    {
        TimeUnit.Years => d.AddYears(-part.Amount),
        TimeUnit.Months => d.AddMonths(-part.Amount),
        TimeUnit.Weeks => d.AddDays(-7 * part.Amount),
        _ => d.AddDays(-part.Amount),
    });

    public bool Equals(RetentionRule? other) => Canonical == other?.Canonical;
    public override int GetHashCode() => Canonical.GetHashCode(StringComparison.Ordinal);
}

/// <summary>The rules of a city. A case that no rule holds for is kept.</summary>
public sealed record RetentionRules(ImmutableArray<RetentionRule> All)
{
    public static RetentionRules None { get; } = new([]);

    /// <returns>Null when there is no rule with the id.</returns>
    public RetentionRule? Find(string id) => All.FirstOrDefault(r => r.Id == id);

    /// <summary>The one rule that holds for cases of a routine that ended in a state.</summary>
    /// <returns>Null: they are kept.</returns>
    public RetentionRule? RuleFor(string routine, string state) =>
        All.FirstOrDefault(r => r.HoldsFor(routine, state)) ?? All.FirstOrDefault(r => r.IsForOthers);
}
