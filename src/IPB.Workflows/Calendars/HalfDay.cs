using System.Collections.Immutable;

namespace IPB.Workflows.Calendars;

/// <summary>A working day that ends early: one date, or an eve every year.</summary>
public sealed record HalfDay
{
    private HalfDay(DateOnly? date, EarlyClosingEve? eve, TimeOnly closes) =>
        (Date, Eve, Closes) = (date, eve, closes);

    public DateOnly? Date { get; }

    public EarlyClosingEve? Eve { get; }

    /// <summary>Closing time. At or before the opening time of the day it means that the day is closed.</summary>
    public TimeOnly Closes { get; }

    public static HalfDay On(DateOnly date, TimeOnly closes) => new(date, null, closes);

    public static HalfDay Every(EarlyClosingEve eve, TimeOnly closes) => new(null, eve, closes);

    /// <summary>
    /// The half days that many municipalities have: Trettondagsafton, skärtorsdagen, valborgsmässoafton and the day
    /// before Alla helgons dag, closing at 12:00.
    /// </summary>
    public static ImmutableArray<HalfDay> CommonEves { get; } =
    [
        Every(EarlyClosingEve.EpiphanyEve, new TimeOnly(12, 0)),
        Every(EarlyClosingEve.MaundyThursday, new TimeOnly(12, 0)),
        Every(EarlyClosingEve.WalpurgisNight, new TimeOnly(12, 0)),
        Every(EarlyClosingEve.AllSaintsEve, new TimeOnly(12, 0)),
    ];
}

/// <summary>A date on which an office is closed for a reason of its own.</summary>
public sealed record ClosedDate(DateOnly Date, Text Reason);
