namespace IPB.Workflows.Cases;

/// <summary>The other case has the same fact, seen from its side.</summary>
/// <param name="Other">Number of the other case.</param>
public sealed record Linked(string Other, Relation Relation) : Fact
{
    /// <summary>It is the other one that was linked to this one.</summary>
    public bool Incoming { get; init; }
}

public sealed record Unlinked(string Other, Relation Relation, string Reason) : Fact
{
    public bool Incoming { get; init; }
}
