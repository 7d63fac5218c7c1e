using System.Collections.Immutable;
using IPB.Workflows.Cases;

namespace IPB.Workflows.People;

/// <summary>What somebody says about who is away and who acts for whom.</summary>
public abstract record CoverCommand;

/// <param name="Person">Id of whoever is away.</param>
/// <param name="Substitute">Null: their deputy.</param>
public sealed record ReportAbsence(string Person, DateOnly From, DateOnly To, string? Substitute) : CoverCommand;

/// <summary>The person is back, or does not go.</summary>
public sealed record EndAbsence(Guid Absence) : CoverCommand;

/// <param name="From">Id of whoever lets another act for them.</param>
/// <param name="Reason">Required.</param>
public sealed record Delegate(string From, string To, DateOnly First, DateOnly Last, string? Reason) : CoverCommand
{
    public DelegationScope Scope { get; init; } = DelegationScope.All;

    /// <summary>How many times over it may be passed on.</summary>
    public int Steps { get; init; }

    /// <summary>Id of the delegation that is passed on; null: what is one's own is delegated.</summary>
    public Guid? Parent { get; init; }
}

public sealed record Revoke(Guid Delegation, string? Reason) : CoverCommand;

/// <summary>An absence or a delegation was not entered or ended. Nothing was changed.</summary>
public sealed class CoverRefused(RefusalKind kind, string code, params ImmutableArray<Text> reasons)
    : Refusal(kind, code, new("Frånvaron eller delegationen ändrades inte.",
        "The absence or delegation was not changed."), reasons);

/// <summary>What a command makes of it; one of the two.</summary>
/// <param name="Action">The stored name of what was done.</param>
internal sealed record CoverChange(string Action, KeptAbsence? Absence, Delegation? Delegation)
{
    public ImmutableArray<Notifications.Message> Messages { get; init; } = [];
    public Guid Subject => Absence?.Id ?? Delegation!.Id;
}

/// <summary>Everything that was ever said, also what has ended.</summary>
internal sealed record CoverHistory(ImmutableArray<KeptAbsence> Absences, ImmutableArray<Delegation> Delegations)
{
    /// <summary>What holds now or will.</summary>
    public Cover Standing(long version, DateOnly today) => new(version,
        [.. Absences.Where(a => a.EndedAt is null && a.To >= today.AddDays(-1))],
        [.. Delegations.Where(d => d.RevokedAt is null && d.Last >= today.AddDays(-1))]);
}
