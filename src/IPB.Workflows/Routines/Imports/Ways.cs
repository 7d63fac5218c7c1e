using System.Collections.Immutable;

namespace IPB.Workflows.Routines.Imports;

/// <summary>Where a flow leads, and what is passed before: starts, ends of sub-processes, joining gateways.</summary>
/// <param name="To">What becomes a state. Null: the process just ends there.</param>
internal sealed record Way(ProcessElement? To, ImmutableArray<string> Passed);

internal sealed class Ways(ProcessGraph graph, ImportNotes notes)
{
    /// <summary>Ids of everything that a way led through or to.</summary>
    internal HashSet<string> Reached { get; } = [];

    internal Way Start()
    {
        var start = graph.StartOf(null);
        return start is null ? new Way(null, []) : From(start, []);
    }

    internal Way Along(SequenceFlow flow) => From(flow.To, []);

    /// <summary>Where an element's only flow leads; without one, what comes after its sub-process.</summary>
    internal Way Leaving(ProcessElement element) =>
        (graph.Out(element) is [var flow, ..] ? flow.To : element.Parent is { } sub ? AfterSub(sub) : null) is { } next
            ? From(next, []) : new Way(null, []);

    private Way From(ProcessElement element, ImmutableArray<string> passed)
    {
        var seen = new HashSet<ProcessElement>();
        for (var at = element; ; passed = passed.Add(at.Id), at = Next(at)!)
        {
            Reached.Add(at.Id);
            if (IsState(at)) return new Way(at, passed);
            if (at.Kind == ElementKind.End && at.Parent is null) return new Way(at, passed);
            if (Next(at) is null || !seen.Add(at)) return new Way(null, passed.Add(at.Id));
        }
    }

    /// <summary>Whether a case stands there: somebody does something, or it is waited or chosen.</summary>
    internal bool IsState(ProcessElement element) => element.Kind switch
    {
        ElementKind.Task or ElementKind.CallActivity or ElementKind.EventGateway => true,
        ElementKind.SubProcess => IsEmpty(element),
        ElementKind.Gateway or ElementKind.Parallel => graph.Out(element).Count > 1,
        ElementKind.Catch => element.Event != EventKind.Link,
        ElementKind.Throw => element.Event is EventKind.Message or EventKind.Signal,
        _ => false,
    };

    /// <summary>A sub-process in which nothing is done yet.</summary>
    internal bool IsEmpty(ProcessElement sub) =>
        graph.Inside(sub).All(e => e.Kind is ElementKind.Start or ElementKind.End or ElementKind.Boundary);

    private ProcessElement? Next(ProcessElement at)
    {
        if (at.Kind == ElementKind.SubProcess) return graph.StartOf(at);
        if (at.Event is EventKind.Error or EventKind.Escalation && at.Kind is ElementKind.End or ElementKind.Throw
            && Catching(at) is { } caught) return caught;
        if (at.Event == EventKind.Link && at.Kind == ElementKind.Throw)
            return graph.Elements.Find(e => e is { Kind: ElementKind.Catch, Event: EventKind.Link }
                && e.Detail?.Text == at.Detail?.Text);
        if (at.Kind == ElementKind.End) return Left(at);
        return graph.Out(at) is [var only, ..] ? only.To
            : at is { Kind: not ElementKind.End, Parent: not null } ? AfterSub(at.Parent) : null;
    }

    // An end in a sub-process ends just that.
    private ProcessElement? Left(ProcessElement end)
    {
        if (end.Event is not (EventKind.None or EventKind.Terminate)) Unsaid(end);
        return end.Parent is { } sub ? AfterSub(sub) : null;
    }

    private ProcessElement? AfterSub(ProcessElement sub) =>
        graph.Out(sub) is [var only, ..] ? only.To : sub.Parent is { } outer ? AfterSub(outer) : null;

    internal void Unsaid(ProcessElement end) => notes.Changed(end, end.Event switch
    {
        EventKind.Message or EventKind.Signal => "the end is carried; nothing is sent to others by it",
        EventKind.Error or EventKind.Escalation => "nothing around it catches it; here the sub-process just ends",
        _ => "the end is carried; what it does besides is not",
    });

    private ProcessElement? Catching(ProcessElement thrown)
    {
        for (var sub = thrown.Parent; sub is not null; sub = sub.Parent)
            foreach (var border in graph.On(sub).Where(b => b.Event == thrown.Event && b.Interrupts))
                if (border.Detail is null || border.Detail.Text == thrown.Detail?.Text) return border;
        return null;
    }
}
