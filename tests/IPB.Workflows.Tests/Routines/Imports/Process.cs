using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Imports;

namespace IPB.Workflows.Tests.Routines.Imports;

/// <summary>Small processes, of which only the elements are written.</summary>
internal static class Process
{
    /// <param name="elements">
    /// Without prefixes; <c>a --> b</c> on a line of its own is a flow, <c>a --> b: text</c> one with a condition.
    /// </param>
    internal static string Text(string elements) => $"""
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
        <message id="paid" name="Payment"/><error id="late" errorCode="LATE"/><escalation id="up" name="Up"/>
        <process id="permit" name="Permit" isExecutable="true">
        {string.Join('\n', elements.Split('\n').Select((line, i) => Flow(line.Trim(), i)))}
        </process></definitions>
        """;

    private static string Flow(string line, int at)
    {
        if (line.StartsWith('<') || line.Split(" --> ") is not [var from, var rest]) return line;
        var parts = rest.Split(": ", 2);
        var condition = parts.Length == 1 ? "" : $"<conditionExpression>{parts[1].Replace("&", "&amp;")
            .Replace("<", "&lt;")}</conditionExpression>";
        return $"<sequenceFlow id=\"f{at}\" sourceRef=\"{from}\" targetRef=\"{parts[0]}\">{condition}</sequenceFlow>";
    }

    internal static BpmnDraft Draft(string elements) => BpmnImport.Read("permit.bpmn", Text(elements));

    /// <summary>The routine of a draft, which must be without findings.</summary>
    internal static Routine Routine(string elements)
    {
        var draft = Draft(elements);
        var read = RoutineReader.Read(draft.FileName, draft.Yaml);
        Assert.Empty(read.Findings);
        return read.Routine!;
    }

    /// <summary>Every way of the routine: <c>assess --yes [x = 1]--> done</c>.</summary>
    internal static IEnumerable<string> Ways(string elements) => Ways(Routine(elements));

    internal static IEnumerable<string> Ways(Routine routine) =>
        from state in routine.States
        from trigger in state.Triggers
        let when = trigger.When is { } w ? $" [{w}]" : ""
        let after = state.Timed.FirstOrDefault(t => t.Fire == trigger.Id) is { } timer ? $" after {timer.After}" : ""
        let self = trigger.BySystem && after.Length == 0 ? "by itself " : ""
        select $"{state.Id} --{self}{trigger.Id}{when}{after}--> {trigger.To ?? state.Id}";

    internal static IEnumerable<string> Notes(string elements) =>
        Draft(elements).Findings.Where(f => f.Carried != Carried.AsItIs).Select(f => f.ToString());
}
