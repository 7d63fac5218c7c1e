using System.Collections.Immutable;

namespace IPB.Workflows.Cases;

/// <summary>A case's stay in a group, whatever it does between its sub-states.</summary>
public sealed record GroupStay(string Group, DateTimeOffset Since, DateTimeOffset? DueAt)
{
    /// <summary>Waiting keys of those whom the group's escalations laid the case before.</summary>
    public ImmutableArray<string> Escalated
    {
        get => field.IsDefault ? [] : field;
        init;
    }
}
