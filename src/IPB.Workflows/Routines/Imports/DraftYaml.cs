namespace IPB.Workflows.Routines.Imports;

/// <summary>Writes the draft as a person reads it.</summary>
internal sealed class DraftYaml(ProcessGraph graph, string id, string owner)
{
    private const string Endings = "solved, rejected, discontinued, completed";
    private readonly YamlLines yaml = new();

    internal string Write(IReadOnlyList<DraftState> states, IReadOnlyList<string> submit, FieldUses uses)
    {
        var name = graph.Name ?? graph.Id;
        yaml.Comment(0, $"Drafted from the BPMN process \"{graph.Id}\". To be decided by a person: the lines with "
            + "\"decide\"; the texts, which stand in one language under both sv and en; who has what, and until when "
            + "(\"due\", \"remind\", \"escalate\"), of which a process says little.");
        yaml.Line(0, $"routine: {id}");
        yaml.Line(0, "version: 1");
        yaml.Words(0, "name", Words.Both(name));
        yaml.Words(0, "purpose", Words.Both(BpmnXml.OneLine(graph.Documentation) ?? name));
        Phases(states);
        Fields(states, submit, uses);
        if (submit.Count > 0) yaml.Line(0, $"submit: {{ asks: [{string.Join(", ", submit)}] }}");
        yaml.Line(0, "states:");
        foreach (var state in states) State(state);
        return yaml.ToString();
    }

    private void Phases(IReadOnlyList<DraftState> states)
    {
        var phases = states.Select(s => s.Phase).OfType<string>().Distinct().ToList();
        if (phases.Count == 0) return;
        yaml.Line(0, "phases:");
        foreach (var phase in phases)
        {
            var label = graph.Elements.Find(e => e.Id == phase)!.Label;
            yaml.Line(1, $"- {{ id: {PhaseId(phase)}, name: {Inline(label)} }}");
        }
    }

    private string PhaseId(string element) =>
        Words.Kebab(graph.Elements.Find(e => e.Id == element)!.Label, "phase") is var wish
        && graph.Elements.Count(e => e is { Kind: ElementKind.SubProcess, Parent: null }
            && Words.Kebab(e.Label, "phase") == wish) > 1 ? Words.Kebab(element, "phase") : wish;

    private void Fields(IReadOnlyList<DraftState> states, IReadOnlyList<string> submit, FieldUses uses)
    {
        var named = states.SelectMany(s => s.Triggers).SelectMany(t => t.Asks.Concat(t.Reads)).Concat(submit)
            .ToHashSet();
        var fields = uses.All.Where(f => named.Contains(f.Id)).ToList();
        if (fields.Count == 0) return;
        yaml.Comment(0, "Types as the conditions use them. decide: what is required, and what else a case must hold.");
        yaml.Line(0, "fields:");
        foreach (var field in fields)
        {
            yaml.Line(1, $"{field.Id}:");
            yaml.Line(2, $"type: {FieldReader.Types.First(t => t.Value == field.Type).Key}");
            yaml.Words(2, "name", Words.Both(field.Label ?? Words.Said(field.Variable)));
            if (field.Choices.IsEmpty) continue;
            yaml.Comment(2, "decide: other values that the process knows");
            yaml.Line(2, "choices:");
            foreach (var choice in field.Choices)
                yaml.Line(3, $"- {{ id: {YamlLines.Scalar(choice)}, name: "
                    + (choice == "other" ? "{ sv: Annat, en: Other }" : Inline(choice)) + " }");
        }
    }

    private static string Inline(string text)
    {
        var word = YamlLines.Scalar(text);
        return $"{{ sv: {word}, en: {word} }}";
    }

    private void State(DraftState state)
    {
        foreach (var comment in state.Comments) yaml.Comment(1, comment);
        yaml.Line(1, $"{state.Id}:");
        yaml.Words(2, "name", state.Name);
        if (state.Phase is { } phase) yaml.Line(2, $"phase: {PhaseId(phase)}");
        if (state.End is { } end)
            yaml.Line(2, $"end: {end.ToString().ToLowerInvariant()}  # decide: {Endings}");
        else if (state.IsDecision) yaml.Line(2, $"owner: {state.Owner ?? owner}  # the engine chooses, at once");
        else yaml.Line(2, state.Owner is { } named ? $"owner: {named}" : $"owner: {owner}  # decide: who");
        if (state.Timers.Count > 0) yaml.Line(2, "timers:");
        foreach (var (after, fire) in state.Timers) yaml.Line(3, $"- {{ after: {after}, fire: {fire} }}");
        if (state.Triggers.Count == 0) return;
        yaml.Line(2, "on:");
        foreach (var trigger in state.Triggers) Trigger(state, trigger);
    }

    private void Trigger(DraftState state, DraftTrigger trigger)
    {
        yaml.Line(3, $"{YamlLines.Scalar(trigger.Id)}:");
        if (trigger.Comment is { } comment) yaml.Comment(4, comment);
        yaml.Words(4, "name", trigger.Name);
        if (trigger.To is { } to) yaml.Line(4, $"to: {YamlLines.Scalar(to.Id)}");
        if (trigger.BySystem) yaml.Line(4, "by: system");
        else if (state.End is not null) yaml.Line(4, $"by: {owner}  # decide: who");
        if (trigger.When is { } when)
        {
            yaml.Line(4, $"when: '{when.ReplaceLineEndings(" ").Replace("'", "''", StringComparison.Ordinal)}'");
            if (!trigger.BySystem) yaml.Words(4, "when-text", ImportTexts.Needed(when.ReplaceLineEndings(" ")));
        }
        if (trigger.Asks.Length > 0) yaml.Line(4, $"asks: [{string.Join(", ", trigger.Asks)}]");
        if (trigger.NeedsReason) yaml.Line(4, "reason: required");
    }
}
