namespace IPB.Workflows.Insights;

/// <summary>
/// What the database counted, before it is put together. Counts of different cases add up to those of all of them.
/// </summary>
public sealed record InsightRows
{
    internal List<LeadRow> Leads { get; } = [];
    internal List<StayRow> Stays { get; } = [];
    internal List<PhaseRow> Phases { get; } = [];
    internal List<MarkRow> Marks { get; } = [];
    internal List<OpenRow> Open { get; } = [];
    internal List<MonthRow> Months { get; } = [];
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Nothing was counted.</summary>
    public bool IsEmpty => Leads.Count + Stays.Count + Phases.Count + Marks.Count + Open.Count + Months.Count == 0;

    /// <summary>Of both; as of the earlier.</summary>
    public InsightRows Plus(InsightRows other)
    {
        var sum = new InsightRows { AsOf = AsOf < other.AsOf ? AsOf : other.AsOf };
        foreach (var rows in new[] { this, other })
        {
            sum.Leads.AddRange(rows.Leads);
            sum.Stays.AddRange(rows.Stays);
            sum.Phases.AddRange(rows.Phases);
            sum.Marks.AddRange(rows.Marks);
            sum.Open.AddRange(rows.Open);
            sum.Months.AddRange(rows.Months);
        }

        return sum;
    }
}

/// <summary>Cases that were closed.</summary>
internal sealed record LeadRow(string Routine, string Department, string Ending, int Days, int Count);

/// <summary>Stays that were left.</summary>
/// <param name="Late">After the time limit; null: there was none.</param>
internal sealed record StayRow(
    string Routine, string State, string Department, string? Outcome, bool? Late, int Days, int Count);

/// <summary>Closed cases by the working days that they were in a phase.</summary>
internal sealed record PhaseRow(string Routine, string Phase, int Days, int Count);

internal sealed record MarkRow(string Kind, string Routine, string State, string Department, string? To,
    string? Trigger, string? Choice, int Count);

internal sealed record OpenRow(string Routine, string Department, int Open, int Overdue);

/// <param name="Month">Its first day.</param>
/// <param name="Bounced">Those of the opened cases that a department has said were not theirs.</param>
internal sealed record MonthRow(DateOnly Month, int Opened, int Bounced, int Closed);

/// <summary>Which state belongs to which phase, and which are gates: what figures need to know of routines.</summary>
internal sealed record StatePlace(string Routine, string State, string? Phase, bool IsGate, bool IsEnd);
