using System.Globalization;
using System.Text;
using IPB.Workflows.Cases;
using IPB.Workflows.Files;
using IPB.Workflows.Proofs;

namespace IPB.Host.Operations;

/// <summary>What <c>check</c> writes for people.</summary>
internal static class CheckText
{
    public static string Of(WorkflowFolder files, IReadOnlyCollection<Finding> findings, bool explain)
    {
        var text = new StringBuilder();
        foreach (var finding in findings) Tell(text, finding, explain);
        if (findings.All(f => f.IsWarning))
            text.Append(CultureInfo.InvariantCulture, $"{files.Routines.Length} routines, ")
                .Append(CultureInfo.InvariantCulture, $"{files.Routines.Sum(r => r.Scenarios.Length)} scenarios, ")
                .Append(CultureInfo.InvariantCulture, $"{files.RoutingTables.Length} routing tables: no ")
                .Append(findings.Count == 0 ? "findings\n" : "errors\n");
        if (files.Organisation is not { } organisation) return text.ToString();
        var world = new World(organisation, files.Calendars, files.RoutingTables) { Automations = files.Automations };
        // A file that is read alone stands without the table that routes its cases: nothing of it can be played.
        foreach (var routine in files.Routines.Where(r => r.Routing is not { } id || world.FindTable(id) is not null))
        {
            text.Append(ScenarioCoverage.Of(world, routine)).Append('\n');
            if (!explain) continue;
            Suggest(text, ScenarioSuggestion.All(world, files.Calendar, routine));
            text.Append("  who is told when, if nobody acts:\n").Append(PreviewCommand.Of(
                world, routine, organisation.Departments[0].Code, TimeProvider.System.GetUtcNow(), "en"));
        }
        return text.ToString();
    }

    private static void Tell(StringBuilder text, Finding finding, bool explain)
    {
        text.Append(finding.ToString()).Append('\n');
        if (!explain) return;
        foreach (var step in finding.Steps) text.Append("    ").Append(step).Append('\n');
    }

    private static void Suggest(StringBuilder text, IEnumerable<ScenarioSuggestion> suggestions)
    {
        foreach (var suggestion in suggestions)
        {
            text.Append("  no scenario comes through ").Append(suggestion.For)
                .Append(suggestion.Why is { } why ? $": {why}\n" : "; this one would:\n");
            foreach (var line in suggestion.ToYaml().Split('\n', StringSplitOptions.RemoveEmptyEntries))
                text.Append("  ").Append(line).Append('\n');
        }
    }
}
