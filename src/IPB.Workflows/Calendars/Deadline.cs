using System.Collections.Immutable;

namespace IPB.Workflows.Calendars;

/// <summary>When a time limit ends, and the receipt of how it was counted.</summary>
public sealed record Deadline
{
    /// <summary>The start, UTC.</summary>
    public required DateTimeOffset From { get; init; }

    public required TimeLimit Limit { get; init; }

    /// <summary>The end, UTC. Never before <see cref="From"/>.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>The dates that counted, in order, following dates joined. Empty for hours and minutes.</summary>
    public ImmutableArray<Dates> Counted { get; init; } = [];

    /// <summary>The dates that did not count and why, in order, following dates with the same reason joined.</summary>
    public ImmutableArray<SkippedDates> Skipped { get; init; } = [];

    /// <summary>The move under SFS 1930:173, null when there was none.</summary>
    public MovedEnd? Moved { get; init; }

    /// <summary>While its clock stood still, in order.</summary>
    public ImmutableArray<Pause> Pauses { get; init; } = [];

    /// <summary>The end as it would have been without pauses; null when there were none.</summary>
    public DateTimeOffset? DueUnpaused { get; init; }

    /// <summary>The date on which a limit in days or longer ends before the law moves it.</summary>
    internal DateOnly Landed { get; init; }

    /// <summary>
    /// The receipt in words, one line each, label and value parted by <c>": "</c>. Names and days are those of the
    /// language (<c>sv</c> or <c>en</c>), times are Swedish local time.
    /// </summary>
    public IReadOnlyList<string> Explain(string language) => DeadlineReceipt.Lines(this, language);
}

/// <summary>One or more dates that follow each other, both ends included.</summary>
public readonly record struct Dates(DateOnly First, DateOnly Last)
{
    public int Days => Last.DayNumber - First.DayNumber + 1;
}

/// <summary>Dates that a limit did not count.</summary>
public sealed record SkippedDates(Dates Dates, Text Reason);

/// <summary>An end that would have fallen on a free day.</summary>
/// <param name="From">The free day.</param>
/// <param name="Why">What day it is: its name, or Saturday or Sunday.</param>
public sealed record MovedEnd(DateOnly From, Text Why);
