using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Files;
using IPB.Workflows.Proofs;

namespace IPB.Workflows.Routines.Versions;

/// <summary>What is known of a version's text in the city as it is now: what publishing asks for.</summary>
/// <param name="Hash">Of the text that was checked.</param>
/// <param name="Routine">Null when the text has errors.</param>
/// <param name="Findings">Of reading and proof, warnings among them.</param>
public sealed record VersionCheck(
    string Hash, Routine? Routine, ImmutableArray<Finding> Findings, ImmutableArray<ScenarioResult> Scenarios)
{
    public IEnumerable<Finding> Errors => Findings.Where(f => !f.IsWarning);
    public IEnumerable<Finding> Warnings => Findings.Where(f => f.IsWarning);
    public IEnumerable<ScenarioResult> Failed => Scenarios.Where(s => s.Wrong is not null);

    /// <summary>No error, and every scenario goes as it says.</summary>
    public bool Passes => Routine is not null && !Errors.Any() && !Failed.Any();

    /// <summary>Reads, proves and plays a text.</summary>
    /// <param name="routine">Id of the routine.</param>
    public static VersionCheck Of(World world, string routine, string hash, string source)
    {
        var read = RoutineReader.Read(routine + RoutineReader.Ending, source, world.Organisation,
            [.. world.RoutingTables.Select(t => t.Id)], world.Calendar, automations: world.Automations);
        return new(hash, read.Routine, read.Findings, read.Routine is not { } good ? []
            : [.. good.Scenarios.Select(s => new ScenarioResult(s, ScenarioPlay.Play(world, good, s)))]);
    }

    /// <summary>The same, with what must hold between it and the routines whose cases it opens.</summary>
    /// <param name="routines">Those that are in force.</param>
    internal VersionCheck Among(IReadOnlyList<Routine> routines) => Routine is null ? this : this with
    {
        Findings = Findings.AddRange(ChildChecks.Of(
            Routine.Id + RoutineReader.Ending, Routine, [.. routines.Where(r => r.Id != Routine.Id), Routine], [])),
    };
}

/// <param name="Wrong">What went otherwise; null: as the scenario says.</param>
public sealed record ScenarioResult(Scenario Scenario, string? Wrong);
