using IPB.Workflows.Cases;

namespace IPB.Workflows.Routines.Imports;

/// <summary>Writes the draft of a state machine as a person reads it.</summary>
internal sealed class ElsaYaml(ElsaMachine machine, string id, string owner)
{
    private const string Endings = "solved, rejected, discontinued, completed";
    private readonly YamlLines yaml = new();

    internal string Write(IReadOnlyList<ElsaDraftState> states, FieldUses uses)
    {
        var name = BpmnXml.OneLine(machine.Name) ?? machine.Id ?? id;
        yaml.Comment(0, $"Drafted from the Elsa workflow \"{name}\". To be decided by a person: the lines with "
            + "\"decide\"; the texts, which stand in one language under both sv and en; who has what, and until when "
            + "(\"due\", \"remind\", \"escalate\"), of which a state machine says nothing.");
        yaml.Line(0, $"routine: {id}");
        yaml.Line(0, "version: 1");
        yaml.Words(0, "name", Words.Both(name));
        yaml.Words(0, "purpose", Words.Both(BpmnXml.OneLine(machine.Description) ?? name));
        Fields(uses);
        yaml.Line(0, "states:");
        foreach (var state in states) State(state);
        return yaml.ToString();
    }

    private void Fields(FieldUses uses)
    {
        var fields = uses.All.ToList();
        if (fields.Count == 0) return;
        yaml.Comment(0, "decide: what is required, and what else a case must hold.");
        yaml.Line(0, "fields:");
        foreach (var field in fields)
        {
            yaml.Line(1, $"{field.Id}:");
            yaml.Line(2, $"type: {FieldReader.Types.First(t => t.Value == field.Type).Key}");
            yaml.Words(2, "name", Words.Both(field.Label ?? Words.Said(field.Variable)));
            if (field.Choices.IsEmpty) continue;
            yaml.Comment(2, "decide: other values that it can have");
            yaml.Line(2, "choices:");
            foreach (var choice in field.Choices)
                yaml.Line(3, $"- {{ id: {YamlLines.Scalar(choice)}, name: "
                    + (choice == "other" ? "{ sv: Annat, en: Other }" : Inline(choice)) + " }");
        }
    }

    internal static string Inline(string text)
    {
        var word = YamlLines.Scalar(text);
        return $"{{ sv: {word}, en: {word} }}";
    }

    private void State(ElsaDraftState state)
    {
        yaml.Line(1, $"{state.Id}:");
        yaml.Words(2, "name", state.Name);
        if (state.End is { } end) yaml.Line(2, $"end: {end.Name()}  # decide: {Endings}");
        else yaml.Line(2, state.Owner is { } named ? $"owner: {named}" : $"owner: {owner}  # decide: who");
        if (state.Form.Count > 0 && state.End is null) yaml.Line(2, $"form: [{string.Join(", ", state.Form)}]");
        var timers = state.Triggers.SelectMany(t => t.Trigger.After.Select(a => (After: a, t.Id))).ToList();
        if (timers.Count > 0) yaml.Line(2, "timers:");
        foreach (var (after, fire) in timers) yaml.Line(3, $"- {{ after: {after}, fire: {fire} }}");
        if (state.Triggers.Count == 0) return;
        yaml.Line(2, "on:");
        foreach (var (triggerId, trigger, to) in state.Triggers)
        {
            yaml.Line(3, $"{YamlLines.Scalar(triggerId)}:");
            Trigger(yaml, 4, trigger, to.Id, state.End is null ? null : owner);
        }
    }

    /// <summary>The keys of a trigger.</summary>
    /// <param name="by">Who may fire it where nobody has the case; null: whoever has it.</param>
    internal static void Trigger(YamlLines yaml, int depth, ElsaTrigger trigger, string to, string? by)
    {
        if (trigger.Comment is { } comment) yaml.Comment(depth, comment);
        yaml.Words(depth, "name", trigger.Name);
        yaml.Line(depth, $"to: {YamlLines.Scalar(to)}");
        if (trigger.BySystem) yaml.Line(depth, "by: system");
        else if (by is not null) yaml.Line(depth, $"by: {by}  # decide: who");
        if (trigger.When is { } when)
        {
            yaml.Line(depth, $"when: {Quoted(when)}");
            if (!trigger.BySystem) yaml.Words(depth, "when-text", ImportTexts.Needed(when.ReplaceLineEndings(" ")));
        }
        var asks = trigger.BySystem ? []
            : trigger.Reads.Except(ConditionNames.BuiltIn).Union(trigger.Asks).ToList();
        if (asks.Count > 0) yaml.Line(depth, $"asks: [{string.Join(", ", asks)}]");
        if (trigger.NeedsReason) yaml.Line(depth, "reason: required");
    }

    // A comment in it ends with its line, which a text in single quotes would fold.
    private static string Quoted(string when) => when.Contains('\n', StringComparison.Ordinal)
        ? Files.YamlText.Quoted(when) : $"'{when.Replace("'", "''", StringComparison.Ordinal)}'";
}
