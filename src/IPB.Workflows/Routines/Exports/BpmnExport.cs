using System.Globalization;
using System.Xml.Linq;
using IPB.Workflows.Routines.Diagrams;

namespace IPB.Workflows.Routines.Exports;

/// <summary>
/// A routine as a BPMN 2.0 process that viewers open: every state a user task, or a call activity where it
/// opens child cases and a service task where it starts an automation, its ways behind an exclusive gateway,
/// timers and automatic triggers as events on its border. Triggers that lead nowhere stand in the documentation. What
/// holds in a group or everywhere is a way of each state, because no flow may cross the border of a sub-process.
/// </summary>
public static class BpmnExport
{
    internal static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";
    private const string Feel = "https://www.omg.org/spec/DMN/20191111/FEEL/";

    /// <param name="language"><c>sv</c> or <c>en</c>.</param>
    public static string Write(Routine routine, string language)
    {
        ArgumentNullException.ThrowIfNull(routine);
        var words = new DiagramWords(language, null);
        var nodes = BpmnNodes.Of(routine, words);
        var process = new XElement(Bpmn + "process", new XAttribute("id", routine.Id),
            new XAttribute("name", words.Of(routine.Name)), new XAttribute("isExecutable", "false"),
            new XElement(Bpmn + "documentation", words.Of(routine.Purpose)));
        foreach (var node in nodes.Nodes) process.Add(Node(node, nodes));
        foreach (var flow in nodes.Flows) process.Add(Flow(flow));
        foreach (var group in nodes.Groups)
            process.Add(new XElement(Bpmn + "group", new XAttribute("id", group.Id),
                new XAttribute("categoryValueRef", $"value-{group.Id}")));
        var root = new XElement(Bpmn + "definitions",
            new XAttribute(XNamespace.Xmlns + "bpmn", Bpmn), new XAttribute(XNamespace.Xmlns + "xsi", Xsi),
            new XAttribute("id", $"definitions-{routine.Id}"), new XAttribute("targetNamespace", "urn:ipb-workflows"),
            nodes.Groups.Select(Category), process, BpmnDrawing.Of(routine, nodes));
        return new XDeclaration("1.0", "UTF-8", null) + "\n" + root + "\n";
    }

    private static XElement Category(BpmnNode group) => new(Bpmn + "category",
        new XAttribute("id", $"category-{group.Id}"), new XElement(Bpmn + "categoryValue",
            new XAttribute("id", $"value-{group.Id}"), new XAttribute("value", group.Name!)));

    private static XElement Node(BpmnNode node, BpmnNodes nodes)
    {
        var element = new XElement(Bpmn + node.Kind, new XAttribute("id", node.Id));
        if (node.Name is not null) element.Add(new XAttribute("name", node.Name));
        if (node.Calls is { } called) element.Add(new XAttribute("calledElement", called));
        if (node.On is { } task) element.Add(new XAttribute("attachedToRef", task.Id));
        if (node.Documentation is { Length: > 0 } text) element.Add(new XElement(Bpmn + "documentation", text));
        element.Add(nodes.Flows.Where(f => f.To == node).Select(f => new XElement(Bpmn + "incoming", f.Id)));
        element.Add(nodes.Flows.Where(f => f.From == node).Select(f => new XElement(Bpmn + "outgoing", f.Id)));
        if (node.Way is { After: { } after })
            element.Add(new XElement(Bpmn + "timerEventDefinition",
                Expression("timeDuration", BpmnNodes.Duration(after), null)));
        else if (node.Way is { When: { } when })
            element.Add(new XElement(Bpmn + "conditionalEventDefinition", Expression("condition", when.Text, Feel)));
        return element;
    }

    private static XElement Flow(BpmnFlow flow)
    {
        var element = new XElement(Bpmn + "sequenceFlow", new XAttribute("id", flow.Id),
            new XAttribute("sourceRef", flow.From.Id), new XAttribute("targetRef", flow.To.Id));
        if (flow.Name is not null) element.Add(new XAttribute("name", flow.Name));
        if (flow.When is { } when) element.Add(Expression("conditionExpression", when.Text, Feel));
        return element;
    }

    private static XElement Expression(string name, string text, string? language) => new(Bpmn + name,
        new XAttribute(Xsi + "type", "bpmn:tFormalExpression"),
        language is null ? null : new XAttribute("language", language), text);
}

/// <summary>Where the elements of a process stand.</summary>
internal static class BpmnDrawing
{
    private static readonly XNamespace Di = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static readonly XNamespace Dc = "http://www.omg.org/spec/DD/20100524/DC";
    private static readonly XNamespace Ddi = "http://www.omg.org/spec/DD/20100524/DI";

    internal static XElement Of(Routine routine, BpmnNodes nodes)
    {
        var plane = new XElement(Di + "BPMNPlane", new XAttribute("id", "plane"),
            new XAttribute("bpmnElement", routine.Id));
        foreach (var node in nodes.Groups.Concat(nodes.Nodes))
            plane.Add(new XElement(Di + "BPMNShape", new XAttribute("id", $"shape-{node.Id}"),
                new XAttribute("bpmnElement", node.Id), new XElement(Dc + "Bounds", Number("x", node.Left),
                    Number("y", node.Top), Number("width", node.Width), Number("height", node.Height))));
        foreach (var flow in nodes.Flows)
            plane.Add(new XElement(Di + "BPMNEdge", new XAttribute("id", $"edge-{flow.Id}"),
                new XAttribute("bpmnElement", flow.Id), Point(flow.From.X, flow.From.Top + flow.From.Height),
                Point(flow.To.X, flow.To.Top)));
        return new XElement(Di + "BPMNDiagram", new XAttribute(XNamespace.Xmlns + "bpmndi", Di),
            new XAttribute(XNamespace.Xmlns + "dc", Dc), new XAttribute(XNamespace.Xmlns + "di", Ddi),
            new XAttribute("id", "diagram"), plane);
    }

    private static XElement Point(double x, double y) =>
        new(Ddi + "waypoint", Number("x", x), Number("y", y));

    private static XAttribute Number(string name, double value) =>
        new(name, Math.Round(value).ToString(CultureInfo.InvariantCulture));
}
