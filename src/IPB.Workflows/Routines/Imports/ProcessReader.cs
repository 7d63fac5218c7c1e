using System.Xml.Linq;

namespace IPB.Workflows.Routines.Imports;

/// <summary>Reads one process of a file, and notes what of it has no counterpart.</summary>
internal sealed class ProcessReader
{
    private const int MostElements = 2_000;
    private const string OurNamespace = "urn:ipb-workflows";
    private static readonly XNamespace Bpmn = BpmnXml.Model;

    private readonly ImportNotes notes;
    private readonly EventReader events;
    private readonly ProcessGraph graph;
    private readonly Dictionary<string, ProcessElement> byId = [];
    private readonly List<XElement> flows = [];

    private ProcessReader(XElement definitions, XElement process, ImportNotes notes)
    {
        this.notes = notes;
        events = new EventReader(definitions);
        graph = new ProcessGraph
        {
            Id = process.Given("id") ?? "process",
            Name = process.Given("name"),
            Documentation = Documentation(process),
            Line = process.Line(),
            IsOurs = definitions.Given("targetNamespace") == OurNamespace,
        };
    }

    /// <exception cref="BpmnFileException">There is no process, or none of that id.</exception>
    internal static ProcessGraph Read(XElement definitions, string? id, ImportNotes notes)
    {
        var processes = definitions.Elements(Bpmn + "process").ToList();
        var ids = string.Join(", ", processes.Select(p => p.Given("id")));
        if (processes.Count == 0)
            throw new BpmnFileException(notes.File, definitions.Line(), "expected a process, found none");
        // Pools of others are often drawn without anything in them.
        var process = id is null
            ? processes.Find(p => p.Given("isExecutable") == "true") ?? processes.MaxBy(p => p.Descendants().Count())!
            : processes.Find(p => p.Given("id") == id) ?? throw new BpmnFileException(
                notes.File, definitions.Line(), $"there is no process \"{id}\"; there are {ids}");
        foreach (var other in processes.Where(p => p != process))
            notes.Lost(other.Line(), $"process \"{other.Given("name") ?? other.Given("id")}\"",
                $"a file of its own: import it with --process {other.Given("id")}");
        foreach (var message in definitions.Elements(Bpmn + "collaboration").Elements(Bpmn + "messageFlow"))
            notes.Lost(message.Line(), $"message flow \"{message.Given("name") ?? message.Given("id")}\"",
                "cases send no messages to each other");
        var reader = new ProcessReader(definitions, process, notes);
        reader.Nodes(process, null);
        reader.Flows();
        reader.Lanes(process);
        if (reader.graph.IsOurs) OurEnds.Mark(reader.graph);
        return reader.graph;
    }

    private void Nodes(XElement scope, ProcessElement? parent)
    {
        foreach (var node in scope.Elements().Where(e => e.Name.Namespace == Bpmn))
        {
            var tag = node.Name.LocalName;
            if (tag == "sequenceFlow") flows.Add(node);
            else if (KindOf(tag) is not { } kind) Strange(node, tag);
            else if (node.Given("triggeredByEvent") == "true")
                notes.Lost(node.Line(), $"event sub-process \"{node.Given("name") ?? node.Given("id")}\"",
                    "what may happen at any time has no counterpart here; add its start as a trigger where it may");
            else
            {
                if (graph.Elements.Count == MostElements) throw new BpmnFileException(notes.File, node.Line(),
                    $"expected at most {MostElements} elements, got more; import its processes one by one");
                var element = Element(node, tag, kind, parent);
                graph.Elements.Add(element);
                byId.TryAdd(element.Id, element);
                if (kind == ElementKind.SubProcess) Nodes(node, element);
            }
        }
    }

    private ProcessElement Element(XElement node, string tag, ElementKind kind, ProcessElement? parent)
    {
        var (happening, detail) = events.Read(node);
        var element = new ProcessElement
        {
            Id = node.Given("id") ?? $"line-{node.Line()}",
            Tag = tag,
            Kind = kind,
            Name = node.Given("name"),
            Line = node.Line(),
            Parent = parent,
            Documentation = Documentation(node),
            Event = happening,
            Detail = detail,
            AttachedTo = node.Given("attachedToRef"),
            Interrupts = node.Given("cancelActivity") != "false",
            Default = node.Given("default"),
            Owner = Extensions.Owner(node),
            Notes = [.. Extensions.Notes(node, Bpmn)],
            Form = [.. Extensions.Form(node)],
        };
        foreach (var loop in node.Elements(Bpmn + "multiInstanceLoopCharacteristics"))
            notes.Changed(element, "it is done for each of several; here once, and whoever does it says when all are");
        foreach (var loop in node.Elements(Bpmn + "standardLoopCharacteristics"))
            notes.Changed(element, "it is repeated until a condition holds; here whoever does it says when it is done");
        if (tag == "adHocSubProcess")
            notes.Changed(element, "its activities may be done in any order; here in the order of its flows");
        if (happening == EventKind.Several)
            notes.Lost(element, "it waits for several events; expected one");
        return element;
    }

    private void Strange(XElement node, string tag)
    {
        if (tag is "documentation" or "extensionElements" or "incoming" or "outgoing" or "laneSet" or "ioSpecification"
            or "association" or "property" or "group" or "auditing" or "monitoring" or "dataObject") return;
        if (tag.EndsWith("EventDefinition", StringComparison.Ordinal) || tag.EndsWith("Characteristics",
            StringComparison.Ordinal) || tag.Contains("Association", StringComparison.Ordinal)) return;
        var text = tag == "textAnnotation" ? BpmnXml.OneLine(node.Element(Bpmn + "text")?.Value) : null;
        var what = $"{ProcessElement.Spaced(tag)} \"{text ?? node.Given("name") ?? node.Given("id")}\"";
        notes.Lost(node.Line(), what, tag switch
        {
            "textAnnotation" => "a note on the drawing",
            "dataObjectReference" or "dataStoreReference" => "data become fields only where conditions read them",
            _ => "it has no counterpart here",
        });
    }

    private void Flows()
    {
        var ids = new Ids();
        foreach (var flow in flows)
        {
            if (Find(flow, "sourceRef") is not { } from || Find(flow, "targetRef") is not { } to) continue;
            var condition = flow.Element(Bpmn + "conditionExpression");
            graph.Flows.Add(new SequenceFlow(ids.New(flow.Given("id") ?? "flow"), flow.Given("name"), from, to,
                condition is null ? null : EventReader.Text(condition), flow.Line()));
        }
    }

    private ProcessElement? Find(XElement flow, string end)
    {
        if (byId.TryGetValue(flow.Given(end) ?? "", out var element)) return element;
        notes.Lost(flow.Line(), $"flow \"{flow.Given("name") ?? flow.Given("id")}\"",
            $"its {end} \"{flow.Given(end)}\" is no element that came over");
        return null;
    }

    private void Lanes(XElement process)
    {
        foreach (var lane in process.Elements(Bpmn + "laneSet").Descendants(Bpmn + "lane"))
            foreach (var member in lane.Elements(Bpmn + "flowNodeRef"))
                if (byId.TryGetValue(member.Value.Trim(), out var element)
                    && Words.Kebab(lane.Given("name") ?? lane.Given("id"), "") is { Length: > 0 } role)
                    element.Owner ??= role;
    }

    private static string? Documentation(XElement node) =>
        node.Elements(Bpmn + "documentation").Select(d => d.Value.Trim()).FirstOrDefault(t => t.Length > 0);

    private static ElementKind? KindOf(string tag) => tag switch
    {
        "startEvent" => ElementKind.Start,
        "endEvent" => ElementKind.End,
        "task" or "userTask" or "manualTask" or "serviceTask" or "sendTask" or "receiveTask" or "scriptTask"
            or "businessRuleTask" => ElementKind.Task,
        "callActivity" => ElementKind.CallActivity,
        "subProcess" or "transaction" or "adHocSubProcess" => ElementKind.SubProcess,
        "exclusiveGateway" or "inclusiveGateway" or "complexGateway" => ElementKind.Gateway,
        "eventBasedGateway" => ElementKind.EventGateway,
        "parallelGateway" => ElementKind.Parallel,
        "intermediateCatchEvent" => ElementKind.Catch,
        "intermediateThrowEvent" => ElementKind.Throw,
        "boundaryEvent" => ElementKind.Boundary,
        _ => null,
    };
}

/// <summary>
/// An end that may be opened again is exported as a task whose gateway also leads to an end event: one state again.
/// </summary>
internal static class OurEnds
{
    internal static void Mark(ProcessGraph graph)
    {
        foreach (var end in graph.Elements.Where(e => e.Kind == ElementKind.End).ToList())
        {
            if (!end.Id.StartsWith("end-", StringComparison.Ordinal)) continue;
            if (graph.Elements.Find(e => e.Id == "state-" + end.Id["end-".Length..]) is not { } task) continue;
            task.Closes = true;
            graph.Flows.RemoveAll(f => f.To == end);
            graph.Elements.Remove(end);
        }
    }
}
