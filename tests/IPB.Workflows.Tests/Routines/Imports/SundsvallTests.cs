using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Files;
using IPB.Workflows.Proofs;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Imports;
using IPB.Workflows.Tests.Calendars;
using IPB.Workflows.Tests.Files;

namespace IPB.Workflows.Tests.Routines.Imports;

public sealed class SundsvallTests(ITestOutputHelper output)
{
    private const int MostSteps = 200;

    private static readonly WorkflowFolder City =
        WorkflowFolder.Load(Path.Combine(ShippedFilesTests.Repository(), "workflows"));

    [Fact]
    public void Cases_pass_the_activities_that_the_process_is_recorded_to_pass()
    {
        var draft = SundsvallRun.Draft();
        var routine = RoutineReader.Read(draft.FileName, draft.Yaml, City.Organisation).Routine!;
        var runs = SundsvallRun.All();
        var wrong = new List<string>();
        foreach (var run in runs)
        {
            var (passed, waited) = Play(draft, routine, run);
            if (!passed.SequenceEqual(run.Passed) || !waited.SequenceEqual(run.WaitsAt)) wrong.Add($"{run.Name}: "
                + $"missing {string.Join(", ", Less(run.Passed, passed))}; too many {string.Join(", ",
                    Less(passed, run.Passed))}; waited at {string.Join(", ", waited)}");
        }
        output.WriteLine($"recorded runs that come out the same: {runs.Length - wrong.Count} of {runs.Length}");
        Assert.Equal(19, runs.Length);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Other_answers_lead_to_other_activities()
    {
        var draft = SundsvallRun.Draft();
        var routine = RoutineReader.Read(draft.FileName, draft.Yaml, City.Organisation).Routine!;
        var runs = SundsvallRun.All();
        var straight = runs.Single(r => r.Name.EndsWith("createProcessForCitizen", StringComparison.Ordinal));
        var denied = runs.Single(r => r.Name.EndsWith("createProcessForNonCitizen", StringComparison.Ordinal));
        Assert.NotEqual(straight.Passed, Play(draft, routine, straight with { Answers = denied.Answers }).Passed);
    }

    [Fact]
    public void The_drafts_need_no_mending_before_they_are_checked()
    {
        var folder = SharedData.Folder("bpmn/sundsvall");
        Assert.All(Directory.GetFiles(folder, "*.bpmn"), file =>
        {
            var draft = BpmnImport.Read(file, File.ReadAllText(file));
            Assert.Empty(RoutineReader.Read(draft.FileName, draft.Yaml, City.Organisation).Findings);
        });
    }

    [Fact]
    public void Every_element_of_the_process_is_accounted_for()
    {
        var findings = SundsvallRun.Draft().Findings;
        foreach (var group in findings.GroupBy(f => f.Carried)) output.WriteLine($"{group.Key}: {group.Count()}");
        Assert.DoesNotContain(findings, f => f.Carried == Carried.Not);
        Assert.Contains(findings, f => f.Carried == Carried.Changed
            && f.Message.Contains("its 2 branches run at once", StringComparison.Ordinal));
    }

    [Fact]
    public void A_skeleton_of_empty_phases_becomes_a_state_for_each()
    {
        var file = Path.Combine(SharedData.Folder("bpmn/sundsvall"), "alkt-ansokan.bpmn");
        var draft = BpmnImport.Read(file, File.ReadAllText(file));
        var routine = RoutineReader.Read(draft.FileName, draft.Yaml, City.Organisation).Routine!;
        Assert.Equal(["registration", "review", "investigation", "decision", "follow-up", "closure", "end-process"],
            routine.States.Select(s => s.Id));
        Assert.Equal(6, draft.Findings.Count(f => f.Carried == Carried.Changed));
    }

    /// <summary>
    /// The work is done as soon as there is some, with what the run says that it finds out; where the process waits
    /// for news, they come.
    /// </summary>
    private static (ImmutableArray<string> Passed, ImmutableArray<string> Waited) Play(
        BpmnDraft draft, Routine routine, SundsvallRun run)
    {
        var world = new World(City.Organisation!, City.Calendar, City.RoutingTables);
        var play = new ScenarioCase(world, routine, new Submit(routine.Id, "Parkeringstillstånd", "Ansökan",
            City.Organisation!.Departments[0].Code, ImmutableSortedDictionary<string, object>.Empty));
        var times = new Dictionary<string, int>();
        var waited = ImmutableArray.CreateBuilder<string>();
        for (var step = 0; routine.State(play.State).End is null; step++)
        {
            Assert.True(step < MostSteps, $"{run.Name} goes on for ever, now in {play.State}");
            var activity = draft.Trace.Of(play.State)[0];
            var trigger = Assert.Single(routine.State(play.State).Triggers, t => !t.BySystem);
            if (activity.EndsWith("_available", StringComparison.Ordinal)
                || activity.EndsWith("_update", StringComparison.Ordinal)) waited.Add(activity);
            times[activity] = times.GetValueOrDefault(activity) + 1;
            play.Fire(trigger.Id, run.Answers.Of(activity, times[activity] - 1)
                .ToImmutableSortedDictionary(a => draft.Fields[a.Key], a => a.Value));
        }
        return ([.. draft.Trace.Of(play.Facts).Order(StringComparer.Ordinal)], waited.ToImmutable());
    }

    private static List<string> Less(IEnumerable<string> all, IEnumerable<string> without)
    {
        var rest = all.ToList();
        foreach (var one in without) rest.Remove(one);
        return rest;
    }
}
