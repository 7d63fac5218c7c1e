using System.Collections.Immutable;
using IPB.Host.Access;
using IPB.Workflows;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;
using IPB.Workflows.Timers;

namespace IPB.Host.Cases;

/// <summary>How the time limit of a case was counted, with who let it rest and why.</summary>
internal static class Receipts
{
    /// <param name="limit">That of the state, or of a group around it.</param>
    /// <param name="since">When the case came into the group; null: the limit is the state's.</param>
    public static Deadline Of(WorkflowEngine engine, Case c, TimeLimit limit, DateTimeOffset? since = null) =>
        engine.World.Calendars.Of(c.LeadDepartment).Count(since ?? c.StateSince, limit,
            [.. c.Pauses.Select(p => p with { By = NameOf(engine, p.By) })]);

    /// <summary>What was left of the time limit when the case was put on hold; null: nothing, or no limit.</summary>
    public static Text? Left(WorkflowEngine engine, Standstill hold, TimeLimit? limit)
    {
        if (limit is null || hold.DueAt is not { } due || due <= hold.Since) return null;
        var worked = engine.World.Calendar.WorkingTimeBetween(hold.Since, due);
        if (limit.And is null && limit.Unit is TimeUnit.WorkingDays or TimeUnit.WorkingHours) return WorkWords(worked);
        var days = Stockholm.DateOf(due).DayNumber - Stockholm.DateOf(hold.Since).DayNumber;
        return days == 1 ? new("1 dag", "1 day") : new($"{days} dagar", $"{days} days");
    }

    private static Text WorkWords(TimeSpan worked)
    {
        var (hours, minutes) = ((int)worked.TotalHours, worked.Minutes);
        var (sv, en) = minutes == 0 ? ("", "") : ($" {minutes} min", $" {minutes} min");
        return new($"{hours} arbetstimmar{sv}", $"{hours} working hours{en}");
    }

    private static string? NameOf(WorkflowEngine engine, string? person) =>
        person is null ? null : engine.Organisation.FindPerson(person)?.Name ?? person;
}

/// <summary>A case on hold, for programs.</summary>
/// <param name="By">Id of the person who put it on hold.</param>
/// <param name="DueAt">When it would have been due.</param>
/// <param name="Suspended">The timers that stand still.</param>
internal sealed record HoldView(
    DateTimeOffset Since, string By, string Reason, DateTimeOffset? DueAt, IReadOnlyList<string> Suspended)
{
    public static HoldView? Of(Case c) => c.Hold is { } hold
        ? new(hold.Since, hold.By, hold.Reason, hold.DueAt, [.. hold.Suspended.Select(t => t.Key)]) : null;
}

/// <param name="DueAt">Null while the case is on hold.</param>
/// <param name="Pauses">Every time on hold that counts for it.</param>
/// <param name="Receipt">The count in words, in the caller's language.</param>
internal sealed record DeadlineView(
    DateTimeOffset? DueAt, ImmutableArray<PauseView> Pauses, IReadOnlyList<string> Receipt)
{
    public static DeadlineView? Of(Case c, State state, WorkflowEngine engine, CurrentPerson current)
    {
        if (state.Due is not { } limit || (c.DueAt ?? c.Hold?.DueAt) is null) return null;
        var deadline = Receipts.Of(engine, c, limit);
        return new(c.DueAt, [.. c.Pauses.Where(p => p.From >= c.StateSince).Select(p =>
            new PauseView(p.From, p.To, p.By, p.Reason))], deadline.Explain(current.Language));
    }
}

/// <summary>One thing that happens if nobody acts.</summary>
/// <param name="Kind">
/// <c>reminder</c>, <c>due</c>, <c>escalation</c>, <c>question</c>, <c>trigger</c> or <c>moves</c>.
/// </param>
/// <param name="To">Ids of those who are told.</param>
/// <param name="Text">In words, in the caller's language.</param>
/// <param name="Receipt">How its time was counted, in words; empty for reminders, which follow the time limit.</param>
internal sealed record RungView(
    DateTimeOffset At, string Kind, ImmutableArray<string> To, string Text, IReadOnlyList<string> Receipt)
{
    public static IReadOnlyList<RungView> Of(
        Case c, WorkflowEngine engine, CurrentPerson current, DateTimeOffset now) =>
    [
        .. Ladder.Of(engine.World, engine.Routines.Find(c.Routine, c.RoutineVersion)!, c)
            .Where(r => !r.IsOver(now)).Select(r => new RungView(
            r.At, r.Kind.ToString().ToLowerInvariant(), [.. r.To.Select(p => p.Id)], current.Say(LadderWords.Of(r)),
            r.Receipt?.Explain(current.Language) ?? [])),
    ];
}

/// <param name="By">Id of a person.</param>
internal sealed record PauseView(DateTimeOffset From, DateTimeOffset To, string? By, string? Reason);
