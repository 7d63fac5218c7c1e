using System.Collections.Immutable;

namespace IPB.Workflows.Calendars;

/// <summary>Writes down date after date whether it counted, joining those that belong together.</summary>
internal sealed class Tally(WorkingCalendar calendar)
{
    private readonly ImmutableArray<Dates>.Builder _counted = ImmutableArray.CreateBuilder<Dates>();
    private readonly ImmutableArray<SkippedDates>.Builder _skipped = ImmutableArray.CreateBuilder<SkippedDates>();

    internal ImmutableArray<Dates> Counted => _counted.ToImmutable();

    internal ImmutableArray<SkippedDates> Skipped => _skipped.ToImmutable();

    /// <summary>Adds the next date; true when it counted.</summary>
    internal bool Add(DateOnly date)
    {
        if (!calendar.IsWorkingDay(date))
        {
            Skip(date, calendar.ReasonClosed(date));
            return false;
        }
        if (_counted.Count > 0 && _counted[^1].Last.AddDays(1) == date)
            _counted[^1] = _counted[^1] with { Last = date };
        else
            _counted.Add(new Dates(date, date));
        return true;
    }

    internal void Skip(DateOnly date, Text reason)
    {
        var last = _skipped.Count > 0 ? _skipped[^1] : null;
        if (last is not null && last.Dates.Last.AddDays(1) == date && last.Reason == reason)
            _skipped[^1] = last with { Dates = last.Dates with { Last = date } };
        else
            _skipped.Add(new SkippedDates(new Dates(date, date), reason));
    }
}
