using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace IPB.Workflows.Cases;

/// <summary>A condition of an approval that somebody has to meet by a day.</summary>
/// <param name="Number">1, 2, 3 … over all conditions of the case.</param>
/// <param name="Gate">Id of the gate round that set it.</param>
/// <param name="Owner">Waiting key of whoever meets it.</param>
/// <param name="SetBy">Id of the person who set it.</param>
public sealed record ConditionTask(
    int Number, string Gate, string Text, string Owner, DateTimeOffset DueAt, string SetBy)
{
    /// <summary>Waiting keys of those who decided at the gate: it is laid before them when it is late.</summary>
    public ImmutableArray<string> Deciders
    {
        get => field.IsDefault ? [] : field;
        init;
    }
    public DateTimeOffset? MetAt { get; init; }

    /// <summary>Id of the person who said that it is met, and what they wrote.</summary>
    public string? MetBy { get; init; }
    public string? Note { get; init; }

    /// <summary>When its time was over and it was laid before the deciders.</summary>
    public DateTimeOffset? LateSince { get; init; }

    /// <summary>The case ended in a way that leaves nothing to be met.</summary>
    public bool Dropped { get; init; }

    [JsonIgnore]
    public bool IsOpen => MetAt is null && !Dropped;

    /// <summary>Waiting keys of those whose it is now: of the owner, and when it is late of the deciders too.</summary>
    internal ImmutableArray<string> Keys => LateSince is null ? [Owner] : [Owner, .. Deciders];
}
