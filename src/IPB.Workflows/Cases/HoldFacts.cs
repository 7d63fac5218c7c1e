using System.Collections.Immutable;

namespace IPB.Workflows.Cases;

/// <summary>The case was put on hold: its time limit and its timers stand still.</summary>
/// <param name="By">Person id.</param>
public sealed record Held(string By, string Reason) : Fact
{
    /// <summary>What is in the way, when that was said.</summary>
    public ObstacleKind? Obstacle { get; init; }
}

/// <summary>A timer stands still while the case is on hold. A <see cref="TimerArmed"/> sets it anew.</summary>
public sealed record TimerSuspended(string Key) : Fact;

/// <summary>The case goes on with the time that it had left.</summary>
/// <param name="DueAt">Its time limit now.</param>
public sealed record Resumed(string? Reason, DateTimeOffset? DueAt) : Fact
{
    /// <summary>The time limits of the groups that the case is in, by id.</summary>
    public ImmutableSortedDictionary<string, DateTimeOffset> Groups
    {
        get => field ?? ImmutableSortedDictionary<string, DateTimeOffset>.Empty;
        init;
    }
}

/// <summary>Whoever put the case on hold was asked whether it can go on.</summary>
/// <param name="Key">Waiting key that the case waits on as well until it does.</param>
/// <param name="People">Ids of those who were told.</param>
/// <param name="Count">1 for the first time.</param>
public sealed record AskedToResume(string Key, ImmutableArray<string> People, int Count) : Fact;

/// <summary>The case was on hold for as long as its routine lets it.</summary>
/// <param name="To">The state that it goes to.</param>
public sealed record HoldRanOut(string To) : Fact;
