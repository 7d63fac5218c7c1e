using System.Collections.Immutable;
using IPB.Workflows.Timers;

namespace IPB.Workflows.Cases;

/// <summary>A case is on hold: since when, by whom and why, and what of its clock stands still meanwhile.</summary>
/// <param name="By">Id of the person who put it on hold.</param>
/// <param name="DueAt">When it would have been due; what is left of that is left when it goes on.</param>
/// <param name="WaitsOn">Whom it waited on, and waits on again.</param>
public sealed record Standstill(
    DateTimeOffset Since, string By, string Reason, DateTimeOffset? DueAt, ImmutableArray<string> WaitsOn)
{
    /// <summary>Reminders, escalations and other timers that stand still, as they were armed.</summary>
    public ImmutableArray<CaseTimer> Suspended
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Set while a decider waits for an answer; null: somebody put the case on hold.</summary>
    public GateQuestion? Question { get; init; }

    /// <summary>How often it was asked whether the case can go on.</summary>
    public int Asked { get; init; }
}
