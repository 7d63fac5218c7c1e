namespace IPB.Workflows.Calendars;

/// <summary>A time during which a clock stood still.</summary>
public sealed record Pause(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Who let it stand still, as the receipt says it; null: not said.</summary>
    public string? By { get; init; }
    public string? Reason { get; init; }
}
