namespace IPB.Workflows.Elsa.Activities;

/// <summary>What a workflow that waits for a case has kept with Elsa. The names of its members are stored.</summary>
/// <param name="Number">Of the case.</param>
/// <param name="Position">The newest step of the case that the workflow has seen.</param>
public sealed record CaseWait(string Number, long Position)
{
    /// <summary>Names under which Elsa keeps bookmarks of those who wait for cases.</summary>
    public static ICollection<string> Names { get; } = ["IPB.WaitForCase", "IPB.AskDepartments"];

    /// <summary>Key of the input that a workflow is resumed with: the number of the case that has gone on.</summary>
    public const string Input = "IpbCase";
}
