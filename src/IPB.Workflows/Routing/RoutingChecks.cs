using IPB.Rules;
using IPB.Workflows.Files;

namespace IPB.Workflows.Routing;

/// <summary>What can be wrong with a routing table whose every line is well written.</summary>
internal static class RoutingChecks
{
    internal static void Run(RoutingTable table, Reading reading)
    {
        if (table.Decision.HitPolicy == HitPolicy.First) ShadowedWords(table, reading);
        Decision(table, reading);
    }

    private static void Decision(RoutingTable table, Reading reading)
    {
        var shadowed = reading.Findings.Lines();
        foreach (var finding in TableCheck.Check(table.Decision))
        {
            var place = finding.Rules is [var id, ..] && table.Rules.FirstOrDefault(r => r.Id == id) is { } rule
                ? reading.PlaceOf(rule) : Position.Start;
            // A rule whose words were named has its finding.
            if (finding.Fault == TableFault.Shadowed && shadowed.Contains(place.Line)) continue;
            Report(table, reading, finding, place);
        }
    }

    private static void Report(RoutingTable table, Reading reading, TableFinding finding, Position place)
    {
        var message = Message(table, reading, finding);
        if (IsHarmless(table, finding)) reading.Findings.Warn(place, Code(finding.Fault), message);
        else reading.Add(place, Code(finding.Fault), message);
    }

    private static string Message(RoutingTable table, Reading reading, TableFinding finding)
    {
        var rules = finding.Rules.Select(id => table.Rules.First(r => r.Id == id)).ToList();
        var others = string.Join(", ", rules.Skip(1).Select(r => Named(r, reading)));
        var example = Examples.Of(table, finding.Example);
        return finding.Fault switch
        {
            TableFault.Shadowed or TableFault.Duplicate =>
                $"rule {Shown.Quoted(rules[0].Id)} never decides: {others} takes every case that it could{example}; "
                + "move it up, or remove it",
            TableFault.Overlap => $"rule {Shown.Quoted(rules[0].Id)} and {others} both match{example}; make one of "
                + "them narrower, or write \"hit: first\"",
            TableFault.Unreachable => $"rule {Shown.Quoted(rules[0].Id)} never matches: no values that its inputs may "
                + "have pass all its tests",
            _ => finding.Message,
        };
    }

    private static string Named(RoutingRule rule, Reading reading) =>
        $"rule {Shown.Quoted(rule.Id)} on line {reading.PlaceOf(rule).Line}";

    /// <summary>Nothing goes astray: all rules it is about lead to one department, or it is only not known.</summary>
    private static bool IsHarmless(RoutingTable table, TableFinding finding) => finding.Fault switch
    {
        TableFault.NotAnalysed or TableFault.NotDecided => true,
        TableFault.Shadowed or TableFault.Duplicate => table.Rules.Where(r => finding.Rules.Contains(r.Id))
            .Select(r => r.Outcome.To).Distinct().Count() == 1,
        _ => false,
    };

    private static string Code(TableFault fault) => fault switch
    {
        TableFault.Gap => "gap",
        TableFault.Overlap => "overlapping-rules",
        TableFault.Unreachable => "unreachable-rule",
        TableFault.Shadowed => "shadowed-rule",
        TableFault.NotAllowed => "value-not-allowed",
        TableFault.Duplicate => "duplicate-rule",
        TableFault.NoOutput or TableFault.UnknownOutput => "wrong-outcome",
        _ => "not-checked",
    };

    /// <summary>
    /// Rules, and single words of rules, that never decide because an earlier rule takes every text with them. An
    /// error where the earlier rule leads elsewhere; else nothing goes wrong by it.
    /// </summary>
    private static void ShadowedWords(RoutingTable table, Reading reading)
    {
        var shadows = new WordShadows(table.Rules);
        for (var place = 1; place < table.Rules.Length; place++)
        {
            var rule = table.Rules[place];
            if (shadows.Of(place) is not { Shadowed: [_, ..] } found) continue;
            foreach (var (entries, by) in found.Shadowed.Take(found.Whole ? 1 : int.MaxValue))
            {
                var message = Message(rule, entries, table.Rules[by], reading, found.Whole);
                if (found.Shadowed.Exists(s => !SameOutcome(rule, table.Rules[s.By])))
                    reading.Add(reading.PlaceOf(rule), found.Whole ? "shadowed-rule" : "shadowed-word", message);
                else
                    reading.Findings.Warn(reading.PlaceOf(rule), "needless", message);
            }
        }
    }

    private static string Message(
        RoutingRule rule, IReadOnlyList<string> entries, RoutingRule by, Reading reading, bool whole)
    {
        var text = Shown.Quoted(string.Join(" … ", entries));
        var earlier = $"{Named(by, reading)} " + (whole || SameOutcome(rule, by) ? "" : $"(to {by.Outcome.To}) ");
        return whole
            ? $"rule {Shown.Quoted(rule.Id)} never decides: {earlier}takes every case that it could, such as one "
                + $"with the text {text}; move it up, or remove it"
            : $"rule {Shown.Quoted(rule.Id)}: {text} never decides: {earlier}takes every text with it; "
                + "move the rule up, or remove the words";
    }

    private static bool SameOutcome(RoutingRule rule, RoutingRule by) => rule.Outcome.To == by.Outcome.To;
}
