using IPB.Workflows.Cases;

namespace IPB.Workflows.Insights;

/// <summary>Something that stopped a case or sent it back, or a case that is about an obstacle itself.</summary>
/// <param name="Via">hold, return, bounce, or <see cref="OfCase"/>.</param>
/// <param name="Kind">Null: nobody said what was in the way.</param>
/// <param name="Department">Code of the department that had the case.</param>
/// <param name="Reason">What was written as the reason; of a case its title.</param>
/// <param name="IsOpen">The hold goes on; the case is not closed. A return and a bounce are over at once.</param>
public sealed record Obstacle(
    Guid Case, long Seq, int Place, string Via, ObstacleKind? Kind, DateTimeOffset At, string Department, string? To,
    string Number, string Title, string Routine, string State, string? Reason, bool IsOpen)
{
    /// <summary>The case itself is about an obstacle.</summary>
    public const string OfCase = "case";

    /// <summary>The routine whose cases are obstacles; its field <c>kind</c> says of which kind.</summary>
    public const string RoutineId = "obstacle";
}

/// <summary>Which obstacles to list; null leaves a side open.</summary>
public sealed record ObstacleFilter
{
    /// <summary>A name of <see cref="ObstacleNames"/>, or <c>none</c>: nobody said.</summary>
    public string? Kind { get; init; }
    public string? Via { get; init; }
    public string? Department { get; init; }
    public string? Routine { get; init; }
    public bool? Open { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? Until { get; init; }

    /// <summary>Where the page before ended, see <see cref="ObstaclePage.Next"/>.</summary>
    public string? After { get; init; }

    /// <summary>1–200.</summary>
    public int Limit { get; init; } = 50;
}

/// <param name="Next">For <see cref="ObstacleFilter.After"/>; null: there are no more.</param>
/// <param name="ByKind">Of all that match, not only of this page; null: nobody said.</param>
/// <param name="ByDepartment">Likewise, by code.</param>
public sealed record ObstaclePage(
    IReadOnlyList<Obstacle> Rows, string? Next, IReadOnlyList<ObstacleCount> ByKind,
    IReadOnlyList<ObstacleCount> ByDepartment);

/// <param name="Key">Name of the kind or code of the department; null: nobody said.</param>
/// <param name="Open">How many of them are still there.</param>
public sealed record ObstacleCount(string? Key, int Count, int Open);
