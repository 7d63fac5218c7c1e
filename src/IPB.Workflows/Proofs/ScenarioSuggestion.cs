using System.Collections.Immutable;
using System.Text;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>A scenario for something that none comes through yet.</summary>
/// <param name="For">What it comes through.</param>
/// <param name="Scenario">Null: no single run of a scenario can show it.</param>
/// <param name="Why">Why there is none; null when there is one.</param>
public sealed record ScenarioSuggestion(ScenarioCoverage.Part For, Scenario? Scenario, string? Why)
{
    /// <summary>
    /// Suggestions from the proof's shortest ways, each played. What one covers beside its own part is not suggested
    /// again.
    /// </summary>
    public static ImmutableArray<ScenarioSuggestion> All(World world, WorkingCalendar calendar, Routine routine)
    {
        var coverage = ScenarioCoverage.Of(world, routine);
        var proof = Prover.Prove(routine, world.Organisation, calendar);
        var suggestions = ImmutableArray.CreateBuilder<ScenarioSuggestion>();
        foreach (var part in coverage.Parts)
        {
            if (!coverage.Uncovered.Contains(part)) continue;
            var suggestion = Of(world, routine, proof, part);
            if (suggestion.Scenario is { } scenario) coverage.Add(world, scenario);
            if (suggestion.Scenario is not null && coverage.Uncovered.Contains(part))
                suggestion = new(part, null, "the way there depends on the department that leads");
            // Every other suggestion comes through the first state, too.
            if (suggestion.Scenario is not { Do.IsEmpty: true }) suggestions.Add(suggestion);
        }
        return suggestions.ToImmutable();
    }

    private static ScenarioSuggestion Of(World world, Routine routine, Proof proof, ScenarioCoverage.Part part)
    {
        var way = part switch
        {
            { Name: null } => proof.WayTo(part.State),
            { Kind: ScenarioCoverage.PartKind.Trigger } => proof.WayThrough(Written(routine, part)),
            _ => proof.WayThrough(routine.State(part.State), part.Name),
        };
        if (way is not { } steps) return new(part, null, "no case can come there");
        try
        {
            var play = PathPlay.Follow(world, routine, steps);
            var scenario = play.ToScenario(Name(part));
            if (play.IsTorn) return new(part, null, "the way there fills in a field twice: " + Join(steps));
            return ScenarioPlay.Play(world, routine, scenario) is { } wrong
                ? new(part, null, wrong) : new(part, scenario, null);
        }
        catch (Refusal refusal)
        {
            return new(part, null, $"the way there depends on the department that leads: {refusal.Message}");
        }
    }

    private static Trigger Written(Routine routine, ScenarioCoverage.Part part) =>
        (part.State == OfferedTrigger.OfRoutine ? routine.Triggers : routine.State(part.State).Triggers)
            .First(t => t.Id == part.Name);

    private static string Join(ImmutableArray<PathStep> steps) => string.Join("; ", steps);

    private static string Name(ScenarioCoverage.Part part) =>
        part.Name is null ? $"comes to {part.State}"
        : part.State == OfferedTrigger.OfRoutine ? part.Name : $"{part.Name} in {part.State}";

    /// <summary>Lines to put under <c>scenarios:</c>.</summary>
    public string ToYaml()
    {
        if (Scenario is null) return "";
        var yaml = new StringBuilder($"  - name: {Scenario.Name}\n");
        var given = Scenario.Given.Where(g => g.Value is not null).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        if (given.Count > 0)
            yaml.Append("    given: { ")
                .AppendJoin(", ", given.Select(g => $"{g.Key}: {Variable.Show(g.Value)}")).Append(" }\n");
        yaml.Append("    do: [").AppendJoin(", ", Scenario.Do).Append("]\n");
        return yaml.Append("    ends: ").Append(Scenario.Ends).Append('\n').ToString();
    }
}
