using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.Tests.Calendars;
using IPB.Workflows.Timers;

namespace IPB.Workflows.Tests.Cases;

/// <summary>A case on hold: its clock stands still, and it is not forgotten.</summary>
public sealed class HoldTests
{
    private const string Manager = "{ by: manager of lead-department, quorum: 1 }";

    private static Play Held() => new Play(Manager).Wait("2 working days").Hold("olga");

    [Fact]
    public void A_case_on_hold_has_no_time_limit_and_says_since_when_and_why()
    {
        var play = Held();

        Assert.Null(play.Case.DueAt);
        Assert.Equal(("olga", "We wait for the tender.", play.Now),
            (play.Case.Hold!.By, play.Case.Hold.Reason, play.Case.Hold.Since));
        Assert.Equal(["hold-ask:1", "hold-longest:0"], play.Case.Timers.Select(t => t.Key));
        Assert.Equal(4, play.Case.Hold.Suspended.Length);
    }

    [Fact]
    public void A_case_on_hold_is_not_reminded_nor_escalated()
    {
        var play = Held().Wait("20 days");

        Assert.Empty(play.Told(MessageKind.Reminder));
        Assert.Empty(play.Told(MessageKind.Escalation));
    }

    [Fact]
    public void It_goes_on_with_the_time_that_was_left()
    {
        var play = Held();
        var left = play.World.Calendar.WorkingTimeBetween(play.Now, play.Case.Hold!.DueAt!.Value);

        play.Wait("20 days").Resume("mary");

        Assert.Equal(TimeSpan.FromHours(27), left);
        Assert.Equal(left, play.World.Calendar.WorkingTimeBetween(play.Now, play.Case.DueAt!.Value));
        Assert.Equal(["escalate:0", "remind:0", "remind:1", "remind:2"], play.Case.Timers.Select(t => t.Key).Order());
        Assert.Null(play.Case.Hold);
    }

    [Fact]
    public void Reminders_follow_the_time_limit_to_where_it_is_now()
    {
        var play = Held().Wait("20 days").Resume("olga").Wait("4 working days");

        Assert.Equal(["olga"], play.Told(MessageKind.Reminder).Distinct());
        Assert.Equal(play.Case.DueAt, play.Messages.Last(m => m.Kind == MessageKind.Reminder).Content.DueAt);
    }

    [Fact]
    public void Every_pause_is_kept_and_stands_in_the_receipt()
    {
        var play = Held().Wait("3 days").Resume("olga").Hold("mary", "Olga is ill.").Wait("2 days").Resume("mary");
        var receipt = play.World.Calendar.Count(
            play.Case.StateSince, play.Routine.Start.Due!, play.Case.Pauses);

        Assert.Equal(play.Case.DueAt, receipt.Due);
        Assert.Equal("Without pauses: Mon 9 Feb 2026 17:00", receipt.Explain("en")[^4]);
        Assert.Equal("Paused: Wed 4 Feb 2026 17:00 – Sat 7 Feb 2026 17:00, olga: We wait for the tender.",
            receipt.Explain("en")[^3]);
        Assert.Equal("Due: Thu 12 Feb 2026 17:00", receipt.Explain("en")[^1]);
    }

    [Fact]
    public void Whoever_put_it_on_hold_is_asked_again_and_again()
    {
        var play = Held().Wait("65 days");

        Assert.Equal(["olga", "olga"], play.Told(MessageKind.AskAgain));
        Assert.Equal(2, play.Case.Hold!.Asked);
        Assert.Contains("person:olga", play.Case.WaitsOn);
        Assert.Equal(["officer@A"], play.Resume("olga").Case.WaitsOn);
    }

    [Fact]
    public void After_the_longest_time_it_goes_where_the_routine_says()
    {
        var play = Held().Wait("7 months");

        Assert.Equal("no", play.State);
        Assert.Null(play.Case.Hold);
        Assert.Empty(play.Case.Timers);
        Assert.Equal(["sam"], play.Told(MessageKind.Closed));
    }

    [Fact]
    public void The_submitter_hears_of_it_both_times()
    {
        var play = Held();
        Assert.Contains("sam", play.Told(MessageKind.OnHold));

        play.Resume("mary");
        Assert.Equal(["sam"], play.Told(MessageKind.Resumed));
    }

    [Fact]
    public void Triggers_are_refused_on_hold_and_comments_are_not()
    {
        var play = Held();

        var refusal = Assert.Throws<TriggerRefused>(() => play.Fire("note", "olga", null, ("budget", 3m)));
        play.Do(new Comment("Still no tender."), "sam");

        Assert.Equal("The case is on hold and its clock stands still. Resume it first.", refusal.Reasons[0].En);
        Assert.All(play.OptionsOf("olga").Triggers, t => Assert.False(t.Open));
        Assert.IsType<Commented>(play.Facts.Last());
    }

    [Fact]
    public void Only_those_named_put_it_on_hold_and_let_it_go_on()
    {
        var refusal = Assert.Throws<HoldRefused>(() => new Play(Manager).Hold("sam"));

        Assert.Equal(("hold-not-permitted", RefusalKind.NotAllowed), (refusal.Code, refusal.Kind));
        Assert.Equal("It can be done by: olga, mary.", refusal.Reasons[0].En);
        Assert.Equal("hold-not-permitted", Assert.Throws<HoldRefused>(() => Held().Resume("sam")).Code);
        Assert.True(new Play(Manager).OptionsOf("mary").MayHold);
        Assert.False(new Play(Manager).OptionsOf("sam").MayHold);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Equal("not-on-hold", Assert.Throws<HoldRefused>(() => new Play(Manager).Resume("olga")).Code);
        Assert.Equal("already-on-hold", Assert.Throws<HoldRefused>(() => Held().Hold("mary")).Code);
        Assert.Equal("hold-not-offered", Assert.Throws<HoldRefused>(() => Town.AtGate(Manager).Hold("olga")).Code);
        Assert.Equal("reason", Assert.Throws<InvalidInput>(() => new Play(Manager).Hold("olga", " ")).Fields[0].Field);
    }

    [Fact]
    public void Without_anyone_named_the_owner_of_the_state_does_it()
    {
        var routine = Town.Gate(Manager).Replace(
            "by: [officer of lead-department, manager of lead-department]", "in: [work]", StringComparison.Ordinal);

        Assert.NotNull(new Play(routine).Hold("olga").Case.Hold);
        Assert.Throws<HoldRefused>(() => new Play(routine).Hold("mary"));
    }

    [Fact]
    public void A_late_case_is_as_late_afterwards()
    {
        var play = new Play(Manager).Wait("7 working days").Hold("olga").Wait("40 days").Resume("olga");

        Assert.Equal(TimeSpan.FromHours(18), play.World.Calendar.WorkingTimeBetween(play.Case.DueAt!.Value, play.Now));
        Assert.Equal(["remind:2"], play.Facts.OfType<TimerFired>().Select(f => f.Key).Where(k => k == "remind:2"));
    }

    [Fact]
    public void A_timer_that_was_taken_already_by_the_pump_does_nothing()
    {
        var play = Held();

        Assert.Null(play.FireTimer("remind:0"));
        Assert.Equal(Local.At("2026-02-04 17:00"), play.Now);
        Assert.Equal(TimerKind.Remind, play.Case.Hold!.Suspended[0].Kind);
    }
}
