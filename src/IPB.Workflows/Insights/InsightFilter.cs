namespace IPB.Workflows.Insights;

/// <summary>What figures are asked of.</summary>
/// <param name="From">The first day; what ended or was answered before it is not counted.</param>
/// <param name="Until">The last day.</param>
public sealed record InsightFilter(DateOnly From, DateOnly Until)
{
    /// <summary>Id of a routine; null: all.</summary>
    public string? Routine { get; init; }

    /// <summary>Code of the department that leads, or led meanwhile; null: all.</summary>
    public string? Department { get; init; }
}
