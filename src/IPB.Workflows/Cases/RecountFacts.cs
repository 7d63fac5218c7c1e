using System.Collections.Immutable;

namespace IPB.Workflows.Cases;

/// <summary>
/// Time limits that run are counted by another calendar from here on: the city or the department changed it, or another
/// department leads the case. Timers that moved with them are cancelled and armed anew in the same step.
/// </summary>
/// <param name="DueAt">The state's own time limit now.</param>
/// <param name="Moved">The limits that end at another time, those of groups first.</param>
public sealed record Recounted(DateTimeOffset? DueAt, ImmutableArray<LimitMoved> Moved) : Fact
{
    /// <summary>Code of the department that leads now; null: the calendar itself was changed.</summary>
    public string? Lead { get; init; }
}

/// <param name="Group">Id of the group whose limit it is; null: the state's own.</param>
/// <param name="Because">The days that count differently, in words.</param>
public sealed record LimitMoved(string? Group, DateTimeOffset From, DateTimeOffset To, Text Because);

/// <summary>What a recount does to a case.</summary>
internal static class RecountJournal
{
    internal static Case Apply(Case c, Recounted fact) => Journal.Due(c with
    {
        Groups = [.. c.Groups.Select(g =>
            fact.Moved.FirstOrDefault(m => m.Group == g.Group) is { } moved ? g with { DueAt = moved.To } : g)],
    }, fact.DueAt);
}
