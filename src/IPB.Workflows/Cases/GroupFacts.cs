namespace IPB.Workflows.Cases;

/// <summary>The case left a group: its times are over.</summary>
public sealed record GroupLeft(string Group) : Fact;

/// <summary>The case came into a group, from where its times are counted; a fact of each inner one follows.</summary>
/// <param name="DueAt">The time limit of the group itself.</param>
public sealed record GroupEntered(string Group, DateTimeOffset? DueAt) : Fact;
