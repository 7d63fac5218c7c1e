using System.Collections.Immutable;
using IPB.Workflows.Calendars;
using IPB.Workflows.People;

namespace IPB.Workflows.Routines;

/// <summary>Who may put a case on hold, where, and how it is seen to that it is not forgotten.</summary>
public sealed record HoldRule
{
    /// <summary>Who may put a case on hold and let it go on; empty: those it waits on.</summary>
    public ImmutableArray<Party> By { get; init; } = [];

    /// <summary>
    /// Ids of states, or of the groups that they stand in; empty: every state that is no gate, referral or end.
    /// </summary>
    public ImmutableArray<string> In { get; init; } = [];

    /// <summary>How often whoever stopped the case is asked whether it can go on.</summary>
    public required TimeLimit AskAgain { get; init; }

    /// <summary>After so long the case goes to <see cref="Then"/>; null: it rests until somebody resumes it.</summary>
    public TimeLimit? Longest { get; init; }

    /// <summary>Id of a state; set together with <see cref="Longest"/>.</summary>
    public string? Then { get; init; }

    /// <summary>Whether a case can be put on hold in a state.</summary>
    public bool Allows(State state) =>
        state is { Gate: null, Referral: null, End: null, IsGroup: false }
        && (In.IsEmpty || In.Contains(state.Id) || (state.Parent is { } group && In.Contains(group)));
}
