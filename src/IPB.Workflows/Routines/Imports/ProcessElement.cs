using System.Collections.Immutable;

namespace IPB.Workflows.Routines.Imports;

internal enum ElementKind
{
    Start, End, Task, CallActivity, SubProcess, Gateway, EventGateway, Parallel, Catch, Throw, Boundary,
}

internal enum EventKind
{
    None, Timer, Message, Signal, Error, Escalation, Conditional, Terminate, Cancel, Compensation, Link, Several,
}

/// <summary>A node of a process; told apart from others by identity, because a join may stand more than once.</summary>
internal sealed class ProcessElement
{
    public required string Id { get; init; }

    /// <summary>The name of its XML element: <c>serviceTask</c>.</summary>
    public required string Tag { get; init; }
    public required ElementKind Kind { get; init; }
    public string? Name { get; init; }
    public int Line { get; init; }

    /// <summary>The sub-process it is in; null: the process itself.</summary>
    public ProcessElement? Parent { get; init; }
    public string? Documentation { get; init; }
    public EventKind Event { get; init; }

    /// <summary>What the event is about: a duration, a condition, a message's name, an error's code.</summary>
    public Written? Detail { get; init; }

    /// <summary>Id of the activity on whose border it stands.</summary>
    public string? AttachedTo { get; init; }
    public bool Interrupts { get; init; } = true;

    /// <summary>Id of the flow that is taken when no other is.</summary>
    public string? Default { get; init; }

    /// <summary>Role that the process names: a lane or a group of candidates.</summary>
    public string? Owner { get; set; }

    /// <summary>What the element says beyond its kind: topic, parameters, called process.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
    public ImmutableArray<FormField> Form { get; init; } = [];

    /// <summary>The process ends here and may be opened again: only our own exports say so.</summary>
    public bool Closes { get; set; }

    public bool IsWork => Tag is "serviceTask" or "sendTask" or "scriptTask" or "businessRuleTask"
        or "intermediateThrowEvent";

    /// <summary>What the process does itself, by code or by another process; null: whoever does it says so.</summary>
    public string? DoneBy => Tag switch
    {
        "callActivity" => "another process does it",
        "sendTask" or "intermediateThrowEvent" => "the process sends it",
        "scriptTask" => "a script does it",
        "businessRuleTask" => "a decision table does it",
        _ => Notes.FirstOrDefault(n => n.StartsWith("class ", StringComparison.Ordinal)
            || n.StartsWith("expression ", StringComparison.Ordinal)
            || n.StartsWith("delegateExpression ", StringComparison.Ordinal)) is { } code
                ? $"the process does it ({code})" : null,
    };

    public string Label => Name ?? Id;

    public override string ToString() => $"{Words} \"{Label}\"";

    /// <summary>The kind in words: <c>service task</c>.</summary>
    public string Words => Event switch
    {
        EventKind.None => Spaced(Tag),
        var e => $"{e.ToString().ToLowerInvariant()} {Spaced(Tag)}",
    };

    /// <summary>The name of an XML element in words: <c>service task</c>.</summary>
    internal static string Spaced(string tag) =>
        string.Concat(tag.Select(c => char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));
}

/// <summary>A text that may be an expression.</summary>
/// <param name="Language">As the file names it, or null.</param>
internal sealed record Written(string Text, string? Language, int Line);

internal sealed record FormField(string Variable, string? Label, string? Type);

internal sealed record SequenceFlow(string Id, string? Name, ProcessElement From, ProcessElement To, Written? When,
    int Line);

/// <summary>The elements of a process and how they follow each other.</summary>
internal sealed class ProcessGraph
{
    public required string Id { get; init; }
    public string? Name { get; init; }
    public string? Documentation { get; init; }
    public int Line { get; init; }

    /// <summary>Written by <see cref="Exports.BpmnExport"/>.</summary>
    public bool IsOurs { get; init; }
    public List<ProcessElement> Elements { get; } = [];
    public List<SequenceFlow> Flows { get; } = [];

    public List<SequenceFlow> Out(ProcessElement element) => [.. Flows.Where(f => f.From == element)];
    public int CountIn(ProcessElement element) => Flows.Count(f => f.To == element);
    public IEnumerable<ProcessElement> Inside(ProcessElement? parent) => Elements.Where(e => e.Parent == parent);
    public IEnumerable<ProcessElement> On(ProcessElement activity) =>
        Elements.Where(e => e.Kind == ElementKind.Boundary && e.AttachedTo == activity.Id);

    /// <summary>Where a process or sub-process begins: its plain start, else any, else what nothing leads to.</summary>
    public ProcessElement? StartOf(ProcessElement? scope)
    {
        var starts = Inside(scope).Where(e => e.Kind == ElementKind.Start).ToList();
        return starts.Find(e => e.Event == EventKind.None) ?? starts.FirstOrDefault()
            ?? Inside(scope).FirstOrDefault(e => e.Kind != ElementKind.Boundary && CountIn(e) == 0);
    }

    public void Retarget(SequenceFlow flow, ProcessElement to) => Flows[Flows.IndexOf(flow)] = flow with { To = to };
}
