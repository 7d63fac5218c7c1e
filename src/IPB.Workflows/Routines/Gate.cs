using System.Collections.Immutable;
using IPB.Rules;
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

    /// <summary>Where each offered outcome leads.</summary>
    public required ImmutableDictionary<Outcome, string> Outcomes { get; init; }
}

/// <summary>Who decides, and how many of them it takes to go ahead. One decider is enough to stop.</summary>
/// <param name="When">Null: always.</param>
/// <param name="Quorum">Votes needed to approve; 0: one from each party of <paramref name="By"/>.</param>
public sealed record Mandate(Expression? When, ImmutableArray<Party> By, int Quorum)
{
    public const int OneOfEach = 0;
    public Text? WhenText { get; init; }

    /// <summary>The point of the delegation scheme that gives it; null: none is named.</summary>
    public string? Point { get; init; }
}

/// <summary>What must or should be there before the gate.</summary>
/// <param name="Must">An unmet one needs a written reason from whoever approves all the same.</param>
/// <param name="Met">Decides by the fields of the case; null: the decider ticks it.</param>
public sealed record Criterion(string Id, Text Name, bool Must, Expression? Met)
{
    /// <summary>The field whose document or link shows that it is met; null: none is named.</summary>
    public string? Evidence { get; init; }
}

/// <summary>What a gate can decide. Stored by the names in <see cref="OutcomeNames"/>.</summary>
public enum Outcome { Approve, ApproveWithConditions, Return, Postpone, Reject, Discontinue }

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
    ];

    public static ImmutableArray<string> Names { get; } = [.. All.Select(o => o.Name)];
    public static string Name(this Outcome outcome) => All[(int)outcome].Name;
    public static Text Text(this Outcome outcome) => All[(int)outcome].Text;
    public static bool IsGo(this Outcome outcome) => outcome is Outcome.Approve or Outcome.ApproveWithConditions;

    /// <returns>Null when no outcome has the name.</returns>
    public static Outcome? Parse(string name) =>
        All.Where(o => o.Name == name).Select(o => (Outcome?)o.Outcome).FirstOrDefault();
}
