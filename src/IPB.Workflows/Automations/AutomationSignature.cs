using System.Collections.Immutable;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Automations;

/// <summary>
/// What an automation is called, what it takes and what it gives: all that a routine must know of it.
/// </summary>
/// <param name="Name">As routines write it; with the name of its runner before a colon, unless the host itself runs it.
/// </param>
/// <param name="Purpose">What it does, in a sentence.</param>
public sealed record AutomationSignature(string Name, Text Purpose)
{
    public ImmutableArray<AutomationValue> Inputs { get; init; } = [];
    public ImmutableArray<AutomationValue> Outputs { get; init; } = [];
}

/// <summary>One thing that an automation takes or gives.</summary>
/// <param name="Type">As a field that can hold it.</param>
/// <param name="Meaning">What it is, in a few words.</param>
public sealed record AutomationValue(string Name, FieldType Type, Text Meaning)
{
    /// <summary>An input must be given; an output always has a value when the automation is done.</summary>
    public bool Required { get; init; }
}
