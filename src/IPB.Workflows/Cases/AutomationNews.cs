using System.Collections.Immutable;

namespace IPB.Workflows.Cases;

/// <summary>What a case hears of its automations. Never sent by a person.</summary>
internal abstract record AutomationNews : Command;

/// <summary>What a run waits for elsewhere has happened.</summary>
internal sealed record WakeAutomation(string Run) : AutomationNews;

/// <summary>What a run has to say, whatever it is doing.</summary>
internal sealed record TellOfAutomation(string Run, Text Note) : AutomationNews
{
    /// <summary>People by their ids, and parties as routines write them.</summary>
    public ImmutableArray<string> To
    {
        get => field.IsDefault ? [] : field;
        init;
    }
}
