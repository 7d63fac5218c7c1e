namespace IPB.Workflows.Routines.Changes;

/// <summary>What of a routine a change concerns. A criterion belongs to its gate, a choice to its field.</summary>
public enum RoutinePart { Routine, Phase, Field, State, Trigger, Gate, Scenario }

public enum ChangeKind { Added, Removed, Changed }

/// <summary>One difference between two versions of a routine, as a person says it.</summary>
/// <param name="Id">Of the phase, field, state, trigger or scenario; a gate's is that of its state.</param>
/// <param name="Text">A sentence without a full stop.</param>
public sealed record RoutineChange(RoutinePart Part, string Id, ChangeKind Kind, Text Text)
{
    /// <summary>The state in which a trigger stands; null elsewhere.</summary>
    public string? State { get; init; }

    /// <summary>Member of the part that differs, as the record has it; null: the part itself.</summary>
    public string? Member { get; init; }

    /// <summary>What the part was called before: everything but its id may be as it was.</summary>
    public string? FormerId { get; init; }
}
