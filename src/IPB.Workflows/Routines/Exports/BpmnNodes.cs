using System.Globalization;
using IPB.Rules;
using IPB.Workflows.Calendars;
using IPB.Workflows.Routines.Diagrams;

namespace IPB.Workflows.Routines.Exports;

/// <summary>An element of a process; X and Y are its middle, in pixels.</summary>
internal sealed record BpmnNode(string Kind, string Id, string? Name, double X, double Y, double Width, double Height)
{
    internal string? Documentation { get; init; }

    /// <summary>The task on whose border it stands, and where it leads.</summary>
    internal BpmnNode? On { get; init; }
    internal RoutineWay? Way { get; init; }

    /// <summary>Id of the routine whose cases it opens.</summary>
    internal string? Calls { get; init; }
    internal double Left => X - (Width / 2);
    internal double Top => Y - (Height / 2);
}

internal sealed record BpmnFlow(string Id, BpmnNode From, BpmnNode To, string? Name, Expression? When);

/// <summary>The elements that the states of a routine become.</summary>
internal sealed class BpmnNodes
{
    private const double Event = 36;
    private readonly Dictionary<string, BpmnNode> entries = [];
    private readonly DiagramWords words;

    private readonly Routine routine;

    private BpmnNodes(Routine routine, DiagramWords words) => (this.routine, this.words) = (routine, words);

    internal List<BpmnNode> Nodes { get; } = [];
    internal List<BpmnFlow> Flows { get; } = [];

    /// <summary>Frames around the tasks of a group; what holds in all of it is a way of each.</summary>
    internal List<BpmnNode> Groups { get; } = [];

    internal static BpmnNodes Of(Routine routine, DiagramWords words)
    {
        var nodes = new BpmnNodes(routine, words);
        var drawing = DiagramLayout.Of(routine, words);
        var boxes = drawing.Boxes;
        foreach (var box in boxes) nodes.Nodes.Add(nodes.entries[box.State.Id] = nodes.Entry(box));
        var first = nodes.entries[routine.Start.Id];
        var start = new BpmnNode("startEvent", "start", null, first.X, first.Y - 90, Event, Event);
        nodes.Nodes.Insert(0, start);
        nodes.Add(start, first, null, null);
        foreach (var box in boxes) nodes.Leave(box.State);
        foreach (var frame in drawing.Groups) nodes.Groups.Add(nodes.Frame(frame));
        return nodes;
    }

    /// <summary>ISO 8601 where it can say it; working time in words.</summary>
    internal static string Duration(TimeLimit limit) =>
        limit.Parts().All(p => p.Unit <= TimeUnit.Minutes) ? Iso(limit) : limit.ToString();

    private static string Iso(TimeLimit limit)
    {
        string Part(TimeLimit p) => string.Create(CultureInfo.InvariantCulture, $"{p.Amount}{p.Unit.ToString()[0]}");
        var time = string.Concat(limit.Parts().Where(p => p.Unit >= TimeUnit.Hours).Select(Part));
        return "P" + string.Concat(limit.Parts().Where(p => p.Unit < TimeUnit.Hours).Select(Part))
            + (time.Length == 0 ? "" : "T" + time);
    }

    private BpmnNode Entry(Box box)
    {
        var (state, x, y) = (box.State, box.X * 1.4, box.Y * 1.8);
        return IsTask(state)
            ? new BpmnNode(Kind(state),
                $"state-{state.Id}", words.Of(state.Name), x, y, 140, 80)
            {
                Documentation = Documentation(state),
                Calls = state.Opens.FirstOrDefault()?.Routine,
            }
            : new BpmnNode("endEvent", $"state-{state.Id}", words.Of(state.Name), x, y, Event, Event);
    }

    // Where people choose a way, too, the work is theirs: a machine's task has none.
    private string Kind(State state) => !state.Opens.IsEmpty ? "callActivity"
        : state.Automation is null || RoutineWays.Offered(routine, state).Any(w => !w.IsTimed && !w.IsAutomatic)
            ? "userTask" : "serviceTask";

    private BpmnNode Frame(GroupFrame frame)
    {
        var tasks = frame.Boxes.Select(b => entries[b.State.Id]).ToList();
        var (left, right) = (tasks.Min(t => t.Left) - 30, tasks.Max(t => t.Left + t.Width) + 30);
        var (top, bottom) = (frame.Rect.Top * 1.8, Math.Max(frame.Rect.Bottom * 1.8, tasks.Max(t => t.Y) + 120));
        return new BpmnNode("group", $"group-{frame.Group.Id}-{frame.First}", words.Of(frame.Group.Name),
            (left + right) / 2, (top + bottom) / 2, right - left, bottom - top);
    }

    private bool IsTask(State state) =>
        state.End is null || !state.Opens.IsEmpty || RoutineWays.Offered(routine, state).Any();

    private string Documentation(State state) => string.Join('\n',
        new[] { Question(state) is { } question ? words.Of(question) : "" }
            .Concat(routine.Offered(state).Where(o => o.Trigger.To is null).Select(o => words.Of(o.Trigger.Name)))
            .Append(Opened(state)).Append(Limit(state)).Append(state.Automation is { } use ? words.Automation(use) : "")
            .Append(routine.Hold?.Allows(state) == true ? words.OnHold : "").Where(t => t.Length > 0));

    // A phase has no element of its own: its first state says what holds for all of them.
    private string Limit(State state)
    {
        if (state.WipLimit is { } own) return words.Of(state.Name) + words.Limit(own);
        var phase = routine.Phases.FirstOrDefault(p => p.Id == state.Phase && p.WipLimit is not null);
        return phase is null || routine.InnermostStates.First(s => s.Phase == phase.Id && s.Gate is null) != state
            ? "" : words.Of(phase.Name) + words.Limit(phase.WipLimit);
    }

    private string Opened(State state)
    {
        var opened = state.Opens.Concat(state.Triggers.SelectMany(t => t.Opens)).ToList();
        return opened.Count == 0 ? "" : words.Say("Öppnar underärenden: ", "Opens child cases: ") + words.Opens(opened);
    }

    private static Text? Question(State state) => state.Gate?.Question ?? state.Referral?.Question;

    private void Leave(State state)
    {
        if (!IsTask(state)) return;
        var task = entries[state.Id];
        var ways = RoutineWays.Offered(routine, state).ToList();
        var chosen = ways.Where(w => !w.IsTimed && !w.IsAutomatic).ToList();
        var from = chosen.Count + (state.End is null ? 0 : 1) > 1 ? Gateway(state, task) : task;
        foreach (var way in chosen) Add(from, entries[routine.Innermost(way.To).Id], words.Of(way.Label), way.When);
        if (state.End is not null) Close(state, from);
        foreach (var (way, i) in ways.Except(chosen).Select((w, i) => (w, i))) Border(task, way, i);
    }

    private BpmnNode Gateway(State state, BpmnNode task)
    {
        var gateway = new BpmnNode("exclusiveGateway", $"ways-{state.Id}", null, task.X, task.Y + 80, 50, 50);
        Nodes.Add(gateway);
        Add(task, gateway, null, null);
        return gateway;
    }

    // A closed case may still be opened again: only then is there more to its end than an event.
    private void Close(State state, BpmnNode from)
    {
        var end = new BpmnNode("endEvent", $"end-{state.Id}", null, from.X + 90, from.Y + 20, Event, Event);
        Nodes.Add(end);
        Add(from, end, null, null);
    }

    private void Border(BpmnNode task, RoutineWay way, int place)
    {
        var on = new BpmnNode("boundaryEvent", $"{task.Id}-event-{place}", words.Of(way.Label),
            task.Left + 20 + (place * 44), task.Y + 40, Event, Event)
        {
            On = task,
            Way = way,
        };
        Nodes.Add(on);
        Add(on, entries[routine.Innermost(way.To).Id], null, way.IsTimed ? way.When : null);
    }

    private void Add(BpmnNode from, BpmnNode to, string? name, Expression? when) =>
        Flows.Add(new BpmnFlow($"flow-{Flows.Count + 1}", from, to, name, when));
}
