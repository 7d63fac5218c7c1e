namespace IPB.Workflows.Cases;

/// <summary>A problem became a case.</summary>
public sealed record Submitted(
    string Number, string Routine, int RoutineVersion, string Title, string Description,
    string Submitter, string Department) : Fact
{
    /// <summary>Who sees the case.</summary>
    public Access.Visibility Visibility { get; init; }
    public bool ConfidentialDescription { get; init; }
}
