using IPB.Rules;
using IPB.Workflows.Files;

namespace IPB.Workflows.Routing;

/// <summary>What can be wrong with a routing table whose every line is well written.</summary>
internal static class RoutingChecks
{
    internal static void Run(RoutingTable table, Reading reading)
    {
        if (table.Decision.HitPolicy == HitPolicy.First) ShadowedWords(table, reading);
    }

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
        var earlier = $"rule {Shown.Quoted(by.Id)} on line {reading.PlaceOf(by).Line} "
            + (whole || SameOutcome(rule, by) ? "" : $"(to {by.Outcome.To}) ");
        return whole
            ? $"rule {Shown.Quoted(rule.Id)} never decides: {earlier}takes every case that it could, such as one "
                + $"with the text {text}; move it up, or remove it"
            : $"rule {Shown.Quoted(rule.Id)}: {text} never decides: {earlier}takes every text with it; "
                + "move the rule up, or remove the words";
    }

    private static bool SameOutcome(RoutingRule rule, RoutingRule by) => rule.Outcome.To == by.Outcome.To;
}
