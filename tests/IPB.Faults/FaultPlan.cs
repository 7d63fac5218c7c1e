namespace IPB.Faults;

/// <summary>How long and how hard.</summary>
internal sealed record FaultPlan
{
    public int Kills { get; init; } = 100;
    public int Cases { get; init; } = 500;

    /// <summary>At least two: one always survives.</summary>
    public int Hosts { get; init; } = 3;

    /// <summary>Callers that send commands one after another.</summary>
    public int Callers { get; init; } = 4;
    public TimeSpan BetweenKills { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Timers fall due evenly over this time.</summary>
    public TimeSpan Length => BetweenKills * Kills;
}
