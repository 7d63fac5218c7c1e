using System.Globalization;
using System.Text;
using IPB.Workflows.Routines.Diagrams;

namespace IPB.Workflows.Routines.Exports;

/// <summary>
/// A routine as a Mermaid flowchart: phases and groups as subgraphs, gates as diamonds, referrals as subroutines, waits
/// for child cases as parallelograms, automations as trapezoids, timers as
/// dotted ways.
/// </summary>
public static class MermaidExport
{
    /// <param name="language"><c>sv</c> or <c>en</c>.</param>
    /// <param name="path">Ids of states that a case passes: the ways between them are drawn thick.</param>
    public static string Write(Routine routine, string language, IReadOnlyList<string>? path = null)
    {
        ArgumentNullException.ThrowIfNull(routine);
        var words = new DiagramWords(language, null);
        var text = new StringBuilder("flowchart TD\n");
        foreach (var phase in routine.Phases) Phase(text, routine, phase, words);
        foreach (var state in routine.States.Where(s => s is { Phase: null, Parent: null }))
            Nested(text, routine, state, words, "    ");
        text.Append("    start(( )) --> ").Append(Id(routine.Start.Id)).Append('\n');
        if (routine.Triggers.Any(t => t.To is not null))
            text.Append("    everywhere{{\"").Append(words.Say("I alla lägen", "In every state")).Append("\"}}\n");
        var ways = RoutineWays.Of(routine).SelectMany(w => Drawn(routine, w)).ToList();
        foreach (var (way, from, to) in ways)
            text.Append("    ").Append(from).Append(way.IsTimed ? " -.->" : " -->")
                .Append("|\"").Append(Quoted(words.Of(way.Label))).Append("\"| ").Append(Id(to)).Append('\n');
        Highlight(text, routine, ways, new DiagramMarks(Path: path));
        return text.ToString();
    }

    private static void Phase(StringBuilder text, Routine routine, Phase phase, DiagramWords words)
    {
        text.Append("    subgraph phase_").Append(phase.Id.Replace('-', '_'))
            .Append(" [\"").Append(Quoted(words.Of(phase.Name) + words.Limit(phase.WipLimit))).Append("\"]\n");
        foreach (var state in routine.States.Where(s => s.Phase == phase.Id && s.Parent is null))
            Nested(text, routine, state, words, "        ");
        text.Append("    end\n");
    }

    // What says another phase than its group stands in the group: a subgraph has one place.
    private static void Nested(StringBuilder text, Routine routine, State state, DiagramWords words, string indent)
    {
        if (!state.IsGroup)
        {
            text.Append(indent).Append(Node(state, words));
            return;
        }
        text.Append(indent).Append("subgraph ").Append(Id(state.Id))
            .Append(" [\"").Append(Quoted(words.Of(state.Name))).Append("\"]\n");
        foreach (var inner in routine.States.Where(s => s.Parent == state.Id))
            Nested(text, routine, inner, words, indent + "    ");
        text.Append(indent).Append("end\n");
    }

    /// <summary>A way as lines: Mermaid draws none from a subgraph into itself, so its states get one each.</summary>
    private static IEnumerable<(RoutineWay Way, string From, string To)> Drawn(Routine routine, RoutineWay way)
    {
        var to = routine.Innermost(way.To);
        if (way.From is not { } from) return [(way, "everywhere", to.Id)];
        if (!from.IsGroup || !Within(routine, to, from)) return [(way, Id(from.Id), to.Id)];
        return routine.InnermostStates.Where(s => routine.GroupsOf(s).Contains(from))
            .Select(s => (way, Id(s.Id), to.Id));
    }

    private static bool Within(Routine routine, State state, State group) =>
        state.Parent is { } parent && (parent == group.Id || Within(routine, routine.State(parent), group));

    private static string Node(State state, DiagramWords words)
    {
        var (open, close) = state.Gate is not null ? ("{", "}") : state.Referral is not null ? ("[[", "]]")
            : state.Children is not null ? ("[/", "/]")
            : state.Automation is not null ? ("[/", "\\]")
            : state.End is not null ? ("([", "])") : ("[", "]");
        return $"{Id(state.Id)}{open}\"{Quoted(words.Of(state.Name))}\"{close}\n";
    }

    // The start's way is number 0.
    private static void Highlight(StringBuilder text, Routine routine,
        List<(RoutineWay Way, string From, string To)> ways, DiagramMarks marks)
    {
        var passed = Enumerable.Range(0, ways.Count).Where(i => routine.InnermostStates.Any(s =>
            Leaves(routine, ways[i].Way.From, s) && marks.Passes(s.Id, ways[i].To))).ToList();
        if (passed.Count == 0) return;
        text.Append("    linkStyle ")
            .AppendJoin(',', passed.Select(i => (i + 1).ToString(CultureInfo.InvariantCulture)))
            .Append(" stroke-width:4px\n");
    }

    private static bool Leaves(Routine routine, State? from, State state) => from is null ? state.End is null
        : ReferenceEquals(from, state) || routine.GroupsOf(state).Contains(from);

    // "end" and the like are words of Mermaid.
    private static string Id(string state) => "s_" + state.Replace('-', '_');

    private static string Quoted(string text) => text.Replace("#", "#35;", StringComparison.Ordinal)
        .Replace("\"", "#quot;", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
