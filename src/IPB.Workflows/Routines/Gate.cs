using System.Collections.Immutable;
using IPB.Rules;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Gates;
using IPB.Workflows.People;

namespace IPB.Workflows.Routines;

/// <summary>A decision that stands between phases: who decides, on what, and where each outcome leads.</summary>
public sealed record Gate
{
    /// <summary>What is decided, as a question.</summary>
    public required Text Question { get; init; }

    /// <summary>In order; the first whose condition holds when the gate opens has the decision.</summary>
    public required ImmutableArray<Mandate> Mandates { get; init; }

    /// <summary>Parties that never decide here. The submitter of a case never does, listed or not.</summary>
    public ImmutableArray<Party> Not { get; init; } = [];
    public ImmutableArray<Criterion> Criteria { get; init; } = [];

    /// <summary>Fields that must have a value, or be ticked, before anybody can say yes; no reason will do.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    /// <summary>A yes takes two different people, and nobody decides who prepared the case.</summary>
    public bool FourEyes { get; init; }

    /// <summary>
    /// Who is asked for an opinion as the gate opens. None of them decides by that, and nothing waits.
    /// </summary>
    public ImmutableArray<Advice> Advise { get; init; } = [];

    /// <summary>
    /// Who carries out conditions for which the decider names nobody; null: whoever has the case then.
    /// </summary>
    public Party? ConditionOwner { get; init; }

    /// <summary>By when, where the decider gives no date.</summary>
    public TimeLimit ConditionDue { get; init; } = Conditions.UsualTime;

    /// <summary>What votes scored, of each criterion that was scored; the last vote of each person counts.</summary>
    public ImmutableArray<ScoreSummary> ScoresOf(ImmutableArray<Vote> votes) =>
        Scoring.Of(this, Gates.Tally.Standing(votes));

    /// <summary>The weighted mean of these scores; null: there are none.</summary>
    public decimal? ScoreOf(ImmutableArray<Vote> votes) => Scoring.Total(this, Gates.Tally.Standing(votes));

    /// <summary>Where each offered outcome leads.</summary>
    public required ImmutableDictionary<Outcome, string> Outcomes { get; init; }
}

/// <summary>Somebody whom the routine asks for an opinion before a decision.</summary>
/// <param name="Question">Null: the gate's own.</param>
public sealed record Advice(Party Ask, Text? Question);

/// <summary>Who decides, how many of them it takes to go ahead, and who stops.</summary>
/// <param name="When">Null: always.</param>
/// <param name="Quorum">
/// Votes needed to approve; 0: one from each party of <paramref name="By"/>; less: <see cref="All"/> or
/// <see cref="Majority"/> of those who may vote when the gate opens.
/// </param>
public sealed record Mandate(Expression? When, ImmutableArray<Party> By, int Quorum)
{
    public const int OneOfEach = 0;
    public const int All = -1;

    /// <summary>More than half.</summary>
    public const int Majority = -2;
    public Text? WhenText { get; init; }
    public GateStop Stop { get; init; }

    /// <summary>Parties of <see cref="By"/> whose no stops although others go ahead.</summary>
    public ImmutableArray<Party> Veto { get; init; } = [];

    /// <summary>The point of the delegation scheme that gives it; null: none is named.</summary>
    public string? Point { get; init; }
}

/// <summary>When a no stops. Stored by kebab-case names.</summary>
public enum GateStop
{
    /// <summary>One no is enough.</summary>
    Any,

    /// <summary>A no counts as a missing yes: the gate stops when too few are left who could say yes.</summary>
    Outvoted,
}

/// <summary>What must or should be there before the gate.</summary>
/// <param name="Must">An unmet one needs a written reason from whoever approves all the same.</param>
/// <param name="Met">Decides by the fields of the case; null: the decider ticks it.</param>
public sealed record Criterion(string Id, Text Name, bool Must, Expression? Met)
{
    /// <summary>The field whose document or link shows that it is met; null: none is named.</summary>
    public string? Evidence { get; init; }

    /// <summary>How much it counts beside the others, in what was met and in scores.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>Every decider gives a score from 1 to this; null: it is met or not.</summary>
    public int? Scale { get; init; }

    /// <summary>
    /// The mean that the scores must have: of this criterion where it has a scale, else the weighted mean of all that
    /// have one. Null: the score is for information.
    /// </summary>
    public decimal? Least { get; init; }
}

/// <summary>What a gate can decide. Stored by the names in <see cref="OutcomeNames"/>.</summary>
public enum Outcome { Approve, ApproveWithConditions, Return, Postpone, Reject, Discontinue, Hold }

public static class OutcomeNames
{
    private static readonly (Outcome Outcome, string Name, Text Text)[] All =
    [
        (Outcome.Approve, "approve", new("Godkänn", "Approve")),
        (Outcome.ApproveWithConditions, "approve-with-conditions",
            new("Godkänn med villkor", "Approve with conditions")),
        (Outcome.Return, "return", new("Begär komplettering", "Return for more information")),
        (Outcome.Postpone, "postpone", new("Bordlägg", "Postpone")),
        (Outcome.Reject, "reject", new("Avslå", "Reject")),
        (Outcome.Discontinue, "discontinue", new("Lägg ned", "Discontinue")),
        (Outcome.Hold, "hold", new("Låt vila", "Put on hold")),
    ];

    public static ImmutableArray<string> Names { get; } = [.. All.Select(o => o.Name)];
    public static string Name(this Outcome outcome) => All[(int)outcome].Name;
    public static Text Text(this Outcome outcome) => All[(int)outcome].Text;
    public static bool IsGo(this Outcome outcome) => outcome is Outcome.Approve or Outcome.ApproveWithConditions;

    /// <returns>Null when no outcome has the name.</returns>
    public static Outcome? Parse(string name) =>
        All.Where(o => o.Name == name).Select(o => (Outcome?)o.Outcome).FirstOrDefault();
}
