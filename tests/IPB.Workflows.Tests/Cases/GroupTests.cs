using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;

namespace IPB.Workflows.Tests.Cases;

/// <summary>States in groups: what holds in all of them, and times that run on between them.</summary>
public sealed class GroupTests
{
    private static Play New(string text = Groups.Investigation) => new(Groups.Routine(text));

    [Fact]
    public void A_case_led_to_a_group_is_in_its_first_sub_state()
    {
        var play = New().Fire("start", "olga");

        Assert.Equal("review", play.State);
        Assert.Equal(["investigation"], play.Case.Groups.Select(g => g.Group));
        Assert.Equal(["officer@A"], play.Case.WaitsOn);
    }

    [Fact]
    public void A_move_between_sub_states_neither_stops_nor_restarts_the_times_of_the_group()
    {
        var play = New().Fire("start", "olga");
        var times = play.Case.Timers.Where(t => t.Group is not null).ToList();
        Assert.Equal(["investigation/remind:0", "investigation/escalate:0", "investigation/fire:0"],
            times.Select(t => t.Key));

        play.Wait("5 working days").Fire("ask", "olga", "why?");

        Assert.Equal(times, play.Case.Timers.Where(t => t.Group is not null));
        Assert.DoesNotContain(play.Journal[^1].Facts, f => f is GroupLeft or GroupEntered);
    }

    [Fact]
    public void The_nearest_time_limit_counts_and_says_whose_it_is()
    {
        var play = New().Fire("start", "olga");
        Assert.Null(play.Case.FindDueGroup());
        var ofGroup = play.Case.Groups[0].DueAt;

        play.Wait("15 working days").Fire("ask", "olga", "why?");

        Assert.Equal(ofGroup, play.Case.DueAt);
        Assert.Equal("investigation", play.Case.FindDueGroup()!.Group);
        Assert.NotEqual(ofGroup, play.Case.OwnDueAt);
    }

    [Fact]
    public void A_reminder_of_the_group_tells_of_its_own_time_limit()
    {
        var play = New().Fire("start", "olga").Wait("15 working days").Fire("ask", "olga", "why?")
            .Wait("4 working days");

        var reminded = play.Facts.OfType<Reminded>().Last();
        Assert.Equal(play.Case.Groups[0].DueAt, reminded.DueAt);
        Assert.Equal(play.Case.Groups[0].DueAt, play.Messages.Last(m => m.Kind == MessageKind.Reminder).Content.DueAt);
    }

    [Fact]
    public void A_timer_of_the_group_leads_out_of_whichever_sub_state_the_case_is_in()
    {
        var play = New().Fire("start", "olga").Wait("2 weeks").Fire("ask", "olga", "why?").Wait("10 weeks");

        Assert.Equal("lapsed", play.State);
        Assert.Empty(play.Case.Groups);
        Assert.Equal("investigation", play.Facts.OfType<Triggered>().Last().Of);
    }

    [Fact]
    public void Whoever_the_group_was_escalated_to_keeps_the_case_between_its_sub_states()
    {
        var play = New().Fire("start", "olga").Wait("25 working days");
        Assert.Equal(["officer@A", "manager@A"], play.Case.WaitsOn);

        play.Fire("ask", "mary", "why?");
        Assert.Equal(["person:sam", "manager@A"], play.Case.WaitsOn);

        play.Fire("anew", "olga");
        Assert.Equal(["officer@A"], play.Case.WaitsOn);
    }

    [Fact]
    public void A_trigger_of_the_group_that_leads_into_it_starts_its_times_anew()
    {
        var play = New().Fire("start", "olga").Wait("5 working days").Fire("ask", "olga", "why?").Wait("1 working day");
        var before = play.Case.Groups[0];

        play.Fire("anew", "olga");

        Assert.Equal("review", play.State);
        Assert.True(play.Case.Groups[0].Since > before.Since);
        Assert.Contains(play.Journal[^1].Facts, f => f is GroupLeft { Group: "investigation" });
    }

    [Fact]
    public void A_trigger_of_the_group_to_the_very_state_that_the_case_is_in_enters_it_anew()
    {
        var play = New().Fire("start", "olga").Wait("5 working days");

        play.Fire("anew", "olga");

        Assert.Equal("review", play.State);
        Assert.Equal(play.Now, play.Case.StateSince);
    }

    [Fact]
    public void A_sub_state_s_own_trigger_comes_before_that_of_the_group()
    {
        var play = New().Fire("start", "olga").Fire("ask", "olga", "why?");

        Assert.Equal("start", play.Fire("drop", "sam").State);
        Assert.Equal("withdrawn", New().Fire("start", "olga").Fire("drop", "sam").State);
    }

    [Fact]
    public void The_group_s_trigger_is_taken_when_the_condition_of_the_nearer_one_does_not_hold()
    {
        var text = Groups.Investigation.Replace("drop: { N, to: start, by: problem-owner }",
            "drop: { N, to: start, by: problem-owner, when: n > 5, W }", StringComparison.Ordinal);

        Assert.Equal("withdrawn",
            New(text).Fire("start", "olga").Fire("ask", "olga", "why?").Fire("drop", "sam").State);
        Assert.Equal("start", New(text).Fire("note", "olga", null, ("n", 9m)).Fire("start", "olga")
            .Fire("ask", "olga", "why?").Fire("drop", "sam").State);
    }

    [Fact]
    public void A_trigger_of_the_routine_holds_in_every_state_and_gate_but_not_in_an_end()
    {
        Assert.Equal("withdrawn", New().Fire("withdraw", "sam", "no").State);
        Assert.Equal("withdrawn", New().Fire("start", "olga").Fire("withdraw", "sam", "no").State);
        var atGate = New().Fire("start", "olga").Fire("propose", "olga");
        Assert.NotNull(atGate.Case.Gate);
        Assert.Equal(OfferedTrigger.OfRoutine,
            atGate.Fire("withdraw", "sam", "no").Facts.OfType<Triggered>().Last().Of);
        Assert.Equal(RefusalKind.NotFound,
            Assert.Throws<TriggerRefused>(() => atGate.Fire("withdraw", "sam", "no")).Kind);
    }

    [Fact]
    public void An_inherited_trigger_without_by_is_the_owner_s_and_nobody_s_at_a_gate()
    {
        var play = New().Fire("start", "olga").Fire("ask", "olga", "why?");
        Assert.Contains(play.OptionsOf("sam").Triggers, t => t.Trigger.Id == "anyhow");
        Assert.DoesNotContain(play.OptionsOf("olga").Triggers, t => t.Trigger.Id == "anyhow");

        var gate = New().Fire("start", "olga").Fire("propose", "olga");
        Assert.DoesNotContain(gate.OptionsOf("mary").Triggers, t => t.Trigger.Id == "anyhow");
    }

    [Fact]
    public void A_gate_in_a_group_leads_on_within_it_or_out_of_it()
    {
        var play = New().Fire("start", "olga").Fire("propose", "olga");
        var group = play.Case.Groups[0];

        play.Vote(Outcome.Return, "mary", "no");
        Assert.Equal(("review", group), (play.State, play.Case.Groups[0]));

        play.Fire("propose", "olga").Vote(Outcome.Approve, "mary");
        Assert.Equal(("done", 0), (play.State, play.Case.Groups.Length));
    }

    [Fact]
    public void An_end_in_a_group_closes_the_case_and_leaves_the_group()
    {
        var play = New().Fire("start", "olga").Fire("duplicate", "olga");

        Assert.True(play.Case.IsClosed);
        Assert.Empty(play.Case.Groups);
        Assert.Empty(play.Case.Timers);
        Assert.DoesNotContain(play.OptionsOf("sam").Triggers, t => t.Trigger.Id is "drop" or "withdraw");
        Assert.Equal("review", play.Fire("reopen", "olga").State);
        Assert.Single(play.Case.Groups);
    }

    [Fact]
    public void Groups_nest_and_a_case_leaves_only_those_that_it_goes_out_of()
    {
        var play = New(Groups.Nested);
        Assert.Equal(["outer", "inner"], play.Case.Groups.Select(g => g.Group));
        var outer = play.Case.Groups[0];
        play.Wait("1 day").Fire("aside", "olga");

        Assert.Equal([outer], play.Case.Groups);
        Assert.Equal(["outer", "inner"], play.Wait("1 day").Fire("back", "olga").Case.Groups.Select(g => g.Group));
        Assert.Equal(outer, play.Case.Groups[0]);
        Assert.Equal(play.Now, play.Case.Groups[1].Since);
    }

    [Fact]
    public void The_journal_builds_the_same_case_again()
    {
        var play = New().Fire("start", "olga").Wait("25 working days").Fire("ask", "mary", "why?").Fire("anew", "olga");

        var again = Journal.Replay(play.Case.Id, play.Journal);

        Assert.Equal(CaseJson.Canonical(play.Case), CaseJson.Canonical(again));
        var stored = CaseJson.ReadCase(CaseJson.Write(play.Case), play.Case.Description);
        Assert.Equal(CaseJson.Canonical(play.Case), CaseJson.Canonical(stored));
    }
}
