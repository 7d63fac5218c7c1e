using IPB.Workflows.Cases;
using IPB.Workflows.Migrations;
using IPB.Workflows.Routines;
using IPB.Workflows.Tests.Cases;
using IPB.Workflows.Tests.Files;

namespace IPB.Workflows.Tests.Migrations;

/// <summary>Two versions of the town's routine, and cases that go from the first to the second.</summary>
internal static class Versions
{
    public const string Decide = "{ by: manager of lead-department, quorum: 1 }";
    public static readonly MigrationRun Run = new(Guid.Parse("00000000-0000-0000-0000-000000000001"), "cora", default);

    /// <summary>The town's routine as another version, with parts written otherwise; each must be there.</summary>
    public static Routine Number(int version, params (string Part, string Other)[] changes) =>
        Town.Routine(Text(version, changes));

    public static string Text(int version, params (string Part, string Other)[] changes) => changes.Aggregate(
        Sample.With("version: 1", $"version: {version}", Town.Gate(Decide)), (t, c) => Sample.With(c.Part, c.Other, t));

    public static RoutineCatalog Catalog(params Routine[] routines)
    {
        var catalog = new RoutineCatalog();
        foreach (var routine in routines) catalog.Add(routine);
        return catalog;
    }

    /// <summary>What migration makes of a played case.</summary>
    /// <param name="change">Of the suggested plan.</param>
    public static MigrationOutcome Plan(Play play, Routine next, Func<MigrationPlan, MigrationPlan>? change = null)
    {
        var plan = PlanSuggestion.Of(play.Routine, next).Plan;
        var rules = MigrationRules.Of(play.World, Catalog(play.Routine, next), change?.Invoke(plan) ?? plan, play.Now);
        return MigrationStep.Plan(rules, play.Case, Run with { Now = play.Now });
    }

    public static MigrationPlan With(this MigrationPlan plan, string state, StateMove move) =>
        plan with { States = plan.States.SetItem(state, move) };

    public static MigrationPlan With(this MigrationPlan plan, string field, FieldMove move) =>
        plan with { Fields = plan.Fields.SetItem(field, move) };

    /// <summary>The case as its journal with one more step says.</summary>
    public static Case Replayed(Play play, params IEnumerable<Decision> more)
    {
        var seq = play.Case.Version;
        return Workflows.Cases.Journal.Replay(play.Case.Id, play.Journal.Concat(more.Select(d =>
            new JournalEntry(++seq, d.Case.UpdatedAt, d.Actor, d.OnBehalfOf, d.Facts, ""))));
    }
}
