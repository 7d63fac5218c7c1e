using System.Collections.Frozen;
using System.Collections.Immutable;

namespace IPB.Workflows.Calendars;

/// <summary>
/// When a Swedish office works, and every sum with working time. Instants in and out are UTC; dates and times of day
/// are Swedish. Public holidays, Saturdays and Sundays without hours, and Midsummer, Christmas and New Year's Eve are
/// never working days. Methods throw <see cref="ArgumentOutOfRangeException"/> outside the years 1953–9998.
/// </summary>
public sealed record WorkingCalendar
{
    private readonly ImmutableArray<HalfDay> _halfDays = [];
    private readonly FrozenDictionary<DateOnly, TimeOnly> _halfDates = FrozenDictionary<DateOnly, TimeOnly>.Empty;
    private readonly TimeOnly?[] _halfEves = new TimeOnly?[Enum.GetValues<EarlyClosingEve>().Length];
    private readonly ImmutableArray<ClosedDate> _closedDates = [];
    private readonly FrozenDictionary<DateOnly, Text> _closed = FrozenDictionary<DateOnly, Text>.Empty;

    /// <summary>Monday to Friday 08:00–17:00, no half days, no closures, squeeze days worked.</summary>
    public static WorkingCalendar Standard { get; } = new();

    /// <summary>Opening hours per weekday; Monday to Friday 08:00–17:00 unless set.</summary>
    public OpeningWeek Week { get; init; } = OpeningWeek.MondayToFriday(new TimeOnly(8, 0), new TimeOnly(17, 0));

    /// <summary>Days that close early, none unless set. Of two for the same day the earlier closing counts.</summary>
    public ImmutableArray<HalfDay> HalfDays
    {
        get => _halfDays;
        init
        {
            _halfDays = value;
            _halfDates = value.Where(half => half.Date is not null)
                .GroupBy(half => half.Date!.Value, half => half.Closes)
                .ToFrozenDictionary(day => day.Key, day => day.Min());
            _halfEves = [.. Enum.GetValues<EarlyClosingEve>().Select(eve => EarliestOn(value, eve))];
        }
    }

    /// <summary>Closures of the office itself, none unless set. They do not move an end under SFS 1930:173.</summary>
    public ImmutableArray<ClosedDate> ClosedDates
    {
        get => _closedDates;
        init => (_closedDates, _closed) =
            (value, value.DistinctBy(day => day.Date).ToFrozenDictionary(day => day.Date, day => day.Reason));
    }

    /// <summary>Whether a single weekday between two free days (klämdag) is closed; false unless set.</summary>
    public bool SqueezeDaysClosed { get; init; }

    public bool IsWorkingDay(DateOnly date) => HoursOn(date) is not null;

    /// <summary>
    /// When a limit that starts at <paramref name="from"/> ends, with the receipt of how it was counted.
    /// Working days: closing time of the n-th working day after the day of the start. Working hours: within opening
    /// hours. Days: closing time n dates later, on whatever day. Weeks, months, years: SFS 1930:173, closing time.
    /// Hours and minutes: elapsed time. A limit of several units ends as its smallest unit does.
    /// </summary>
    public Deadline Count(DateTimeOffset from, TimeLimit limit) => new Counting(this).Count(from, limit);

    /// <summary>
    /// The same for a clock that stood still meanwhile: working time that was left is left afterwards; limits in days
    /// and longer end as many dates later as the pauses took, as the law has it; hours and minutes so much later.
    /// What was not late when a pause began is not late when it ends. Pauses from before the start count for nothing.
    /// </summary>
    /// <param name="from">The start.</param>
    /// <param name="limit">How long.</param>
    /// <param name="pauses">In order, none inside another.</param>
    public Deadline Count(DateTimeOffset from, TimeLimit limit, ImmutableArray<Pause> pauses) =>
        new PausedCounting(this).Count(from, limit, pauses);

    /// <summary>Whether the office is open at an instant.</summary>
    public bool IsOpenAt(DateTimeOffset at) => HoursOn(Stockholm.DateOf(at)) is { } hours
        && TimeOnly.FromDateTime(Stockholm.LocalOf(at)) is var time && hours.Opens <= time && time < hours.Closes;

    /// <summary>The first opening time after an instant.</summary>
    public DateTimeOffset NextOpening(DateTimeOffset after) => new OpenTime(this).NextOpening(after.ToUniversalTime());

    /// <summary>
    /// A reminder ahead of <paramref name="due"/>. Working days: opening time of the n-th working day before its date.
    /// Days, weeks, months, years: opening time on that date or the nearest working day before it. Working hours and
    /// elapsed time: exactly so much earlier.
    /// </summary>
    public DateTimeOffset Before(DateTimeOffset due, TimeLimit limit) => new Reminders(this).Before(due, limit);

    /// <summary>As <see cref="Before"/>, but later: dates that are no working day give way to the next one.</summary>
    public DateTimeOffset After(DateTimeOffset due, TimeLimit limit) => new Reminders(this).After(due, limit);

    /// <summary>
    /// Opening time on the date of <paramref name="due"/> (that of the weekday when the office is closed), or
    /// <paramref name="due"/> itself when it comes earlier.
    /// </summary>
    public DateTimeOffset OnDueMorning(DateTimeOffset due) => new Reminders(this).OnDueMorning(due);

    /// <summary>
    /// How many working days follow the date of <paramref name="a"/> up to and with the date of <paramref name="b"/>:
    /// 0 on the same date, negative when <paramref name="b"/> is earlier.
    /// </summary>
    public int WorkingDaysBetween(DateTimeOffset a, DateTimeOffset b)
    {
        if (b < a) return -WorkingDaysBetween(b, a);
        var (date, last, days) = (Stockholm.DateOf(a), Stockholm.DateOf(b), 0);
        while (date < last)
        {
            date = date.AddDays(1);
            if (IsWorkingDay(date)) days++;
        }
        return days;
    }

    /// <summary>The opening hours between two instants, negative when <paramref name="b"/> is earlier.</summary>
    public TimeSpan WorkingTimeBetween(DateTimeOffset a, DateTimeOffset b) =>
        b < a ? -WorkingTimeBetween(b, a) : new OpenTime(this).Between(a, b);

    /// <summary>Calendars are equal when they are set the same way.</summary>
    public bool Equals(WorkingCalendar? other) =>
        other is not null && Week.Equals(other.Week) && SqueezeDaysClosed == other.SqueezeDaysClosed
        && HalfDays.AsSpan().SequenceEqual(other.HalfDays.AsSpan())
        && ClosedDates.AsSpan().SequenceEqual(other.ClosedDates.AsSpan());

    public override int GetHashCode() =>
        HashCode.Combine(Week, SqueezeDaysClosed, HalfDays.Length, ClosedDates.Length);

    /// <summary>The hours of a date, null when closed.</summary>
    internal OpeningHours? HoursOn(DateOnly date)
    {
        if (Week[date.DayOfWeek] is not { } hours || SwedishHolidays.On(date) is not null) return null;
        if (_closed.Count > 0 && _closed.ContainsKey(date)) return null;
        if (SqueezeDaysClosed && SwedishHolidays.IsSqueezeDay(date)) return null;
        if (HalfDayCloses(date) is not { } early || early >= hours.Closes) return hours;
        return early <= hours.Opens ? null : new OpeningHours(hours.Opens, early);
    }

    /// <summary>The hours that set the end of a limit on a date on which the office may be closed.</summary>
    internal OpeningHours UsualHoursOn(DateOnly date) => HoursOn(date) ?? Week[date.DayOfWeek] ?? Week.Usual;

    /// <summary>Why a date is no working day.</summary>
    internal Text ReasonClosed(DateOnly date)
    {
        if (SwedishHolidays.On(date) is { } holiday) return holiday.Name;
        if (Week[date.DayOfWeek] is null)
            return SwedishHolidays.IsWeekend(date) ? Words.Weekend : Words.ClosedWeekday(date.DayOfWeek);
        if (_closed.TryGetValue(date, out var reason)) return reason;
        return SqueezeDaysClosed && SwedishHolidays.IsSqueezeDay(date) ? Words.SqueezeDay : Words.HalfDayOff;
    }

    private TimeOnly? HalfDayCloses(DateOnly date)
    {
        if (_halfDays.IsEmpty) return null;
        var eve = SwedishHolidays.EveOn(date) is { } name ? _halfEves[(int)name] : null;
        if (!_halfDates.TryGetValue(date, out var closes)) return eve;
        return eve < closes ? eve : closes;
    }

    private static TimeOnly? EarliestOn(ImmutableArray<HalfDay> halfDays, EarlyClosingEve eve) =>
        halfDays.Where(half => half.Eve == eve).Min(half => (TimeOnly?)half.Closes);
}
