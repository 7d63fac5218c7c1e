using System.Collections.Immutable;
using IPB.Workflows.Calendars;
using IPB.Workflows.People;

namespace IPB.Workflows.Notifications;

/// <summary>Something that the platform does by the clock, beside the cases.</summary>
/// <param name="Id">Kebab-case.</param>
/// <param name="Do">One of <see cref="RecurringReader.Works"/>.</param>
/// <param name="To">Who gets the result; null: everyone whom it concerns.</param>
public sealed record RecurringRoutine(string Id, Text Name, Schedule When, string Do, Party? To)
{
    /// <summary>What becomes of times at which nothing ran.</summary>
    public Missed Missed { get; init; }
    public FreeDays FreeDays { get; init; }

    /// <summary>Codes of the departments that it is done for; empty: all.</summary>
    public ImmutableArray<string> Departments
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>What is asked of cases; null: it is not about single cases.</summary>
    public CaseQuestion? Asks { get; init; }

    public bool IsFor(string department) => Departments.IsEmpty || Departments.Contains(department);

    /// <summary>
    /// The occurrences that are to be done now, oldest first: those after the newest one that was done, each once.
    /// </summary>
    /// <param name="after">The newest one that was done, or when the entry was first seen.</param>
    public ImmutableArray<DateTimeOffset> Due(DateTimeOffset after, DateTimeOffset now, WorkingCalendar calendar)
    {
        var due = When.Recurrence.Between(after, now)
            .Where(at => TimeOf(at, calendar) is { } time && time <= now).ToImmutableArray();
        return Missed == Missed.Newest && due.Length > 1 ? [due[^1]] : due;
    }

    /// <summary>When an occurrence is done; null: on that day not at all.</summary>
    public DateTimeOffset? TimeOf(DateTimeOffset occurrence, WorkingCalendar calendar)
    {
        var local = Stockholm.LocalOf(occurrence);
        var day = DateOnly.FromDateTime(local);
        if (FreeDays == FreeDays.AsTheyAre || calendar.IsWorkingDay(day)) return occurrence;
        if (FreeDays == FreeDays.Skip) return null;
        while (!calendar.IsWorkingDay(day)) day = day.AddDays(1);
        return Stockholm.At(day, TimeOnly.FromDateTime(local));
    }

    public bool Equals(RecurringRoutine? other) => other is not null && (Id, Name, When, Do, To, Missed, FreeDays)
        == (other.Id, other.Name, other.When, other.Do, other.To, other.Missed, other.FreeDays)
        && Departments.SequenceEqual(other.Departments) && Equals(Asks, other.Asks);

    public override int GetHashCode() => HashCode.Combine(Id, Do, To, Missed, FreeDays);
}

/// <summary>A cron line, or a rule of RFC 5545 with its time of day and the date that it is counted from.</summary>
public sealed record Schedule(string? Cron, string? Rule = null, TimeOnly At = default, DateOnly From = default)
{
    /// <exception cref="RecurrenceFault">It is none.</exception>
    public Recurrence Recurrence => Cron is not null ? Recurrence.OfCron(Cron)
        : Recurrence.OfRule(Rule!, From.ToDateTime(At));

    /// <summary>A cron line that comes at least as often, on every day on which it may be done.</summary>
    public string Calls(bool everyDay)
    {
        if (Cron is null)
            // An hour later once more: in spring the time itself may not be there.
            return FormattableString.Invariant($"{At.Minute} {At.Hour},{(At.Hour + 1) % 24} * * *");
        return everyDay
            ? string.Join(' ', Cron.Split(' ', StringSplitOptions.RemoveEmptyEntries)[..2]) + " * * *" : Cron;
    }
}

/// <summary>Whom and what a recurring routine asks about cases.</summary>
/// <param name="Routine">Id.</param>
/// <param name="In">The states and groups in which a case is asked about; empty: in all that are no end.</param>
public sealed record CaseQuestion(string Routine, ImmutableArray<string> In, Text Question)
{
    /// <summary>Whether a case is asked about as it stands: it is open, not on hold, and where it is asked.</summary>
    public bool Concerns(Cases.Case c) => !c.IsClosed && c.Hold is null && c.Routine == Routine
        && (In.IsEmpty || In.Contains(c.State) || c.Groups.Any(g => In.Contains(g.Group)));

    public bool Equals(CaseQuestion? other) =>
        other is not null && Routine == other.Routine && In.SequenceEqual(other.In) && Question == other.Question;

    public override int GetHashCode() => HashCode.Combine(Routine, Question);
}

/// <summary>What becomes of occurrences that came while nothing ran.</summary>
public enum Missed
{
    /// <summary>Each is made up for.</summary>
    Each,

    /// <summary>Only the newest is: nobody wants yesterday's as well.</summary>
    Newest,
}

/// <summary>What becomes of an occurrence on a day that is no working day of the city.</summary>
public enum FreeDays
{
    AsTheyAre,

    /// <summary>It comes on the next working day, at the same time of day.</summary>
    Next,

    /// <summary>It does not come.</summary>
    Skip,
}
