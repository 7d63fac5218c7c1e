using System.Collections.Immutable;

namespace IPB.Workflows.People;

/// <summary>
/// Who is away and who acts for whom, as people have said it to the platform: kept in the database, beside what
/// <c>organisation.yaml</c> says. What has ended or was revoked is not in it.
/// </summary>
/// <param name="Version">Grows with every change; 0: nothing was ever said.</param>
public sealed record Cover(
    long Version, ImmutableArray<KeptAbsence> Absences, ImmutableArray<Delegation> Delegations)
{
    public static Cover None { get; } = new(0, [], []);

    /// <summary>A delegation and those that it was passed on from, the outermost last; empty: one of them is gone.
    /// </summary>
    public ImmutableArray<Delegation> ChainOf(Delegation delegation)
    {
        var chain = ImmutableArray.Create(delegation);
        while (chain[^1].Parent is { } id)
        {
            if (Find(id) is not { } parent || chain.Length > Delegation.MostSteps + 1) return [];
            chain = chain.Add(parent);
        }

        return chain;
    }

    public Delegation? Find(Guid id) => Delegations.FirstOrDefault(d => d.Id == id);
}

/// <summary>A person's absence, from the first day to the last, both counted.</summary>
/// <param name="Person">Person id.</param>
public sealed record KeptAbsence(Guid Id, string Person, DateOnly From, DateOnly To)
{
    /// <summary>The source of what people enter themselves.</summary>
    public const string ByHand = "page";

    /// <summary>Id of whoever acts for the person meanwhile; null: the deputy of the organisation's file.</summary>
    public string? Substitute { get; init; }

    /// <summary><see cref="ByHand"/>, or the id of the calendar feed that says it.</summary>
    public string Source { get; init; } = ByHand;
    public required string MadeBy { get; init; }
    public DateTimeOffset MadeAt { get; init; }
    public string? EndedBy { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>One person lets another act for them, while still acting themselves.</summary>
/// <param name="From">Person id.</param>
/// <param name="To">Person id.</param>
/// <param name="Last">Counted.</param>
public sealed record Delegation(Guid Id, string From, string To, DateOnly First, DateOnly Last)
{
    /// <summary>How many times over a delegation can be passed on at most.</summary>
    public const int MostSteps = 3;

    public DelegationScope Scope { get; init; } = DelegationScope.All;
    public required string Reason { get; init; }

    /// <summary>How many times over it may be passed on; 0: it may not.</summary>
    public int Steps { get; init; }

    /// <summary>Id of the delegation that this one passes on.</summary>
    public Guid? Parent { get; init; }
    public required string MadeBy { get; init; }
    public DateTimeOffset MadeAt { get; init; }
    public string? RevokedBy { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }
    public string? RevokeReason { get; init; }

    public bool RunsOn(DateOnly day) => First <= day && day <= Last;
    internal bool Meets(Delegation other) => First <= other.Last && other.First <= Last;
}

/// <summary>What a delegation is about. What is empty is not limited.</summary>
public sealed record DelegationScope
{
    public static DelegationScope All { get; } = new();

    /// <summary>Ids of routines.</summary>
    public ImmutableArray<string> Routines { get; init; } = [];

    /// <summary>Ids of roles that are acted in; what waits on the person by name is only in a scope without.</summary>
    public ImmutableArray<string> Roles { get; init; } = [];

    /// <summary><c>innovation-case/bp1</c>: decisions at these gates, and nothing else.</summary>
    public ImmutableArray<string> Gates { get; init; } = [];

    /// <summary>The largest amount of a case, in kronor.</summary>
    public decimal? UpTo { get; init; }

    /// <summary>Whether it limits nothing.</summary>
    public bool IsAll => Routines.IsEmpty && Roles.IsEmpty && Gates.IsEmpty && UpTo is null;

    /// <summary>Whether it holds for a case that waits on a key.</summary>
    internal bool Covers(string key, Matter matter) =>
        (Routines.IsEmpty || Routines.Contains(matter.Routine))
        && (Gates.IsEmpty || Gates.Contains($"{matter.Routine}/{matter.State}"))
        && (Roles.IsEmpty || Roles.Contains(key.Split('@')[0]))
        && (UpTo is not { } most || matter.IsWithin(most));

    /// <summary>Whether it gives no more than another one.</summary>
    internal bool IsWithin(DelegationScope outer) =>
        Part(Routines, outer.Routines) && Part(Roles, outer.Roles) && Part(Gates, outer.Gates)
        && (outer.UpTo is not { } most || UpTo <= most);

    private static bool Part(ImmutableArray<string> inner, ImmutableArray<string> outer) =>
        outer.IsEmpty || (!inner.IsEmpty && inner.All(i => outer.Contains(i)));
}
