using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using IPB.Rules;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Tests.Conformance;

/// <summary>
/// A state chart of the SCION suite as a routine: states become states, compound ones groups, transitions triggers.
/// Events that the chart raises are kept beside it, for whoever plays it to send.
/// </summary>
internal sealed class ScxmlChart
{
    private static readonly Text T = new("A", "A");
    private static readonly string[] Code =
        ["script", "assign", "data", "datamodel", "if", "foreach", "param", "content", "invoke"];

    private readonly ImmutableArray<State>.Builder states = ImmutableArray.CreateBuilder<State>();
    private readonly XElement root;
    private readonly ImmutableArray<string> events;

    /// <param name="events">The events that are sent to it.</param>
    internal ScxmlChart(XElement root, IEnumerable<string> events)
    {
        this.root = root;
        this.events = [.. events.Concat(Elements("raise").Concat(Elements("send"))
            .Select(e => e.Attribute("event")!.Value)).Distinct()];
        foreach (var state in InOrder(root)) Add(state, null);
        Routine = new Routine
        {
            Id = "chart",
            Version = 1,
            Name = T,
            Purpose = T,
            States = states.ToImmutable(),
            Source = "",
            Hash = "",
        };
    }

    internal Routine Routine { get; }
    internal bool IsNested => Routine.States.Any(s => s.IsGroup);

    /// <summary>
    /// What is raised when a state is entered (<c>+a</c>) or left (<c>-a</c>), or by a trigger (<c>a.t</c>).
    /// </summary>
    internal Dictionary<string, List<(string Event, TimeSpan Delay)>> Raised { get; } = [];

    /// <summary>Why a chart cannot be a routine; null when it can.</summary>
    internal static string? Obstacle(XElement root)
    {
        var names = root.DescendantsAndSelf().Select(e => e.Name.LocalName).ToHashSet();
        if (names.Contains("parallel")) return "parallel states";
        if (Code.Any(names.Contains)) return "data and scripts";
        if (names.Contains("history")) return "history states";
        return root.Descendants().Attributes("cond").Any(c => c.Value is not ("true" or "false")) ? "scripts" : null;
    }

    private IEnumerable<XElement> Elements(string name) => root.Descendants().Where(e => e.Name.LocalName == name);

    private static IEnumerable<XElement> States(XElement of) =>
        of.Elements().Where(e => e.Name.LocalName is "state" or "final");

    /// <summary>Its states, the one that it starts in first.</summary>
    private IEnumerable<XElement> InOrder(XElement of)
    {
        var initial = of.Attribute("initial")?.Value
            ?? of.Elements().Where(e => e.Name.LocalName == "initial").Elements().Attributes("target")
                .FirstOrDefault()?.Value
            ?? (of == root ? null : root.Attribute("initial")?.Value);
        return States(of).OrderBy(s => s.DescendantsAndSelf().All(d => d.Attribute("id")?.Value != initial));
    }

    private void Add(XElement element, string? parent)
    {
        var inner = InOrder(element).ToList();
        var id = element.Attribute("id")?.Value ?? $"state{states.Count}";
        states.Add(new State(id, T)
        {
            Parent = parent,
            IsGroup = inner.Count > 0,
            Owner = new Party(Party.Anyone),
            Triggers = [.. ByThemselves(element, id), .. events.Select(e => Trigger(element, id, e)).OfType<Trigger>()],
        });
        Raises($"+{id}", element.Elements().Where(e => e.Name.LocalName == "onentry"));
        Raises($"-{id}", element.Elements().Where(e => e.Name.LocalName == "onexit"));
        foreach (var state in inner) Add(state, id);
    }

    /// <summary>Transitions without an event are triggers of the system.</summary>
    private List<Trigger> ByThemselves(XElement state, string id) =>
    [
        .. state.Elements().Where(e => e.Name.LocalName == "transition" && e.Attribute("event") is null)
            .Select((e, i) => One(
                $"by-itself-{i}", id, e, new Party(Party.System), e.Attribute("cond")?.Value ?? "true")),
    ];

    /// <summary>The first transition for an event whose condition holds; else one whose condition does not.</summary>
    private Trigger? Trigger(XElement state, string id, string @event)
    {
        var mine = state.Elements().Where(e => e.Name.LocalName == "transition" && Matches(e, @event)).ToList();
        if (mine.Count == 0) return null;
        var taken = mine.Find(e => e.Attribute("cond")?.Value != "false") ?? mine[0];
        return One(@event, id, taken, new Party(Party.Anyone), taken.Attribute("cond")?.Value);
    }

    private Trigger One(string name, string state, XElement transition, Party by, string? when)
    {
        Raises($"{state}.{name}", [transition]);
        return new Trigger(name, T)
        {
            To = transition.Attribute("target")?.Value,
            By = [by],
            When = when is null ? null : Expression.Parse(when),
        };
    }

    private static bool Matches(XElement transition, string @event) =>
        (transition.Attribute("event")?.Value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(d => d.EndsWith(".*", StringComparison.Ordinal) ? d[..^2] : d)
            .Any(d => d == "*" || d == @event || @event.StartsWith(d + ".", StringComparison.Ordinal));

    private void Raises(string when, IEnumerable<XElement> of)
    {
        var raised = of.Elements().Where(e => e.Name.LocalName is "raise" or "send")
            .Select(e => (e.Attribute("event")!.Value, Delay(e.Attribute("delay")?.Value ?? "0ms"))).ToList();
        if (raised.Count > 0) Raised[when] = raised;
    }

    private static TimeSpan Delay(string text) => text.EndsWith("ms", StringComparison.Ordinal)
        ? TimeSpan.FromMilliseconds(double.Parse(text[..^2], CultureInfo.InvariantCulture))
        : TimeSpan.FromSeconds(double.Parse(text[..^1], CultureInfo.InvariantCulture));
}
