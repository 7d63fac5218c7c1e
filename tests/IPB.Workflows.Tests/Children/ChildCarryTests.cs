using IPB.Workflows.Cases;
using IPB.Workflows.Migrations;
using IPB.Workflows.Notifications;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Diagrams;
using IPB.Workflows.Storage;
using IPB.Workflows.Tests.Cases;
using IPB.Workflows.Tests.Migrations;

namespace IPB.Workflows.Tests.Children;

/// <summary>How a wait for child cases survives a migration of the parent, and how diagrams tell of it.</summary>
public sealed class ChildCarryTests
{
    private static Routine Next(string join = "all", params (string Part, string Other)[] changes) => Town.Routine(
        changes.Aggregate(Family.Parent(join: join).Replace("version: 2", "version: 3", StringComparison.Ordinal),
            (text, c) => text.Contains(c.Part, StringComparison.Ordinal)
                ? text.Replace(c.Part, c.Other, StringComparison.Ordinal) : throw new ArgumentException(c.Part)));

    [Fact]
    public void A_wait_goes_on_for_the_same_children_with_what_the_new_version_asks_for()
    {
        var play = Family.Waiting().Hear(1, Ending.Solved);
        var outcome = Versions.Plan(play, Next("any"));
        Assert.Equal(("waiting", 1, null),
            (outcome.Row.Children!.Id, outcome.Row.Children.Votes, outcome.Row.Children.Void));
        // One of them has ended already: with "any" that is enough, and the case goes on by itself.
        Assert.Equal("joined", outcome.Decision!.Case.State);
        Assert.Single(outcome.Decision.Messages, m => m.Kind == MessageKind.ParentNews);
        Assert.DoesNotContain(outcome.Decision.Messages, m => m.Kind == MessageKind.OpenChild);
        Replays(play, outcome.Decision);
    }

    [Fact]
    public void A_wait_that_still_lacks_one_keeps_its_children_and_opens_none_anew()
    {
        var play = Family.Waiting().Hear(1, Ending.Solved);
        var after = Versions.Plan(play, Next()).Decision!;
        Assert.Equal(("waiting", 2), (after.Case.State, after.Case.Wait!.Children.Length));
        Assert.Equal(play.Case.Children, after.Case.Children);
        Assert.Empty(after.Messages);
        Replays(play, after);
    }

    [Fact]
    public void Where_the_new_state_waits_for_nobody_the_children_live_on_and_hear_of_it()
    {
        var play = Family.Waiting();
        var outcome = Versions.Plan(play, Next(), p => p.With("waiting", new StateMove("work")));
        Assert.Equal("The state does not wait for child cases in the new version.", outcome.Row.Children!.Void!.En);
        Assert.Null(outcome.Decision!.Case.Wait);
        Assert.All(outcome.Decision.Case.Children, k => Assert.True(k.IsOpen));
        Assert.Equal(2, outcome.Decision.Messages.Count(m => m.Kind == MessageKind.ParentNews));
        Replays(play, outcome.Decision);
    }

    [Fact]
    public void A_case_that_comes_to_wait_by_a_migration_opens_the_children_it_waits_for()
    {
        var play = new Play(Family.Parent());
        var after = Versions.Plan(play, Next(), p => p.With("work", new StateMove("waiting"))).Decision!;
        Assert.Equal(["A", "B"], after.Case.Children.Select(k => k.Department));
        Assert.Equal(2, after.Case.Wait!.Children.Length);
        Assert.Equal(2, after.Messages.Count(m => m.Kind == MessageKind.OpenChild));
        Replays(play, after);
    }

    [Fact]
    public void A_diagram_in_words_tells_what_is_opened_and_waited_for()
    {
        var words = Words(Family.Read(Family.Parent(), "test"));
        Assert.Contains("Opens child cases: child (A; B).", words, StringComparison.Ordinal);
        Assert.Contains("(waits for child cases)", words, StringComparison.Ordinal);
        Assert.Contains("All child cases have ended: solved → All solved.", words, StringComparison.Ordinal);
        Assert.Contains("All child cases have ended: otherwise → Mixed.", words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_diagram_in_words_tells_of_automations_and_exports_have_a_task_for_them()
    {
        var routine = Town.Routine(Automations.Desk.Routine());
        var words = Words(routine);
        Assert.Contains("Automation: call-web-hook.", words, StringComparison.Ordinal);
        Assert.Contains("Answered (after the automation call-web-hook) → Ready.", words, StringComparison.Ordinal);
        // Whoever has the case may go on without it: the task is theirs, and says what the automation does.
        Assert.Contains("Automation: call-web-hook", Workflows.Routines.Exports.BpmnExport.Write(routine, "en"),
            StringComparison.Ordinal);
        Assert.Contains("s_asking[/\"Asking\"\\]", Workflows.Routines.Exports.MermaidExport.Write(routine, "en"),
            StringComparison.Ordinal);
    }

    private static string Words(Routine routine) =>
        new DiagramDescription(routine, new DiagramWords("en", null)).Write();

    private static void Replays(Play play, Decision moved) => Assert.Equal(
        CaseJson.Canonical(moved.Case), CaseJson.Canonical(Versions.Replayed(play, moved)));
}
