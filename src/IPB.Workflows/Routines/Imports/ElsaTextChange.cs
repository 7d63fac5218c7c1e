using System.Collections.Immutable;
using IPB.Workflows.Files;
using IPB.Workflows.Files.Editing;

namespace IPB.Workflows.Routines.Imports;

/// <summary>Edits of a routine's text, each told; one that cannot be done leaves the text as it is.</summary>
internal sealed class ElsaTextChange(string text, ImportNotes notes)
{
    /// <summary>The text with every edit so far.</summary>
    internal string Result { get; private set; } = text;

    internal void Set(ElsaTransition transition, string path, string value, string message) =>
        Do(transition.At.Line, transition.ToString(), message, t => YamlEdit.Set(t, path, value));

    internal void Add(int line, string what, string path, string yaml, string message) =>
        Do(line, what, message, t => YamlEdit.Add(t, path, yaml));

    internal void Remove(int line, string what, string path, string message) =>
        Do(line, what, message, t => YamlEdit.Remove(t, path));

    /// <param name="after">Time limits after which it fires.</param>
    internal void AddTrigger(
        ElsaTransition transition, string state, (string Id, string Yaml) trigger, ImmutableArray<string> after)
    {
        var (id, yaml) = trigger;
        Do(transition.At.Line, transition.ToString(), $"was added in Elsa: trigger \"{id}\"; see who may fire it", t =>
            Has(t, $"{state}/on") ? YamlEdit.Add(t, $"{state}/on/{id}", yaml)
                : YamlEdit.Add(t, $"{state}/on", $"{id}:\n{Indented(yaml)}"));
        foreach (var limit in after)
        {
            var timer = $"{{ after: {limit}, fire: {id} }}";
            Do(transition.At.Line, transition.ToString(), $"fires after {limit}", t => Has(t, $"{state}/timers")
                ? YamlEdit.AddItem(t, $"{state}/timers", timer) : YamlEdit.Add(t, $"{state}/timers", $"- {timer}"));
        }
    }

    private static string Indented(string yaml) =>
        string.Join('\n', yaml.Split('\n').Select(l => l.Length == 0 ? l : "  " + l));

    private static bool Has(string text, string path)
    {
        Node? node = SafeYaml.Read(text, new Findings(""));
        foreach (var name in path.Split('/'))
            node = (node as MapNode)?.Entries.FirstOrDefault(e => e.Key.Value == name)?.Value;
        return node is not null;
    }

    private void Do(int line, string what, string message, Func<string, string> edit)
    {
        try
        {
            Result = edit(Result);
            notes.Changed(line, what, message);
        }
        catch (EditRefused refused)
        {
            notes.Lost(line, what, $"{message}: {refused.Message}");
        }
    }
}
