namespace IPB.Workflows.Storage;

/// <summary>What became of the cases that a rule sent to a department.</summary>
/// <param name="Version">Of the table that the rule stood in.</param>
/// <param name="Rule">The rule's id.</param>
/// <param name="Routed">How many cases it sent there.</param>
/// <param name="Bounced">How many of them the department said were not theirs.</param>
public sealed record RuleCount(
    int Version, string Rule, string Department, int Routed, int Bounced, DateTimeOffset? LastBounced);

/// <summary>How many cases a department leads.</summary>
public sealed record DepartmentCount(string Department, int Open, int Late, int Closed);
