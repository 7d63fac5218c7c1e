namespace IPB.Host.Insight.Charts;

/// <summary>One bar, with its words.</summary>
/// <param name="Value">How long the bar is.</param>
/// <param name="Says">The figures in words; stands beside the bar.</param>
public sealed record BarRow(string Label, double Value, string Says)
{
    /// <summary>Where a mark stands on the bar's line; null: none.</summary>
    public double? Mark { get; init; }

    /// <summary>How much of the bar is filled; null: all of it.</summary>
    public double? Part { get; init; }

    /// <summary>Too few to judge by: the bar is drawn dashed.</summary>
    public bool Small { get; init; }

    internal double End => Math.Max(Value, Mark ?? 0);
}
