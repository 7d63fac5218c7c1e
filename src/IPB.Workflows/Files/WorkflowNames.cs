namespace IPB.Workflows.Files;

/// <summary>Names of files that a city has one of.</summary>
public static class WorkflowNames
{
    public const string Organisation = "organisation.yaml";
    public const string Calendar = "calendar.yaml";
    public const string Recurring = "recurring.yaml";
    public const string Retention = "retention.yaml";
    public const string Mail = "mail.yaml";
}
