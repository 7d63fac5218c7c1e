using System.Collections.Immutable;
using IPB.Workflows.Automations;

namespace IPB.Workflows.Cases;

/// <summary>An automation is to be carried out; the message of the same step has it done.</summary>
public sealed record AutomationStarted(AutomationRun Run) : Fact
{
    /// <summary>Id of the run that was cancelled and that this one follows; null: none.</summary>
    public string? After { get; init; }
}

/// <summary>How far it is.</summary>
public sealed record AutomationProgressed(string Run, Text Note) : Fact;

/// <summary>It waits, and holds nothing meanwhile.</summary>
public sealed record AutomationWaits(string Run, DateTimeOffset Until, Text For) : Fact
{
    /// <summary>What it keeps for itself.</summary>
    public string? Kept { get; init; }
}

/// <summary>Its answer came to the callback address.</summary>
public sealed record AutomationAnswered(string Run, string Answer) : Fact;

/// <summary>It is called again.</summary>
/// <param name="Call">Number of the call.</param>
public sealed record AutomationCalled(string Run, int Call, AutomationWake Why) : Fact;

/// <summary>An attempt failed; it is tried again by itself.</summary>
/// <param name="Failures">How many have failed.</param>
public sealed record AutomationFaulted(string Run, int Failures, Text Why, DateTimeOffset Next) : Fact;

/// <summary>It failed and is not tried again by itself: somebody must look at it.</summary>
/// <param name="People">Ids of those who were told.</param>
public sealed record AutomationStuck(string Run, Text Why, ImmutableArray<string> People) : Fact;

/// <summary>It has done what it is for. Values and the trigger stand in facts of the same step.</summary>
/// <param name="Trigger">Id of the trigger that it fires.</param>
public sealed record AutomationDone(string Run, string Name, string Trigger) : Fact
{
    /// <summary>The condition of the trigger did not hold: the case stays where it is.</summary>
    public bool Stays { get; init; }
}

/// <summary>It has failed for good.</summary>
/// <param name="Trigger">Id of the trigger that this fires; null: none.</param>
public sealed record AutomationFailed(string Run, string Name, Text Why, string? Trigger) : Fact
{
    /// <summary>What whoever gave it up wrote; null: nobody did.</summary>
    public string? GivenUp { get; init; }
}

/// <summary>The case needs it no more; what it may still say changes nothing.</summary>
public sealed record AutomationCancelled(string Run, string Name, RunCancel Why) : Fact;

/// <summary>Stored as kebab-case names.</summary>
public enum RunCancel { Left, Held, Closed, Migrated }

/// <summary>A run that the case needs no more, or a call that another one follows, ended and was not heeded.</summary>
public sealed record AutomationTooLate(string Run, string Name, AutomationEnd End) : Fact;

/// <summary>A document was filed with the case. Its checksum here says which.</summary>
public sealed record DocumentFiled(FiledDocument Document, string Run) : Fact;
