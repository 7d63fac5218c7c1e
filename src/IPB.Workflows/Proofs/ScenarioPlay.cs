using System.Collections.Immutable;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Files;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>
/// Plays a routine's scenarios with the engine's own rules on an invented day: people act as the routine allows, and
/// the clock moves only where the scenario says so.
/// </summary>
public static class ScenarioPlay
{
    private static readonly DateTimeOffset Start = new(2026, 2, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>One finding for every scenario of the folder that does not go as it says.</summary>
    public static ImmutableArray<Finding> Findings(WorkflowFolder files)
    {
        if (files.Organisation is not { } organisation) return [];
        var world = new World(organisation, files.Calendar, files.RoutingTables);
        return
        [
            .. from routine in files.Routines
               // A table with errors has findings of its own.
               where routine.Routing is null || files.RoutingTables.Any(t => t.Id == routine.Routing)
               from scenario in routine.Scenarios
               let wrong = Play(world, routine, scenario)
               where wrong is not null
               select new Finding($"{routine.Id}.routine.yaml", scenario.Line, 1, "scenario-failed",
                   $"scenario \"{scenario.Name}\": {wrong}"),
        ];
    }

    /// <returns>What went otherwise; null when all went as the scenario says.</returns>
    public static string? Play(World world, Routine routine, Scenario scenario)
    {
        var play = new ScenarioCase(world, new TransitionChooser(routine), scenario, Start);
        for (var i = 0; i < scenario.Do.Length; i++)
        {
            try
            {
                play.Do(scenario.Do[i]);
            }
            catch (Refusal refusal)
            {
                return $"step {i + 1} \"{scenario.Do[i]}\" in state \"{play.State}\": {refusal.Message}";
            }
        }

        return play.State == scenario.Ends ? null
            : $"expected to end in \"{scenario.Ends}\", ended in \"{play.State}\"";
    }

    /// <summary>A case that is played without a database.</summary>
    private sealed class ScenarioCase
    {
        private readonly World world;
        private readonly TransitionChooser chooser;
        private readonly ImmutableSortedDictionary<string, object> given;
        private readonly string place;
        private Case c;
        private DateTimeOffset now;

        public ScenarioCase(World world, TransitionChooser chooser, Scenario scenario, DateTimeOffset start)
        {
            (this.world, this.chooser, now) = (world, chooser, start);
            given = scenario.Given.Where(g => g.Value is not null && chooser.Routine.FindField(g.Key) is not null)
                .ToImmutableSortedDictionary(g => g.Key, g => g.Value!);
            place = scenario.Given.GetValueOrDefault(FieldInput.LeadDepartment) as string
                ?? world.Organisation.Departments[0].Code;
            var department = Given(scenario, "department", world.Organisation.Departments[0].Code);
            var submitter = world.Organisation.People
                .FirstOrDefault(p => p.Department == department && p.Roles.Contains("employee"))
                ?? world.Organisation.People.First(p => p.Department == department);
            c = Step.Open(world, chooser, new Submit(chooser.Routine.Id, Given(scenario, "title", scenario.Name),
                Given(scenario, "description", scenario.Name), department, Asked(chooser.Routine.SubmitAsks)),
                submitter, "IPB 2026-00001", now).Case with
            { Fields = given };
        }

        public string State => c.State;

        public void Do(string step)
        {
            if (step.StartsWith("wait ", StringComparison.Ordinal)) Wait(TimeLimit.Parse(step["wait ".Length..]));
            else if (c.Gate is not null && OutcomeNames.Parse(step) is { } outcome) Decide(outcome);
            else Fire(step);
        }

        private void Wait(TimeLimit limit)
        {
            var until = world.Calendar.Count(now, limit).Due;
            // What falls due on the way happens in its order, at its time.
            while (c.Timers.OrderBy(t => t.DueAt).FirstOrDefault() is { } timer && timer.DueAt <= until)
            {
                now = timer.DueAt > now ? timer.DueAt : now;
                c = Step.Decide(world, chooser, c, new FireTimer(timer.Key), null, now)!.Case;
            }

            now = until;
        }

        private void Decide(Outcome outcome)
        {
            // One word in a scenario is one person's vote.
            var (person, criteria) = NextDecider();
            c = Step.Decide(world, chooser, c, new Decide(c.Gate!.Id, outcome, "enligt scenariot", criteria,
                outcome == Outcome.ApproveWithConditions ? ["enligt scenariot"] : []), person, now)!.Case;
        }

        private (Person, ImmutableArray<string>) NextDecider()
        {
            foreach (var person in world.Organisation.People)
                if (CaseOptions.Of(world, chooser, c, person, now).Gate is { MyVote: null } option)
                    return (person, [.. option.Gate.Criteria.Select(k => k.Id)]);
            throw new DecisionRefused(RefusalKind.Conflict, "nobody-decides", new Text(
                "Ingen kan besluta vid beslutspunkten.", "Nobody can decide at the gate."));
        }

        private void Fire(string trigger)
        {
            var definition = chooser.Routine.State(c.State).Find(trigger);
            var fields = Asked(definition?.Asks ?? []);
            // Who bounces a case leaves it to the rules; who places it names the department of the scenario.
            if (definition is { Bounce: null } && definition.Asks.Contains(FieldInput.LeadDepartment))
                fields = fields.Add(FieldInput.LeadDepartment, place);
            var fire = new Fire(trigger, fields, "enligt scenariot");
            var person = world.Organisation.People.FirstOrDefault(p =>
                CaseOptions.Of(world, chooser, c, p, now).Triggers.Any(t => t.Trigger.Id == trigger));
            c = Step.Decide(world, chooser, c, fire, person ?? world.Organisation.Fallback, now)!.Case;
        }

        private ImmutableSortedDictionary<string, object> Asked(ImmutableArray<string> asks) =>
            asks.Where(given.ContainsKey).ToImmutableSortedDictionary(a => a, a => given[a]);

        private static string Given(Scenario scenario, string name, string otherwise) =>
            scenario.Given.GetValueOrDefault(name) as string ?? otherwise;
    }
}
