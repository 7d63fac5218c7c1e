using System.Collections.Immutable;
using IPB.Workflows.Calendars;

namespace IPB.Workflows.Migrations;

/// <summary>How running cases go from one version of a routine to another: what stands in for what.</summary>
/// <param name="From">The version that the cases are on.</param>
/// <param name="To">The version that they go to; newer or older.</param>
public sealed record MigrationPlan(string Routine, int From, int To)
{
    /// <summary>By state of the old version. Cases in a state without a move need a mapping.</summary>
    public ImmutableSortedDictionary<string, StateMove> States { get; init; } =
        ImmutableSortedDictionary<string, StateMove>.Empty;

    /// <summary>By field of the old version. Values of a field without a move need a mapping.</summary>
    public ImmutableSortedDictionary<string, FieldMove> Fields { get; init; } =
        ImmutableSortedDictionary<string, FieldMove>.Empty;

    /// <summary>
    /// How long after the dry run that happens which should have happened before it. Null: at once.
    /// </summary>
    public TimeLimit? Late { get; init; }
}

/// <param name="To">State of the new version; null with <see cref="Stays"/>.</param>
public sealed record StateMove(string? To)
{
    /// <summary>Cases in the state stay on their version on purpose.</summary>
    public bool Stays { get; init; }

    /// <summary>The time in the state begins anew; else what was spent in the old one counts.</summary>
    public bool Anew { get; init; }

    /// <summary>An open decision is void and begins anew even where it could go on.</summary>
    public bool VoidsGate { get; init; }
}

/// <param name="To">Field of the new version; null with <see cref="Drops"/>.</param>
public sealed record FieldMove(string? To)
{
    /// <summary>Values are given up on purpose; the journal keeps them.</summary>
    public bool Drops { get; init; }

    /// <summary>New choice by old value, where it is not called the same.</summary>
    public ImmutableSortedDictionary<string, string> Choices { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;
}
