using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Crowding;

/// <summary>
/// How full the limited places of a routine's board are, as counted a moment ago: two who move a case at the same time
/// may both find room. A limit tells people to finish something first; it stops nobody who says why.
/// </summary>
public sealed record Crowd(ImmutableArray<LimitedPlace> Places)
{
    /// <summary>No place has a limit.</summary>
    public static Crowd None { get; } = new([]);

    /// <param name="versions">Of one routine, the newest first: its limits hold for cases of every version.</param>
    /// <param name="counts">Cases by state, of all versions and departments.</param>
    public static Crowd Of(IReadOnlyList<Routine> versions, IReadOnlyDictionary<string, int> counts)
    {
        var states = new Dictionary<string, BoardPlace>();
        foreach (var routine in versions)
            foreach (var state in routine.InnermostStates.Where(s => s.End is null))
                states.TryAdd(state.Id, BoardPlace.Of(routine, state));
        return new(
            [.. states.GroupBy(s => s.Value.Id).Select(g => (Place: g.First().Value, States: g.Select(s => s.Key)))
            .Where(p => p.Place.WipLimit is not null)
            .Select(p => new LimitedPlace(p.Place.Id, p.Place.Name, p.Place.WipLimit!.Value,
                p.States.Sum(s => counts.GetValueOrDefault(s)), [.. p.States]))]);
    }

    /// <summary>
    /// The place that a case would come to, when that has no room and is another than where it stands.
    /// </summary>
    /// <returns>Null: there is room, or no limit.</returns>
    public LimitedPlace? FullAt(string from, string to) => Places.FirstOrDefault(
        p => p.IsFull && p.States.Contains(to) && !p.States.Contains(from));

    /// <summary>The same for a trigger; where a bounce leads, rules say, and no limit stops it.</summary>
    public LimitedPlace? FullAt(string from, Routine routine, Trigger trigger) =>
        trigger is { To: { } to, Bounce: null }
        ? FullAt(from, routine.Innermost(to).Id) : null;

    public LimitedPlace? Find(string place) => Places.FirstOrDefault(p => p.Id == place);
}

/// <param name="Id">As in <see cref="BoardPlace.Id"/>.</param>
/// <param name="Count">Cases in it, also those that somebody who reads this does not see.</param>
public sealed record LimitedPlace(string Id, Text Name, int Limit, int Count, ImmutableArray<string> States)
{
    public bool IsFull => Count >= Limit;
    public bool IsOver => Count > Limit;

    public Text Words => new($"”{Name.Sv}” är fullt (högst {Limit} samtidigt).",
        $"“{Name.En}” is full (at most {Limit} at once).");
}

/// <summary>Somebody let the case into a place that was full; the step says why.</summary>
/// <param name="Place">As in <see cref="BoardPlace.Id"/>.</param>
public sealed record LimitExceeded(string Place, Text Name, int Limit) : Fact;

/// <summary>Asks for a reason where there is no room.</summary>
internal static class Limits
{
    /// <param name="to">Id of a state, perhaps a group.</param>
    /// <exception cref="InvalidInput">The place is full and no reason was given.</exception>
    public static void Note(StepBuilder step, string? to, string? reason)
    {
        if (to is null || step.Routine.Innermost(to) is not { } inner
            || step.Crowd.FullAt(step.Case.State, inner.Id) is not { } full) return;
        if (string.IsNullOrWhiteSpace(reason))
            throw new InvalidInput("reason", new(full.Words.Sv + " Skriv varför ärendet ska dit ändå, eller vänta.",
                full.Words.En + " Write why the case should go there all the same, or wait."));
        step.Add(new LimitExceeded(full.Id, full.Name, full.Limit));
    }
}
