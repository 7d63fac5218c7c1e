using System.Xml.Linq;

namespace IPB.Workflows.Routines.Imports;

/// <summary>Reads what an event is about.</summary>
internal sealed class EventReader(XElement definitions)
{
    private const string Ending = "EventDefinition";
    private static readonly XNamespace Bpmn = BpmnXml.Model;

    internal (EventKind Kind, Written? Detail) Read(XElement node)
    {
        var about = node.Elements().Where(e => e.Name.Namespace == Bpmn
            && e.Name.LocalName.EndsWith(Ending, StringComparison.Ordinal)).ToList();
        if (about.Count == 0) return (EventKind.None, null);
        return about.Count > 1 ? (EventKind.Several, null) : about[0].Name.LocalName[..^Ending.Length] switch
        {
            "timer" => (EventKind.Timer, Part(about[0], "timeDuration", "timeDate", "timeCycle")),
            "conditional" => (EventKind.Conditional, Part(about[0], "condition")),
            "message" => (EventKind.Message, Named(about[0], "message")),
            "signal" => (EventKind.Signal, Named(about[0], "signal")),
            "error" => (EventKind.Error, Named(about[0], "error")),
            "escalation" => (EventKind.Escalation, Named(about[0], "escalation")),
            "link" => (EventKind.Link, Own(about[0])),
            "terminate" => (EventKind.Terminate, null),
            "cancel" => (EventKind.Cancel, null),
            "compensate" => (EventKind.Compensation, null),
            _ => (EventKind.Several, null),
        };
    }

    internal static Written Text(XElement expression) =>
        new(expression.Value.Trim(), expression.Given("language"), expression.Line());

    // The language tells which part it was: only a duration is a time limit.
    private static Written? Part(XElement about, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (about.Element(Bpmn + name) is { } part)
                return Text(part) with { Language = part.Given("language") ?? name };
        return null;
    }

    private Written? Named(XElement about, string kind)
    {
        var id = about.Given(kind + "Ref");
        var root = definitions.Elements(Bpmn + kind).FirstOrDefault(e => e.Given("id") == id);
        return (root?.Given("name") ?? root?.Given(kind + "Code") ?? id) is { } name
            ? new Written(name, null, about.Line()) : null;
    }

    private static Written? Own(XElement about) =>
        about.Given("name") is { } name ? new Written(name, null, about.Line()) : null;
}

/// <summary>What the engines of others add to an element, as far as a person needs to know it.</summary>
internal static class Extensions
{
    private static readonly string[] OwnerNames = ["candidateGroups", "assignee"];

    /// <summary>The role of a task, where it is named and not calculated.</summary>
    internal static string? Owner(XElement node)
    {
        var named = node.Attributes().Concat(node.Descendants().Where(e => e.Name.LocalName == "assignmentDefinition")
            .Attributes()).Where(a => OwnerNames.Contains(a.Name.LocalName)).OrderByDescending(a => a.Name.LocalName);
        return named.Select(a => a.Value.Trim()).Where(v => v.Length > 0 && v[0] is not ('$' or '#' or '='))
            .Select(v => Words.Kebab(v.Split(',')[0], "")).FirstOrDefault(v => v.Length > 0);
    }

    internal static IEnumerable<string> Notes(XElement node, XNamespace bpmn)
    {
        foreach (var name in (string[])["topic", "class", "expression", "delegateExpression", "calledElement",
            "decisionRef", "formKey", "dueDate"])
            if (node.Attributes().FirstOrDefault(a => a.Name.LocalName == name)?.Value.Trim() is { Length: > 0 } value)
                yield return $"{name} {value}";
        var own = node.Elements(bpmn + "extensionElements").Elements().ToList();
        foreach (var job in own.Where(e => e.Name.LocalName == "taskDefinition"))
            yield return $"job {job.Given("type")}";
        foreach (var parameter in own.Where(e => e.Name.LocalName == "inputOutput").Elements())
            if (BpmnXml.OneLine(parameter.Value) is { } value) yield return $"{parameter.Given("name")} = {value}";
        foreach (var listener in own.Where(e => e.Name.LocalName.EndsWith("Listener", StringComparison.Ordinal)))
            yield return $"on {listener.Given("event")}: "
                + (listener.Given("expression") ?? listener.Given("class") ?? listener.Given("delegateExpression"));
    }

    internal static IEnumerable<FormField> Form(XElement node) =>
        from field in node.Descendants()
        where field.Name.LocalName == "formField" && field.Given("id") is not null
        select new FormField(field.Given("id")!, field.Given("label"), field.Given("type"));
}
