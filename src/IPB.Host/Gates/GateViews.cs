using System.Collections.Immutable;
using IPB.Host.Access;
using IPB.Workflows.Cases;
using IPB.Workflows.Gates;
using IPB.Workflows.Routines;

namespace IPB.Host.Gates;

/// <summary>An open gate, for programs.</summary>
/// <param name="Quorum">Approvals that it takes; 0: one from each of the deciders.</param>
internal sealed record GateView(
    string Id, string Question, ImmutableArray<string> Deciders, int Quorum, IReadOnlyList<VoteView> Votes,
    IReadOnlyList<CriterionView> Criteria)
{
    /// <summary><c>any</c>: one no is enough; <c>outvoted</c>: it takes as many as make a yes impossible.</summary>
    public string Stop { get; init; } = "any";
    public ImmutableArray<string> Veto { get; init; } = [];
    public bool FourEyes { get; init; }

    /// <summary>Point of the delegation scheme by which it is decided.</summary>
    public string? Point { get; init; }

    /// <summary>What deciders asked and were answered.</summary>
    public ImmutableArray<GateQuestion> Questions { get; init; } = [];

    /// <summary>Opinions that were asked for, in order; none of them is a vote.</summary>
    public IReadOnlyList<OpinionView> Opinions { get; init; } = [];

    /// <summary>Of each scored criterion: mean and spread so far.</summary>
    public ImmutableArray<ScoreSummary> Scores { get; init; } = [];

    /// <summary>The weighted mean of all of them.</summary>
    public decimal? Score { get; init; }

    public static GateView Of(Case c, Gate gate, CurrentPerson current) => new(
        c.Gate!.Id, current.Say(gate.Question), c.Gate.Deciders, c.Gate.Quorum,
        [.. c.Gate.Votes.Select(VoteView.Of)], [.. gate.Criteria.Select(k => CriterionView.Of(k, current))])
    {
        Stop = (c.Gate.Terms?.Stop ?? GateStop.Any).ToString().ToLowerInvariant(),
        Veto = c.Gate.Terms?.Veto ?? [],
        FourEyes = c.Gate.Terms?.FourEyes ?? false,
        Point = c.Gate.Point,
        Questions = c.Gate.Questions,
        Opinions = [.. c.Gate.Opinions.Select(OpinionView.From)],
        Scores = gate.ScoresOf(c.Gate.Votes),
        Score = gate.ScoreOf(c.Gate.Votes),
    };
}

internal sealed record VoteView(string Person, string? OnBehalfOf, string Outcome, string? Reason, DateTimeOffset At)
{
    public ImmutableArray<string> Met { get; init; } = [];

    /// <summary>Why criteria that are not met are let pass, by their ids.</summary>
    public ImmutableSortedDictionary<string, string> Reasons { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;
    public ImmutableSortedDictionary<string, int> Scores { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    public static VoteView Of(Vote v) => new(v.Person, v.OnBehalfOf, v.Outcome.Name(), v.Reason, v.At)
    {
        Met = v.Met,
        Reasons = v.Reasons,
        Scores = v.Scores,
    };
}

internal sealed record CriterionView(string Id, string Name, bool Must)
{
    public int Weight { get; init; } = 1;

    /// <summary>Set where it is scored, from 1 to this.</summary>
    public int? Scale { get; init; }

    /// <summary>The mean that the scores must have.</summary>
    public decimal? Least { get; init; }

    public static CriterionView Of(Criterion c, CurrentPerson current) => new(c.Id, current.Say(c.Name), c.Must)
    {
        Weight = c.Weight,
        Scale = c.Scale,
        Least = c.Least,
    };
}

/// <summary>A condition of an approval.</summary>
/// <param name="Owner">Waiting key of whoever meets it.</param>
/// <param name="State">open, late, met or dropped.</param>
internal sealed record ConditionView(int Number, string Gate, string Text, string Owner, DateTimeOffset DueAt,
    string SetBy, string State, DateTimeOffset? MetAt, string? MetBy, string? Note)
{
    public static ConditionView Of(ConditionTask t) => new(t.Number, t.Gate, t.Text, t.Owner, t.DueAt, t.SetBy,
        t switch
        {
            { MetAt: not null } => "met",
            { Dropped: true } => "dropped",
            { LateSince: not null } => "late",
            _ => "open",
        }, t.MetAt, t.MetBy, t.Note);
}
