using System.Collections.Immutable;

namespace IPB.Workflows.Routines.Imports;

/// <summary>Makes the states, from the start on, in an order in which a case comes to them.</summary>
internal sealed class StateDrafter
{
    private readonly ProcessGraph graph;
    private readonly ImportNotes notes;
    private readonly Ways ways;
    private readonly TriggerDrafter triggers;
    private readonly Ids ids = new();
    private readonly ILookup<string, string> names;
    private readonly Dictionary<string, DraftState> byElement = [];
    private readonly Queue<DraftState> open = [];
    private DraftState? ended;

    private StateDrafter(ProcessGraph graph, ImportNotes notes, Conditions conditions)
    {
        (this.graph, this.notes) = (graph, notes);
        ways = new Ways(graph, notes);
        triggers = new TriggerDrafter(graph, notes, ways, conditions, To);
        names = graph.Elements.Where(e => ways.IsState(e) || e is { Kind: ElementKind.End, Parent: null })
            .DistinctBy(e => e.Id).ToLookup(IdWish, e => e.Id);
    }

    internal List<DraftState> States { get; private set; } = [];

    /// <summary>Ids of the elements before the first state.</summary>
    internal ImmutableArray<string> Start { get; private set; } = [];

    internal static StateDrafter Draft(ProcessGraph graph, ImportNotes notes, Conditions conditions)
    {
        var drafter = new StateDrafter(graph, notes, conditions);
        var start = drafter.ways.Start();
        drafter.Start = start.Passed;
        drafter.To(start);
        while (drafter.open.TryDequeue(out var state)) drafter.triggers.Draft(state);
        drafter.Tell();
        drafter.States = InOrder(drafter.States[0]);
        return drafter;
    }

    /// <summary>What leads to another stands before it, as far as they do not lead to each other.</summary>
    private static List<DraftState> InOrder(DraftState first)
    {
        var (seen, order) = (new HashSet<DraftState>(), new List<DraftState>());
        Visit(first);
        order.Reverse();
        return order;

        void Visit(DraftState state)
        {
            if (!seen.Add(state)) return;
            foreach (var trigger in Enumerable.Reverse(state.Triggers)) Visit(trigger.To!);
            order.Add(state);
        }
    }

    /// <summary>The state that a way leads to, made when it is first come to.</summary>
    private DraftState To(Way way)
    {
        if (way.To is not { } element) return ended ??= Added(End(new ProcessElement
        {
            Id = "",
            Tag = "endEvent",
            Kind = ElementKind.End,
            Line = graph.Line,
        }, ids.New("ended"), ImportTexts.Ended));
        if (byElement.TryGetValue(element.Id, out var known)) return known;
        var state = Made(element, Id(element), Words.Both(element.Label));
        byElement[element.Id] = state;
        return Added(state);
    }

    private DraftState Added(DraftState state)
    {
        States.Add(state);
        open.Enqueue(state);
        return state;
    }

    private DraftState Made(ProcessElement element, string id, Text name)
    {
        if (element.Kind == ElementKind.End) return End(element, id, name);
        var isEmpty = element.Kind == ElementKind.SubProcess;
        if (isEmpty) notes.Changed(element, "nothing is done in it yet; here a state that somebody says is done");
        else if (element.DoneBy is { } doer && !graph.IsOurs)
            notes.Changed(element, $"{doer}; here somebody, or a program by the API, says that it is done");
        var state = new DraftState(id, element, name)
        {
            Phase = PhaseOf(isEmpty ? element : element.Parent),
            Owner = element.Owner ?? OuterOwner(element.Parent),
            Elements = isEmpty ? [element.Id, .. graph.Inside(element).Select(e => e.Id)] : [element.Id],
        };
        if (isEmpty) ways.Reached.UnionWith(state.Elements);
        if (element.Documentation is { } text) state.Comments.Add(text);
        if (!element.Notes.IsEmpty) state.Comments.Add($"In the process: {string.Join("; ", element.Notes)}.");
        if (element.Closes) state.End = Ending.Completed;
        return state;
    }

    private DraftState End(ProcessElement element, string id, Text name)
    {
        if (element.Event is not (EventKind.None or EventKind.Terminate)) ways.Unsaid(element);
        var isStop = element.Event is EventKind.Error or EventKind.Cancel or EventKind.Escalation;
        return new DraftState(id, element, name)
        {
            End = isStop ? Ending.Discontinued : Ending.Completed,
            Elements = element.Id.Length == 0 ? [] : [element.Id],
        };
    }

    // Two tasks of one name are told apart by the sub-process that they are in.
    private string Id(ProcessElement element)
    {
        var wish = IdWish(element);
        var longer = element.Parent is { } sub ? Words.Kebab($"{sub.Label} {element.Label}", wish) : wish;
        return names[wish].Skip(1).Any() ? ids.New(longer) : ids.New(wish, longer);
    }

    private string IdWish(ProcessElement element) =>
        graph.IsOurs && element.Id.StartsWith("state-", StringComparison.Ordinal)
            ? element.Id["state-".Length..] : Words.Kebab(element.Label, "state");

    private static string? OuterOwner(ProcessElement? sub) =>
        sub is null ? null : sub.Owner ?? OuterOwner(sub.Parent);

    private static string? PhaseOf(ProcessElement? sub)
    {
        while (sub?.Parent is not null) sub = sub.Parent;
        return sub?.Id;
    }

    private void Untold(ProcessElement border)
    {
        if (!notes.Tells(border)) notes.Lost(border, "it stands on nothing that came over");
    }

    private void Tell()
    {
        foreach (var element in graph.Elements)
            if (!ways.Reached.Contains(element.Id) && element.Kind == ElementKind.Boundary)
                Untold(element);
            else if (!ways.Reached.Contains(element.Id))
                notes.Lost(element, "no flow leads to it from the start");
            else if (byElement.TryGetValue(element.Id, out var state))
                notes.Kept(element, $"state \"{state.Id}\"");
            else
                notes.Kept(element, element.Kind == ElementKind.SubProcess
                    ? "its activities are states, in a phase" : "part of the triggers that lead through it");
    }
}
