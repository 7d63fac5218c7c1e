using System.Collections.Immutable;
using IPB.Workflows.Gates;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Cases;

/// <summary>A gate that is open now.</summary>
/// <param name="Id">Address of the decision: <c>2026-00042.bp1.1</c> (serial of the case, state, round).</param>
/// <param name="Deciders">Waiting keys of those who have the decision, in the order of the mandate's parties.</param>
/// <param name="Quorum">Votes needed to approve; 0: one from each key.</param>
public sealed record GateRound(string Id, string State, ImmutableArray<string> Deciders, int Quorum)
{
    /// <summary>Point of the delegation scheme by which the deciders decide; null: none is named.</summary>
    public string? Point { get; init; }

    /// <summary>Every vote given, in order; a decider's last one counts.</summary>
    public ImmutableArray<Vote> Votes { get; init; } = [];

    /// <summary>What deciders asked and were answered, in order.</summary>
    public ImmutableArray<GateQuestion> Questions
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>What others were asked for their opinion on, in order; none of it is a vote.</summary>
    public ImmutableArray<GateOpinion> Opinions
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>What else is asked; null: one no stops, and nothing else.</summary>
    public GateTerms? Terms { get; init; }
}

/// <summary>One person's word at a gate. Never changed; a change of mind is a new vote.</summary>
/// <param name="Keys">The waiting keys under which the person decides.</param>
/// <param name="OnBehalfOf">The person they act for, or null.</param>
/// <param name="Met">Ids of the criteria found to be met.</param>
public sealed record Vote(
    string Person, string? OnBehalfOf, ImmutableArray<string> Keys, Outcome Outcome, string? Reason,
    ImmutableArray<string> Met, ImmutableArray<string> Conditions, DateTimeOffset At)
{
    /// <summary>Id of the delegation by which they act for them; null: as a substitute, or for themselves.</summary>
    public Guid? Delegation { get; init; }

    /// <summary>Point of the delegation scheme by which it is given; null: none is named.</summary>
    public string? Point { get; init; }

    /// <summary>Why criteria that are not met are let pass, by their ids.</summary>
    public ImmutableSortedDictionary<string, string> Reasons
    {
        get => field ?? ImmutableSortedDictionary<string, string>.Empty;
        init;
    }

    /// <summary>Scores by the ids of the criteria that have a scale.</summary>
    public ImmutableSortedDictionary<string, int> Scores
    {
        get => field ?? ImmutableSortedDictionary<string, int>.Empty;
        init;
    }

    /// <summary>The conditions with owner and day; empty where no condition has either.</summary>
    public ImmutableArray<DatedCondition> Tasks
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>What is in the way, when that was said: of a return or a hold.</summary>
    public ObstacleKind? Obstacle { get; init; }

    internal bool HasConditions => !Conditions.IsEmpty;

    internal ImmutableArray<DatedCondition> Dated =>
        Tasks.IsEmpty ? [.. Conditions.Select(c => new DatedCondition(c))] : Tasks;
}
