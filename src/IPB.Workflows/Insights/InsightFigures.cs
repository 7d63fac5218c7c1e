using System.Collections.Immutable;

namespace IPB.Workflows.Insights;

/// <summary>How the city's cases did in a period.</summary>
/// <param name="AsOf">When it was counted.</param>
public sealed record InsightFigures(InsightFilter Filter, DateTimeOffset AsOf)
{
    /// <summary>Working days from opening to closing, of the cases that were closed in the period.</summary>
    public required Distribution Lead { get; init; }

    /// <summary>By routine.</summary>
    public required ImmutableArray<Timed> LeadByRoutine { get; init; }

    /// <summary>By routine and phase: working days in the phase, all stays together.</summary>
    public required ImmutableArray<Timed> LeadByPhase { get; init; }

    /// <summary>By the department that led when the case was closed.</summary>
    public required ImmutableArray<Timed> LeadByDepartment { get; init; }

    /// <summary>By routine and gate: working days from opening to deciding, with what was decided.</summary>
    public required ImmutableArray<GateFigures> Gates { get; init; }

    /// <summary>By department: working days in each state that it had a case in.</summary>
    public required ImmutableArray<Timed> WaitByDepartment { get; init; }

    /// <summary>Cases that are open now, and those of them that are overdue, by lead department.</summary>
    public required ImmutableArray<OpenCount> Open { get; init; }
    public required ImmutableArray<Flow> Bounces { get; init; }
    public required ImmutableArray<FollowUpAnswer> Answers { get; init; }

    /// <summary>Follow-up questions that were asked of closed cases.</summary>
    public required int Asked { get; init; }
    public required ImmutableArray<MonthCount> Months { get; init; }

    public int Opened => Months.Sum(m => m.Opened);
    public int Closed => Months.Sum(m => m.Closed);

    /// <summary>Cases opened in the period that at least one department has said were not theirs.</summary>
    public required int BouncedCases { get; init; }
    public double? BounceRate => Share(BouncedCases, Opened);

    /// <summary>Gate decisions that had a time limit, and those of them that kept it.</summary>
    public int Limited => Gates.Sum(g => g.Limited);
    public int OnTime => Gates.Sum(g => g.OnTime);
    public double? OnTimeShare => Share(OnTime, Limited);

    internal static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;
}

/// <param name="Routine">Id; null: of all routines.</param>
/// <param name="Key">Id of the routine, phase or gate, or code of the department.</param>
public sealed record Timed(string? Routine, string Key, Distribution Days);

/// <param name="Decided">How often the gate was decided.</param>
/// <param name="Returned">How often it returned the case.</param>
/// <param name="Limited">Decisions that had a time limit.</param>
/// <param name="OnTime">Those that kept it.</param>
public sealed record GateFigures(
    string Routine, string State, Distribution Days, int Decided, int Returned, int Limited, int OnTime)
{
    public double? ReturnRate => InsightFigures.Share(Returned, Decided);
    public double? OnTimeShare => InsightFigures.Share(OnTime, Limited);
}

/// <param name="Key">Code of the department.</param>
public sealed record OpenCount(string Key, int Open, int Overdue);

/// <summary>Cases that one department sent on, and where they went.</summary>
public sealed record Flow(string From, string To, int Count);

/// <param name="Trigger">Id of the trigger that was the answer.</param>
/// <param name="Choice">Id of the choice that went with it; null: none.</param>
/// <param name="Reopened">The answer opened the case again.</param>
public sealed record FollowUpAnswer(
    string Routine, string State, string Trigger, string? Choice, bool Reopened, int Count);

/// <param name="Month">Its first day.</param>
public sealed record MonthCount(DateOnly Month, int Opened, int Closed);
