namespace IPB.Workflows.Calendars;

/// <summary>
/// Sums over opening hours. They are sums of instants, so a day whose clock changes within opening hours is as much
/// shorter or longer as it really was.
/// </summary>
internal readonly struct OpenTime(WorkingCalendar calendar)
{
    internal DateTimeOffset Add(DateTimeOffset from, TimeSpan time)
    {
        for (var date = Stockholm.DateOf(from); ; date = date.AddDays(1))
        {
            if (On(date) is not { } open) continue;
            var start = from > open.Start ? from : open.Start;
            var left = open.End - start;
            if (left >= time) return start + time;
            if (left > TimeSpan.Zero) time -= left;
        }
    }

    internal DateTimeOffset Subtract(DateTimeOffset to, TimeSpan time)
    {
        for (var date = Stockholm.DateOf(to); ; date = date.AddDays(-1))
        {
            if (On(date) is not { } open) continue;
            var end = to < open.End ? to : open.End;
            var left = end - open.Start;
            if (left >= time) return end - time;
            if (left > TimeSpan.Zero) time -= left;
        }
    }

    /// <summary>The first opening time after an instant.</summary>
    internal DateTimeOffset NextOpening(DateTimeOffset after)
    {
        for (var date = Stockholm.DateOf(after); ; date = date.AddDays(1))
            if (On(date) is { } open && open.Start > after) return open.Start;
    }

    internal TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        var (sum, last) = (TimeSpan.Zero, Stockholm.DateOf(to));
        for (var date = Stockholm.DateOf(from); date <= last; date = date.AddDays(1))
        {
            if (On(date) is not { } open) continue;
            var start = from > open.Start ? from : open.Start;
            var end = to < open.End ? to : open.End;
            if (end > start) sum += end - start;
        }
        return sum;
    }

    private (DateTimeOffset Start, DateTimeOffset End)? On(DateOnly date) =>
        calendar.HoursOn(date) is { } hours
            ? (Stockholm.At(date, hours.Opens), Stockholm.At(date, hours.Closes))
            : null;
}
