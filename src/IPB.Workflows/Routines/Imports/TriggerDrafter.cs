using System.Collections.Immutable;

namespace IPB.Workflows.Routines.Imports;

/// <summary>Gives a state its triggers: one per way out, and those of the events on its border.</summary>
internal sealed class TriggerDrafter(ProcessGraph graph, ImportNotes notes, Ways ways, Conditions conditions,
    Func<Way, DraftState> to)
{
    private readonly TimeDrafter times = new(notes);

    internal void Draft(DraftState state)
    {
        var element = state.Element;
        if (element.Kind == ElementKind.End) return;
        if (element.Kind is ElementKind.Gateway or ElementKind.Parallel) Choices(state);
        else if (element.Kind == ElementKind.EventGateway) FirstEvent(state);
        else if (element.Kind == ElementKind.Catch) Happens(state, element, ways.Leaving(element));
        else if (!graph.IsOurs || graph.Out(element).Count > 0) Activity(state);
        Border(state);
    }

    private void Activity(DraftState state)
    {
        var element = state.Element;
        var way = ways.Leaving(element);
        // In our own exports a person leaves a state that opens cases, too.
        var isLeft = element.Kind == ElementKind.Task || (graph.IsOurs && element.Kind == ElementKind.CallActivity);
        var isChosen = !element.IsWork && isLeft && element.Tag != "receiveTask"
            && way.To is { Kind: ElementKind.Gateway } gateway && graph.Out(gateway).Count > 1;
        if (!isChosen)
        {
            var flow = graph.Out(element).FirstOrDefault();
            var name = flow?.Name is { } said ? Words.Both(said) : ImportTexts.Done;
            Add(state, name, way, new DraftTrigger("", name, null) { Reports = true, Asks = Form(element) });
            return;
        }
        notes.Kept(way.To!, $"the triggers of state \"{state.Id}\"");
        foreach (var flow in graph.Out(way.To!))
            Chosen(state, way.To!, flow, [.. way.Passed, way.To!.Id]);
    }

    private ImmutableArray<string> Form(ProcessElement element) => [.. conditions.FieldsOf(element.Form)];

    private void Chosen(DraftState state, ProcessElement gateway, SequenceFlow flow, ImmutableArray<string> before)
    {
        var way = ways.Along(flow);
        var condition = flow.When is { } when && flow.Id != gateway.Default ? conditions.Read(when) : null;
        if (condition is { Feel: null }) Untranslated(flow, condition);
        var name = flow.Name is { } said ? Words.Both(said)
            : flow.Id == gateway.Default ? ImportTexts.Otherwise : Words.Both(way.To?.Label ?? "Slut");
        var fields = condition is null ? [] : condition.Reads.ToImmutableArray();
        Add(state, name, way with { Passed = [.. before, .. way.Passed] }, new DraftTrigger("", name, null)
        {
            When = condition?.Feel,
            Reads = fields,
            Asks = [.. Form(state.Element).Union(fields)],
            Comment = condition is { Feel: null } ? $"In the process: {BpmnXml.OneLine(flow.When!.Text)}" : null,
        });
    }

    /// <summary>A gateway: the engine chooses where the conditions tell it, else a person does.</summary>
    private void Choices(DraftState state)
    {
        var gateway = state.Element;
        var flows = graph.Out(gateway);
        var read = flows.ToDictionary(f => f.Id, f => f.When is { } w && f.Id != gateway.Default
            ? conditions.Read(w) : null);
        var open = flows.Where(f => read[f.Id] is null).ToList();
        state.IsDecision = open.Count < 2 && open.Count < flows.Count
            && read.Values.All(c => c is null or { Feel: not null });
        if (gateway.Kind == ElementKind.Parallel) notes.Lost(gateway,
            "its branches run at once and do not meet again as a whole; here somebody chooses one of them");
        else if (!state.IsDecision) notes.Changed(gateway,
            "the process does not say how it is decided; here the owner of the state chooses");
        else if (gateway.Tag != "exclusiveGateway") notes.Changed(gateway,
            "more than one of its flows may be taken at once; here the first whose condition holds");
        if (!state.IsDecision)
        {
            foreach (var flow in flows) Chosen(state, gateway, flow, []);
            return;
        }
        if (open.Count == 0) notes.Changed(gateway,
            "no flow is taken when no condition holds: the process fails there, here a case stays");
        foreach (var flow in flows.Except(open).Concat(open)) Automatic(state, flow, read[flow.Id]);
    }

    private void Automatic(DraftState state, SequenceFlow flow, Condition? condition)
    {
        var way = ways.Along(flow);
        var name = flow.Name is { } said ? Words.Both(said)
            : condition is null ? ImportTexts.Otherwise : Words.Both(way.To?.Label ?? "Slut");
        Add(state, name, way, new DraftTrigger("", name, null)
        {
            BySystem = true,
            When = condition?.Feel ?? "true",
            Reads = [.. condition?.Reads ?? (IEnumerable<string>)[]],
        });
    }

    private void FirstEvent(DraftState state)
    {
        foreach (var flow in graph.Out(state.Element))
        {
            ways.Reached.Add(flow.To.Id);
            var after = ways.Leaving(flow.To);
            notes.Kept(flow.To, $"a trigger of state \"{state.Id}\"");
            Happens(state, flow.To, after with { Passed = [flow.To.Id, .. after.Passed] });
        }
    }

    private void Border(DraftState state)
    {
        var scopes = new List<ProcessElement> { state.Element };
        for (var sub = state.Element.Parent; sub is not null; sub = sub.Parent) scopes.Add(sub);
        if (state.IsDecision) return;
        foreach (var border in scopes.SelectMany(graph.On))
        {
            if (!border.Interrupts) notes.Lost(border, border.Event == EventKind.Timer
                ? "what happens beside the task has no counterpart; a reminder or an escalation may do"
                : "what happens beside the task has no counterpart; the task goes on without it");
            else if (border.Event == EventKind.Compensation) notes.Lost(border, "nothing is undone here");
            else Interrupt(state, border);
        }
    }

    private void Interrupt(DraftState state, ProcessElement border)
    {
        ways.Reached.Add(border.Id);
        var after = ways.Leaving(border);
        if (state.Element.Id == border.AttachedTo) notes.Kept(border, $"a trigger of state \"{state.Id}\"");
        else notes.Changed(border, border.Event == EventKind.Timer
            ? "each state of the sub-process has the time limit; it begins anew with each"
            : "each state of the sub-process has the trigger");
        Happens(state, border, after with { Passed = [border.Id, .. after.Passed] }, isBorder: true);
    }

    /// <summary>Something is waited for.</summary>
    private void Happens(DraftState state, ProcessElement happening, Way way, bool isBorder = false)
    {
        var own = isBorder || happening != state.Element;
        var name = own && happening.Name is { } said ? Words.Both(said) : ImportTexts.Of(happening.Event);
        var trigger = new DraftTrigger("", name, null)
        {
            NeedsReason = happening.Event is EventKind.Error or EventKind.Cancel,
        };
        if (happening.Event == EventKind.Timer) Timed(state, happening, name, way, trigger);
        else if (happening.Event == EventKind.Conditional) Conditional(state, happening, name, way, trigger, isBorder);
        else Add(state, name, way, trigger with
        {
            Comment = happening.Detail is { } about
            ? $"In the process: {happening.Words.Split(' ')[0]} {about.Text}" : null
        });
    }

    private void Timed(DraftState state, ProcessElement happening, Text name, Way way, DraftTrigger trigger)
    {
        var flow = graph.Out(happening).FirstOrDefault();
        var condition = flow?.When is { } when ? conditions.Read(when) : null;
        if (times.Limit(happening) is { } limit)
            state.Timers.Add((limit, Add(state, name, way, trigger with
            {
                BySystem = true,
                When = condition?.Feel,
                Reads = [.. condition?.Reads ?? (IEnumerable<string>)[]],
            })));
        else
            Add(state, name, way, trigger with
            {
                Comment = $"decide: the time limit; the process says {BpmnXml.OneLine(happening.Detail?.Text)}",
            });
    }

    private void Conditional(
        DraftState state, ProcessElement happening, Text name, Way way, DraftTrigger trigger, bool isBorder)
    {
        var condition = happening.Detail is { } about ? conditions.Read(about) : new Condition(null,
            new HashSet<string>(), "it is not there");
        var said = $"In the process: when {BpmnXml.OneLine(happening.Detail?.Text)}";
        ImmutableArray<string> reads = [.. condition.Reads];
        if (condition.Feel is null || (!isBorder && condition.IsPlain))
        {
            notes.Changed(happening, condition.Feel is null
                ? $"its condition cannot be translated ({condition.Why}); here somebody says when it holds"
                : "here somebody says that it is so");
            Add(state, name, way, trigger with { Comment = said });
        }
        else if (isBorder)
            Add(state, name, way, trigger with { BySystem = true, When = condition.Feel, Reads = reads });
        else
            Add(state, name, way, trigger with { When = condition.Feel, Reads = reads, Asks = reads });
    }

    private void Untranslated(SequenceFlow flow, Condition condition) => notes.Changed(flow.Line,
        $"flow \"{flow.Name ?? flow.Id}\"", $"its condition cannot be translated ({condition.Why}); "
            + "here a person chooses it");

    private string Add(DraftState state, Text name, Way way, DraftTrigger trigger)
    {
        var id = state.TriggerIds.New(Words.Kebab(name.En, "") is { Length: > 0 } wish ? wish : "done");
        state.Triggers.Add(trigger with { Id = id, Name = name, To = to(way), Passed = way.Passed });
        return id;
    }
}
