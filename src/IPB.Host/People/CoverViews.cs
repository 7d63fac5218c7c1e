using System.Collections.Immutable;
using IPB.Workflows.People;

namespace IPB.Host.People;

/// <param name="From">First day.</param>
/// <param name="To">Last day, counted.</param>
/// <param name="Substitute">Null: the person's usual deputy.</param>
/// <param name="Source"><c>page</c>, or the id of the calendar that says it.</param>
internal sealed record AbsenceView(
    Guid Id, string Person, DateOnly From, DateOnly To, string? Substitute, string Source, string MadeBy,
    DateTimeOffset MadeAt, string? EndedBy, DateTimeOffset? EndedAt)
{
    public static AbsenceView Of(KeptAbsence a) => new(
        a.Id, a.Person, a.From, a.To, a.Substitute, a.Source, a.MadeBy, a.MadeAt, a.EndedBy, a.EndedAt);
}

/// <param name="From">Who lets another act for them.</param>
/// <param name="Steps">How many times over it may be passed on.</param>
/// <param name="Parent">Id of the delegation that it passes on.</param>
internal sealed record DelegationView(
    Guid Id, string From, string To, DateOnly First, DateOnly Last, ScopeView Scope, string Reason, int Steps,
    Guid? Parent, string MadeBy, DateTimeOffset MadeAt, string? RevokedBy, DateTimeOffset? RevokedAt,
    string? RevokeReason)
{
    public static DelegationView Of(Delegation d) => new(d.Id, d.From, d.To, d.First, d.Last, ScopeView.Of(d.Scope),
        d.Reason, d.Steps, d.Parent, d.MadeBy, d.MadeAt, d.RevokedBy, d.RevokedAt, d.RevokeReason);
}

/// <summary>What is empty or null is not limited.</summary>
/// <param name="Gates">Routine and gate: <c>innovation-case/bp1</c>.</param>
/// <param name="UpTo">Largest amount of a case, in kronor.</param>
internal sealed record ScopeView(
    ImmutableArray<string> Routines, ImmutableArray<string> Roles, ImmutableArray<string> Gates, decimal? UpTo)
{
    public static ScopeView Of(DelegationScope scope) => new(scope.Routines, scope.Roles, scope.Gates, scope.UpTo);
}

/// <summary>Who is away on a day, and who acts for them.</summary>
/// <param name="ActsFor">Id of whoever gets what waits on the person; null: nobody who is there was named.</param>
internal sealed record AwayView(string Person, DateOnly From, DateOnly To, string? ActsFor);

/// <param name="Person">Null: you.</param>
internal sealed record AbsenceBody(string? Person, DateOnly? From, DateOnly? To, string? Substitute);

/// <param name="From">Null: you.</param>
internal sealed record DelegationBody(
    string? From, string? To, DateOnly? First, DateOnly? Last, ScopeBody? Scope, string? Reason, int? Steps,
    Guid? Parent);

internal sealed record ScopeBody(string[]? Routines, string[]? Roles, string[]? Gates, decimal? UpTo)
{
    public DelegationScope Read() => new()
    {
        Routines = [.. (Routines ?? []).Distinct().Order(StringComparer.Ordinal)],
        Roles = [.. (Roles ?? []).Distinct().Order(StringComparer.Ordinal)],
        Gates = [.. (Gates ?? []).Distinct().Order(StringComparer.Ordinal)],
        UpTo = UpTo,
    };
}

internal sealed record RevokeBody(string? Reason);
