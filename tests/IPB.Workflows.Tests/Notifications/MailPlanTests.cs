using IPB.Workflows.Calendars;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Tests.Calendars;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Notifications;

/// <summary>Quiet hours, the summary, and what is urgent enough for neither.</summary>
public sealed class MailPlanTests
{
    private static readonly CalendarSet Quiet = new(WorkingCalendar.Standard) { MailInOpeningHours = true };
    private static readonly Person Anna = new("anna", "Anna", "anna@example.org", "sv", "A");

    [Theory]
    [InlineData("2026-11-27 16:59", null)]
    [InlineData("2026-11-27 17:00", "2026-11-30 08:00")]
    [InlineData("2026-11-28 12:00", "2026-11-30 08:00")]
    [InlineData("2026-11-30 07:59", "2026-11-30 08:00")]
    [InlineData("2026-12-23 20:00", "2026-12-28 08:00")]
    public void Outside_opening_hours_a_mail_waits_for_the_next_opening(string now, string? until) => Assert.Equal(
        new MailPlan(until is null ? null : Local.At(until), false), Of(now));

    [Fact]
    public void The_hours_are_those_of_the_receivers_department()
    {
        var late = new WorkingCalendar { Week = OpeningWeek.MondayToFriday(new(10, 0), new(20, 0)) };
        var calendars = Quiet with { Departments = Quiet.Departments.Add("A", late) };
        Assert.Null(Of("2026-11-27 19:30", calendars: calendars).HoldUntil);
        Assert.Equal(Local.At("2026-11-30 10:00"), Of("2026-11-30 09:00", calendars: calendars).HoldUntil);
    }

    [Fact]
    public void Without_quiet_hours_or_for_whoever_wants_mail_at_any_time_none_waits()
    {
        Assert.Null(Of("2026-11-28 12:00", calendars: WorkingCalendar.Standard).HoldUntil);
        Assert.Null(Of("2026-11-28 12:00", new(MailSend.AnyTime, MailChannel.Mail, null)).HoldUntil);
    }

    [Fact]
    public void What_is_over_before_the_opening_or_counts_in_hours_is_urgent()
    {
        var over = About with { DueAt = Local.At("2026-11-28 23:00") };
        var later = About with { DueAt = Local.At("2026-11-30 17:00") };
        var late = About with { DueAt = Local.At("2026-11-20 17:00") };
        foreach (var choice in new[] { MailChoice.Usual, new(MailSend.Daily, MailChannel.Inbox, null) })
        {
            Assert.Equal(new MailPlan(null, false), Of("2026-11-28 12:00", choice, over));
            Assert.Equal(new MailPlan(null, false), Of("2026-11-28 12:00", choice, About with { Urgent = true }));
            Assert.NotEqual(new MailPlan(null, false), Of("2026-11-28 12:00", choice, later));
            Assert.NotEqual(new MailPlan(null, false), Of("2026-11-28 12:00", choice, late));
        }
    }

    [Fact]
    public void Whoever_wants_one_mail_a_day_gets_the_summary_alone_where_there_is_one()
    {
        var daily = new MailChoice(MailSend.Daily, MailChannel.Mail, null);
        Assert.True(Of("2026-11-27 12:00", daily).Gather);
        Assert.False(Of("2026-11-27 12:00", daily, kind: MessageKind.Digest).Gather);
        Assert.False(Of("2026-11-27 12:00", daily, summary: false).Gather);
        Assert.True(Of("2026-11-27 12:00", new(MailSend.AtOnce, MailChannel.Inbox, null)).Gather);
    }

    [Fact]
    public void A_limit_in_hours_makes_its_mails_urgent()
    {
        var play = new Play(Town.Gate("{ by: manager of lead-department, quorum: 1 }")
            .Replace("due: 5 working days\n    remind: [2 working days before, on due, 2",
                "due: 72 hours\n    remind: [2"));
        Assert.True(play.Messages.Single(m => m.To == "olga").Content.Urgent);
        var plain = new Play("{ by: manager of lead-department, quorum: 1 }");
        Assert.False(plain.Messages.Single(m => m.To == "olga").Content.Urgent);
    }

    private static readonly MessageContent About = new("IPB 2026-00001", "Title", new("R", "R"), new("S", "S"));

    private static MailPlan Of(string now, MailChoice? choice = null, MessageContent? about = null,
        MessageKind kind = MessageKind.Reminder, bool summary = true, CalendarSet? calendars = null) => MailPlan.Of(
        new(Guid.Empty, "anna", kind, about ?? About), Anna, (choice ?? MailChoice.Usual, summary), calendars ?? Quiet,
        Local.At(now));
}
