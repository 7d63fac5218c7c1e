using System.Collections.Immutable;

namespace IPB.Workflows.Cases;

/// <summary>What the case waits for was given to one person; it goes back with the next state.</summary>
/// <param name="From">Waiting keys from before it was given to anybody.</param>
/// <param name="WaitsOn">What it waits on now.</param>
public sealed record Assigned(
    string To, ImmutableArray<string> From, ImmutableArray<string> WaitsOn, string? Reason) : Fact;

/// <summary>Somebody had people reminded whom the case waits on.</summary>
/// <param name="People">Ids of those who were told.</param>
public sealed record RemindedByHand(ImmutableArray<string> People) : Fact;

/// <summary>The step was one of several that its actor sent at once.</summary>
public sealed record PartOfBulk(string Id, int Count) : Fact;

/// <summary>The step is taken by a standing delegation.</summary>
/// <param name="Delegation">Its id.</param>
/// <param name="From">Id of the person whose right it is.</param>
/// <param name="Via">Ids of those who passed it on.</param>
public sealed record ActedByDelegation(Guid Delegation, string From, ImmutableArray<string> Via) : Fact;
