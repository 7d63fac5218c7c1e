using System.Collections.Immutable;
using System.Text.Json.Serialization;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Cases;

/// <summary>A referral that is out, or was.</summary>
/// <param name="Id">Address of the referral: <c>2026-00042.referral.1</c> (serial of the case, state, round).</param>
/// <param name="Needed">Statements that it takes to go on.</param>
public sealed record ReferralRound(string Id, string State, ImmutableArray<ReferralBody> Bodies, int Needed)
{
    /// <summary>In the order they came in; one for each body at most, never changed.</summary>
    public ImmutableArray<Statement> Statements { get; init; } = [];

    /// <summary>Null while it is out.</summary>
    public ReferralEnd? End { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The bodies that have not answered.</summary>
    [JsonIgnore]
    public IEnumerable<ReferralBody> Open => Bodies.Where(b => StatementOf(b.Id) is null);

    [JsonIgnore]
    public int Objections => Statements.Count(s => s.Stance == Stance.Objections);

    /// <returns>Null when the body has not answered.</returns>
    public Statement? StatementOf(string body) => Statements.FirstOrDefault(s => s.Body == body);
}

/// <summary>One that is asked for a statement.</summary>
/// <param name="Id">Role and department, <c>unit-manager@SBF</c>, <c>lawyer@*</c>.</param>
/// <param name="Key">The waiting key of those who answer for it: its own, or of whoever does in their place.</param>
public sealed record ReferralBody(string Id, string Key)
{
    /// <summary>Waiting keys of those whom it was escalated to: they may answer for the body.</summary>
    public ImmutableArray<string> Also
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Code of its department, or <c>*</c>.</summary>
    internal string Department => Id[(Id.IndexOf('@', StringComparison.Ordinal) + 1)..];
    internal IEnumerable<string> Keys => Also.Prepend(Key);
}

/// <summary>What one referral body answered.</summary>
/// <param name="Body">Id of the body.</param>
/// <param name="OnBehalfOf">The absent person that <paramref name="Person"/> acts for, or null.</param>
public sealed record Statement(
    string Body, string Person, string? OnBehalfOf, Stance Stance, string? Text, DateTimeOffset At);

/// <summary>What the facts of referrals do to a case.</summary>
internal static class ReferralJournal
{
    public static Case Open(Case c, Referred f) =>
        c with { Referral = new ReferralRound(f.Referral, f.State, f.Bodies, f.Needed) };

    public static Case Answer(Case c, Statement statement) =>
        Waiting(c, c.Referral! with { Statements = c.Referral.Statements.Add(statement) });

    public static Case Close(Case c, ReferralEnd end, DateTimeOffset at) => c with
    {
        Referral = null,
        Referrals = c.Referrals.Add(c.Referral! with { End = end, ClosedAt = at }),
        WaitsOn = [],
    };

    /// <summary>Whoever it was escalated to may answer for those who have not.</summary>
    public static Case Escalate(Case c, Escalated f)
    {
        var open = c.Referral!.Open.Select(b => b.Id).Where(b => f.Body is null || f.Body == b).ToHashSet();
        return Waiting(c, c.Referral with
        {
            Bodies = [.. c.Referral.Bodies.Select(b => open.Contains(b.Id) && !b.Keys.Contains(f.Key)
                ? b with { Also = b.Also.Add(f.Key) } : b)],
        });
    }

    private static Case Waiting(Case c, ReferralRound round) => c with
    {
        Referral = round,
        WaitsOn = [.. round.Open.SelectMany(b => b.Keys).Distinct()],
    };
}
