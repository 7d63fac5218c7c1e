using System.Collections.Immutable;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Children;
using IPB.Workflows.Files;
using IPB.Workflows.Referrals;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>Plays a routine's scenarios on an invented day.</summary>
public static class ScenarioPlay
{
    /// <summary>One finding for every scenario of the folder that does not go as it says.</summary>
    public static ImmutableArray<Finding> Findings(WorkflowFolder files) =>
        [.. files.Routines.SelectMany(r => Findings(files, r))];

    internal static ImmutableArray<Finding> Findings(WorkflowFolder files, Routine routine)
    {
        if (files.Organisation is not { } organisation) return [];
        var world = new World(organisation, files.Calendars, files.RoutingTables) { Automations = files.Automations };
        return
        [
            .. from scenario in routine.Scenarios
               // A table with errors has findings of its own.
               where routine.Routing is null || files.RoutingTables.Any(t => t.Id == routine.Routing)
               let wrong = Play(world, routine, scenario)
               where wrong is not null
               select new Finding($"{routine.Id}.routine.yaml", scenario.Line, 1, "scenario-failed",
                   $"scenario \"{scenario.Name}\": {wrong}"),
        ];
    }

    /// <returns>What went otherwise; null when all went as the scenario says.</returns>
    public static string? Play(World world, Routine routine, Scenario scenario) =>
        Run(world, routine, scenario, out _);

    /// <param name="facts">What happened, up to what went otherwise.</param>
    internal static string? Run(World world, Routine routine, Scenario scenario, out IReadOnlyList<Fact> facts)
    {
        facts = [];
        var done = "submit";
        ScenarioCase? play = null;
        try
        {
            play = Open(world, routine, scenario);
            facts = play.Facts;
            for (var i = 0; i < scenario.Do.Length; i++)
            {
                done = $"step {i + 1} \"{scenario.Do[i]}\" in state \"{play.State}\"";
                Do(play, routine, scenario, scenario.Do[i]);
            }
        }
        catch (Refusal refusal)
        {
            return $"{done}: {refusal.Message}";
        }
        return play.State == scenario.Ends ? null
            : $"expected to end in \"{scenario.Ends}\", ended in \"{play.State}\"";
    }

    private static ScenarioCase Open(World world, Routine routine, Scenario scenario) => new(world, routine,
        new Submit(routine.Id, Given(scenario, "title", scenario.Name), Given(scenario, "description", scenario.Name),
            Given(scenario, "department", world.Organisation.Departments[0].Code),
            Asked(scenario, routine.SubmitAsks)));

    private static void Do(ScenarioCase play, Routine routine, Scenario scenario, string step)
    {
        if (step.StartsWith("wait ", StringComparison.Ordinal)) play.Wait(TimeLimit.Parse(step["wait ".Length..]));
        // One word in a scenario is one person's vote, or one body's statement.
        else if (play.IsAtGate && OutcomeNames.Parse(step) is { } outcome) play.Vote(outcome);
        else if (play.IsAtReferral && AnswerSteps.Parse(step) is { } stance) play.Answer(stance);
        else if (step == ChildSteps.Reopened) play.ReopenChild();
        else if (ChildSteps.Parse(step) is { } ending) play.EndChild(ending);
        else if (AutomationSteps.All.Contains(step))
            play.EndAutomation(step == AutomationSteps.Done, field => scenario.Given.GetValueOrDefault(field));
        else if (step is HoldReader.Hold or HoldReader.Resume && Offered() is null)
            Stand(play, step);
        else if (step == FormChecks.Fill && Offered() is null)
            play.Fill(Asked(scenario, routine.State(play.State).Fillable));
        else play.Fire(step, Filled(play, routine, Offered(), scenario));

        Trigger? Offered() => routine.FindOffered(routine.State(play.State), step);
    }

    private static void Stand(ScenarioCase play, string step)
    {
        if (step == HoldReader.Hold) play.Hold();
        else play.Resume();
    }

    // Who bounces a case leaves it to the rules; who places it names the department of the scenario.
    private static ImmutableSortedDictionary<string, object> Filled(
        ScenarioCase play, Routine routine, Trigger? trigger, Scenario scenario)
    {
        var fields = Asked(scenario, trigger?.Asks ?? []);
        if (trigger is not null && Choosing.Of(routine, trigger) is { } choice)
            fields = fields.Add(Choosing.Field, Given(scenario, Choosing.Field, Choosing.All(choice)));
        if (trigger is not null && Picking.Of(routine, trigger) is { } pick)
            fields = fields.Add(Opening.ChosenField, Given(scenario, Opening.ChosenField, Picking.All(pick)));
        if (trigger?.Asks.Contains(FieldInput.LeadDepartment) != true) return fields;
        return trigger.Bounce is not null ? fields.Remove(FieldInput.LeadDepartment)
            : fields.ContainsKey(FieldInput.LeadDepartment) ? fields
            : fields.Add(FieldInput.LeadDepartment, play.AnyDepartment);
    }

    /// <summary>Whoever is asked for a field that the scenario gives fills in just that.</summary>
    private static ImmutableSortedDictionary<string, object> Asked(Scenario scenario, ImmutableArray<string> asks) =>
        asks.Distinct().Where(a => scenario.Given.GetValueOrDefault(a) is not null)
            .ToImmutableSortedDictionary(a => a, a => scenario.Given[a]!);

    private static string Given(Scenario scenario, string name, string otherwise) =>
        scenario.Given.GetValueOrDefault(name) as string ?? otherwise;
}
