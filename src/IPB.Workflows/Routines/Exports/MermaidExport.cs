using System.Globalization;
using System.Text;
using IPB.Workflows.Routines.Diagrams;

namespace IPB.Workflows.Routines.Exports;

/// <summary>A routine as a Mermaid flowchart: phases as groups, gates as diamonds, referrals as subroutines, timers as dotted ways.</summary>
public static class MermaidExport
{
    /// <param name="language"><c>sv</c> or <c>en</c>.</param>
    /// <param name="path">Ids of states that a case passes: the ways between them are drawn thick.</param>
    public static string Write(Routine routine, string language, IReadOnlyList<string>? path = null)
    {
        ArgumentNullException.ThrowIfNull(routine);
        var words = new DiagramWords(language, null);
        var text = new StringBuilder("flowchart TD\n");
        foreach (var phase in routine.Phases) Group(text, routine, phase, words);
        foreach (var state in routine.States.Where(s => s.Phase is null))
            text.Append("    ").Append(Node(state, words));
        text.Append("    start(( )) --> ").Append(Id(routine.Start.Id)).Append('\n');
        var ways = RoutineWays.Of(routine).ToList();
        foreach (var way in ways)
            text.Append("    ").Append(Id(way.From.Id)).Append(way.IsTimed ? " -.->" : " -->")
                .Append("|\"").Append(Quoted(words.Of(way.Label))).Append("\"| ").Append(Id(way.To)).Append('\n');
        Highlight(text, ways, new DiagramMarks(Path: path));
        return text.ToString();
    }

    private static void Group(StringBuilder text, Routine routine, Phase phase, DiagramWords words)
    {
        text.Append("    subgraph phase_").Append(phase.Id.Replace('-', '_'))
            .Append(" [\"").Append(Quoted(words.Of(phase.Name))).Append("\"]\n");
        foreach (var state in routine.States.Where(s => s.Phase == phase.Id))
            text.Append("        ").Append(Node(state, words));
        text.Append("    end\n");
    }

    private static string Node(State state, DiagramWords words)
    {
        var (open, close) = state.Gate is not null ? ("{", "}") : state.Referral is not null ? ("[[", "]]")
            : state.End is not null ? ("([", "])") : ("[", "]");
        return $"{Id(state.Id)}{open}\"{Quoted(words.Of(state.Name))}\"{close}\n";
    }

    // The start's way is number 0.
    private static void Highlight(StringBuilder text, List<RoutineWay> ways, DiagramMarks marks)
    {
        var passed = Enumerable.Range(0, ways.Count).Where(i => marks.Passes(ways[i].From.Id, ways[i].To)).ToList();
        if (passed.Count == 0) return;
        text.Append("    linkStyle ")
            .AppendJoin(',', passed.Select(i => (i + 1).ToString(CultureInfo.InvariantCulture)))
            .Append(" stroke-width:4px\n");
    }

    // "end" and the like are words of Mermaid.
    private static string Id(string state) => "s_" + state.Replace('-', '_');

    private static string Quoted(string text) => text.Replace("#", "#35;", StringComparison.Ordinal)
        .Replace("\"", "#quot;", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
