namespace IPB.Workflows.Calendars;

/// <summary>When an office is open on a day, in Swedish local time.</summary>
public sealed record OpeningHours
{
    /// <exception cref="ArgumentException">It closes before or as it opens.</exception>
    public OpeningHours(TimeOnly opens, TimeOnly closes)
    {
        if (closes <= opens)
            throw new ArgumentException(
                $"expected a closing time after {opens:HH\\:mm}, got {closes:HH\\:mm}", nameof(closes));
        (Opens, Closes) = (opens, closes);
    }

    public TimeOnly Opens { get; }

    public TimeOnly Closes { get; }
}

/// <summary>The opening hours of each weekday. At least one weekday is open.</summary>
public sealed class OpeningWeek : IEquatable<OpeningWeek>
{
    private readonly OpeningHours?[] _hours = new OpeningHours?[7];

    /// <param name="hours">The open weekdays; one that is left out is closed.</param>
    /// <exception cref="ArgumentException">No weekday is open.</exception>
    public OpeningWeek(IReadOnlyDictionary<DayOfWeek, OpeningHours> hours)
    {
        if (hours.Count == 0)
            throw new ArgumentException("expected opening hours for at least one weekday, got none", nameof(hours));
        foreach (var (weekday, open) in hours) _hours[(int)weekday] = open;
        Usual = new OpeningHours(hours.Values.Min(open => open.Opens), hours.Values.Max(open => open.Closes));
    }

    /// <summary>The hours of a weekday, null when it is closed.</summary>
    public OpeningHours? this[DayOfWeek weekday] => _hours[(int)weekday];

    /// <summary>Earliest opening and latest closing of the week, for a weekday without hours.</summary>
    internal OpeningHours Usual { get; }

    /// <summary>The same hours Monday to Friday.</summary>
    /// <exception cref="ArgumentException">It closes before or as it opens.</exception>
    public static OpeningWeek MondayToFriday(TimeOnly opens, TimeOnly closes) =>
        new(Enumerable.Range((int)DayOfWeek.Monday, 5)
            .ToDictionary(weekday => (DayOfWeek)weekday, _ => new OpeningHours(opens, closes)));

    public bool Equals(OpeningWeek? other) => other is not null && _hours.AsSpan().SequenceEqual(other._hours);

    public override bool Equals(object? obj) => Equals(obj as OpeningWeek);

    public override int GetHashCode() => Usual.GetHashCode();
}
