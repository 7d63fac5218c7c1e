using System.Collections.Immutable;

namespace IPB.Workflows.Calendars;

/// <summary>The city's calendar and those of departments that have one of their own.</summary>
/// <param name="City">Counts for every department that has none.</param>
public sealed record CalendarSet(WorkingCalendar City)
{
    /// <summary>By code.</summary>
    public ImmutableSortedDictionary<string, WorkingCalendar> Departments { get; init; } =
        ImmutableSortedDictionary<string, WorkingCalendar>.Empty;

    /// <summary>Whether mail waits until the receiver's department is open; urgent mail never does.</summary>
    public bool MailInOpeningHours { get; init; }

    /// <summary>What counts the time limits of cases that a department leads.</summary>
    public WorkingCalendar Of(string department) => Departments.GetValueOrDefault(department, City);

    /// <summary>Whether time limits are counted the same way, whoever leads.</summary>
    public bool CountsAs(CalendarSet other) => City.Equals(other.City)
        && Departments.Keys.Union(other.Departments.Keys).All(d => Of(d).Equals(other.Of(d)));

    public bool Equals(CalendarSet? other) =>
        other is not null && CountsAs(other) && MailInOpeningHours == other.MailInOpeningHours;

    public override int GetHashCode() => HashCode.Combine(City, Departments.Count, MailInOpeningHours);

    /// <summary>One calendar for all.</summary>
    public static implicit operator CalendarSet(WorkingCalendar city) => new(city);
}
