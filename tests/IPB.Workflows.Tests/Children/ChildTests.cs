using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.Routines;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Children;

public sealed class ChildTests
{
    [Fact]
    public void Children_count_as_open_from_the_moment_the_parent_waits()
    {
        var play = Family.Waiting();
        Assert.Equal("waiting", play.State);
        Assert.Equal(["2026-00001.child.1", "2026-00001.child.2"], play.Case.Wait!.Children);
        Assert.Equal(["A", "B"], play.Case.Children.Select(k => k.Department));
        Assert.All(play.Case.Children, k => Assert.True(k is { IsOpen: true, Number: null }));
        Assert.Equal(["2026-00001.child.1", "2026-00001.child.2"],
            play.Messages.Where(m => m.Kind == MessageKind.OpenChild).Select(m => m.Content.Order!.Key));
    }

    [Fact]
    public void The_parent_goes_on_when_the_last_child_has_ended()
    {
        var play = Family.Waiting().Hear(1, Ending.Solved);
        Assert.Equal("waiting", play.State);
        Assert.Equal("joined", play.Hear(2, Ending.Solved).State);
        Assert.Null(play.Case.Wait);
        Assert.Equal(("solved", 0), (play.Facts.OfType<WaitEnded>().Single().End,
            play.Facts.OfType<WaitEnded>().Single().Open.Length));
    }

    [Fact]
    public void Children_that_end_in_different_ways_lead_elsewhere() => Assert.Equal("mixed",
        Family.Waiting().Hear(2, Ending.Rejected).Hear(1, Ending.Solved).State);

    [Fact]
    public void One_child_is_enough_where_any_is_and_the_others_hear_of_it()
    {
        var play = Family.Waiting(Family.Parent(join: "any")).Hear(2, Ending.Solved);
        Assert.Equal("joined", play.State);
        var news = Assert.Single(play.Messages, m => m.Kind == MessageKind.ParentNews);
        Assert.Equal("2026-00001.child.1", news.Content.Parent!.Key);
    }

    [Fact]
    public void Two_of_three_are_enough_where_two_are()
    {
        var play = Family.Waiting(Family.Parent("[{ routine: child, to: [A, B] }, { routine: child }]", "2"));
        Assert.Equal("waiting", play.Hear(3, Ending.Solved).State);
        Assert.Equal("joined", play.Hear(1, Ending.Solved).State);
    }

    [Fact]
    public void The_same_news_twice_or_late_changes_nothing()
    {
        var play = Family.Waiting().Hear(1, Ending.Solved, 5);
        Assert.Throws<StaleNews>(() => play.Hear(1, Ending.Solved, 5));
        Assert.Throws<StaleNews>(() => play.Hear(1, null, 4));
        Assert.Equal(Ending.Solved, play.Case.Children[0].Ending);
    }

    [Fact]
    public void A_child_that_is_reopened_in_time_is_waited_for_again()
    {
        var play = Family.Waiting().Hear(1, Ending.Solved).Hear(1, null, 3).Hear(2, Ending.Solved);
        Assert.Equal("waiting", play.State);
        Assert.Equal("joined", play.Hear(1, Ending.Solved, 4).State);
    }

    [Fact]
    public void Of_a_child_that_is_reopened_too_late_people_are_told()
    {
        var play = Family.Waiting().Hear(1, Ending.Solved).Hear(2, Ending.Solved).Hear(1, null, 3);
        Assert.Equal("joined", play.State);
        Assert.Equal("olga", play.Messages.Last(m => m.Kind == MessageKind.News).To);
    }

    [Fact]
    public void A_wait_takes_in_what_is_open_already_and_what_is_opened_meanwhile()
    {
        var play = new Play(Family.Parent()).Fire("one", "olga").Fire("begin", "olga").Fire("more", "olga");
        Assert.Equal(4, play.Case.Wait!.Children.Length);
        Assert.Equal("More: Title", play.Case.Children[3].Title);
        play.Hear(1, Ending.Solved).Hear(2, Ending.Solved).Hear(3, Ending.Solved);
        Assert.Equal("waiting", play.State);
        Assert.Equal("joined", play.Hear(4, Ending.Solved).State);
    }

    [Fact]
    public void A_case_on_hold_goes_on_only_when_it_is_resumed()
    {
        var play = Family.Waiting().Hold("olga").Hear(1, Ending.Solved).Hear(2, Ending.Solved);
        Assert.Equal("waiting", play.State);
        Assert.Equal("joined", play.Resume("olga").State);
    }

    [Fact]
    public void Children_live_on_when_the_parent_leaves_or_is_closed_and_hear_of_it_once()
    {
        var play = Family.Waiting().Hear(1, Ending.Solved).Fire("stop", "olga");
        Assert.True(play.Case.IsClosed);
        Assert.Equal(WaitEnded.Left, play.Facts.OfType<WaitEnded>().Single().End);
        Assert.True(play.Case.Children[1].IsOpen);
        Assert.Equal("2026-00001.child.2",
            Assert.Single(play.Messages, m => m.Kind == MessageKind.ParentNews).Content.Parent!.Key);
    }

    [Fact]
    public void What_is_handed_over_is_worked_out_when_the_child_is_ordered()
    {
        var play = Family.Waiting(Family.Parent("""
            { routine: child, title: '"Child of " + note', description: description, to: lead-department,
                    fields: { what: note, cost: string length(note) * 100, kind: '"big"' } }
            """));
        var order = play.Messages.Single(m => m.Kind == MessageKind.OpenChild).Content.Order!;
        Assert.Equal(("Child of Lamps", "Description", "A"), (order.Title, order.Description, order.Department));
        Assert.Equal(new Dictionary<string, object> { ["cost"] = 500m, ["kind"] = "big", ["what"] = "Lamps" },
            order.Fields);
    }

    [Fact]
    public void Whoever_acts_picks_departments()
    {
        var play = new Play(Family.Parent("{ routine: child, choose: { from: [A, B], least: 2 } }"));
        Assert.Equal("child_departments",
            Assert.Throws<InvalidInput>(() => play.Fire("begin", "olga")).Fields[0].Field);
        Assert.Throws<InvalidInput>(() => play.Fire("begin", "olga", null, ("child_departments", "A, C")));
        Assert.Equal(2, play.OptionsOf("olga").Triggers.First(t => t.Trigger.Id == "begin").Pick!.Least);
        play.Fire("begin", "olga", null, ("child_departments", "B, A"));
        Assert.Equal(["A", "B"], play.Case.Children.Select(k => k.Department));
    }

    [Fact]
    public void A_child_that_cannot_be_opened_is_an_incident_that_people_settle()
    {
        var play = Family.Waiting().System(new RefuseChild("2026-00001.child.1", new("Nej", "No")));
        Assert.Equal(["cora", "olga"], play.Told(MessageKind.Incident).Order());
        Assert.Equal("2026-00001.child.1", Assert.Single(play.OptionsOf("cora").StuckChildren).Key);
        Assert.Empty(play.OptionsOf("mary").StuckChildren);
        Assert.Equal("child-not-permitted",
            Assert.Throws<ChildRefusal>(() => play.Do(new RetryChild("2026-00001.child.1"), "mary")).Code);
        play.Do(new RetryChild("2026-00001.child.1"), "cora");
        Assert.Equal(3, play.Messages.Count(m => m.Kind == MessageKind.OpenChild));
        Assert.Equal("child-not-stuck",
            Assert.Throws<ChildRefusal>(() => play.Do(new RetryChild("2026-00001.child.1"), "cora")).Code);
    }

    [Fact]
    public void A_child_that_is_given_up_counts_as_discontinued()
    {
        var play = Family.Waiting().Hear(2, Ending.Solved)
            .System(new RefuseChild("2026-00001.child.1", new("Nej", "No")));
        Assert.Throws<InvalidInput>(() => play.Do(new DropChild("2026-00001.child.1", " "), "olga"));
        Assert.Equal("mixed", play.Do(new DropChild("2026-00001.child.1", "Not needed"), "olga").State);
        Assert.Throws<StaleNews>(() => play.System(new ChildIsOpen("2026-00001.child.1", "IPB 2026-00009")));
    }

    [Fact]
    public void Conditions_read_how_many_children_there_are()
    {
        var play = Family.Waiting(Family.Parent().Replace("      more:", """
                  enough:
                    name: { sv: Nog, en: Enough }
                    to: joined
                    by: system
                    when: 'solved_children = 1 and open_children = 1 and children = 2'
                  more:
            """, StringComparison.Ordinal));
        Assert.Equal("waiting", play.State);
        Assert.Equal("joined", play.Hear(2, Ending.Solved).State);
    }

    [Fact]
    public void A_state_that_opens_none_and_has_none_to_wait_for_is_left_at_once()
    {
        var text = Family.Parent().Replace("    opens: { routine: child, to: [A, B] }\n", "", StringComparison.Ordinal);
        Assert.Equal("mixed", Family.Waiting(text).State);
        Assert.Equal("waiting", new Play(text).Fire("one", "olga").Fire("begin", "olga").State);
    }
}
