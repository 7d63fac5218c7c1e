using System.Collections.Immutable;
using IPB.Workflows.Cases;

namespace IPB.Workflows;

/// <summary>What a command would do to a case now; nothing is stored.</summary>
/// <param name="After">Null when it would be refused.</param>
/// <param name="Refusal">Why it would be refused, or null.</param>
public sealed record StepPreview(Case Before, Case? After, Refusal? Refusal)
{
    /// <summary>Ids of those who would be told.</summary>
    public ImmutableArray<string> Told { get; init; } = [];
}
