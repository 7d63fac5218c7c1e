using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Routines;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Referrals;

public sealed class ReferralTests
{
    [Fact]
    public void All_bodies_are_asked_at_once()
    {
        var play = Remiss.Out();
        Assert.Equal(["manager@A", "board@*", "head-of-department@A"], play.Case.WaitsOn);
        Assert.Equal("2026-00001.referral.1", play.Case.Referral!.Id);
        Assert.Equal(3, play.Case.Referral.Needed);
        Assert.Equal(["bo1", "bo2", "bo3", "henry", "mary"], play.Told(MessageKind.Statement).Order());
        Assert.All(play.Messages.Where(m => m.Kind == MessageKind.Statement),
            m => Assert.Equal("What do you say?", m.Content.Question!.En));
    }

    [Fact]
    public void The_case_goes_on_when_the_last_one_has_answered()
    {
        var play = Remiss.Out().Answer(Remiss.Mary, "mary").Answer(Remiss.Henry, "henry", Stance.Abstains);
        Assert.Equal("referral", play.State);
        Assert.Equal([Remiss.Board], play.Case.WaitsOn);
        play.Answer(Remiss.Board, "bo2", Stance.Objections, "Too dear.");
        Assert.Equal("answers", play.State);
        Assert.Null(play.Case.Referral);
        var round = Assert.Single(play.Case.Referrals);
        Assert.Equal((ReferralEnd.Answered, 3, 1), (round.End!.Value, round.Statements.Length, round.Objections));
        Assert.DoesNotContain(play.Case.Timers, t => t.Key.StartsWith("remind", StringComparison.Ordinal));
    }

    [Fact]
    public void Objections_need_a_text_and_nothing_else_does()
    {
        var play = Remiss.Out();
        var refused = Assert.Throws<InvalidInput>(() => play.Answer(Remiss.Mary, "mary", Stance.Objections, " "));
        Assert.Equal("text", refused.Fields[0].Field);
        Assert.Equal(Remiss.Mary, play.Answer(Remiss.Mary, "mary").Case.Referral!.Statements[0].Body);
    }

    [Fact]
    public void A_body_answers_once_and_its_statement_stands()
    {
        var play = Remiss.Out().Answer(Remiss.Board, "bo1");
        var refused = Assert.Throws<StatementRefused>(() => play.Answer(Remiss.Board, "bo2", Stance.Abstains));
        Assert.Equal((RefusalKind.Conflict, "statement-given"), (refused.Kind, refused.Code));
        Assert.Contains("bo1", refused.Reasons[0].En, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_those_who_have_not_answered_are_reminded()
    {
        var play = Remiss.Out().Answer(Remiss.Board, "bo1").Wait("13 working days");
        Assert.Equal(["henry", "mary"], play.Told(MessageKind.Reminder).Order());
    }

    [Fact]
    public void A_late_body_is_escalated_to_its_own_department_which_may_answer_for_it()
    {
        var play = Remiss.Out(Remiss.Text("to: [manager of A, board]\njoin: all"))
            .Answer(Remiss.Board, "bo1").Wait("11 working days");
        Assert.Equal(["henry"], play.Told(MessageKind.Escalation));
        Assert.Equal(["manager@A", "head-of-department@A"], play.Case.WaitsOn);
        Assert.Equal("manager@A", play.Facts.OfType<Escalated>().Single().Body);
        Assert.Equal("answers", play.Answer(Remiss.Mary, "henry").State);
    }

    [Fact]
    public void Any_one_answer_is_enough_and_the_others_are_told()
    {
        var play = Remiss.Out(Remiss.Text("to: [manager of A, board, head-of-department of A]\njoin: any"))
            .Answer(Remiss.Board, "bo1");
        Assert.Equal("answers", play.State);
        Assert.Equal(["henry", "mary"], play.Told(MessageKind.NoStatementNeeded).Order());
        Assert.Equal([Remiss.Mary, Remiss.Henry], play.Facts.OfType<ReferralClosed>().Single().Unanswered);
    }

    [Fact]
    public void A_late_answer_is_refused_with_the_reason()
    {
        var play = Remiss.Out(Remiss.Text("to: [manager of A, board]\njoin: 1"));
        var id = play.Case.Referral!.Id;
        play.Answer(Remiss.Board, "bo1");
        var refused = Assert.Throws<StatementRefused>(() => play.Answer(Remiss.Mary, "mary", referral: id));
        Assert.Equal((RefusalKind.Conflict, "referral-closed"), (refused.Kind, refused.Code));
        Assert.Equal("The referral is already closed: enough have answered. No answer is needed any more.",
            refused.Reasons[0].En);
    }

    [Fact]
    public void When_time_is_up_the_case_goes_on_with_what_has_come_in()
    {
        var play = Remiss.Out(Remiss.Text(overdue: true)).Answer(Remiss.Mary, "mary").Wait("15 working days");
        Assert.Equal("late", play.State);
        Assert.Equal(ReferralEnd.Overdue, play.Case.Referrals[0].End);
        Assert.Equal(["bo1", "bo2", "bo3", "henry"], play.Told(MessageKind.NoStatementNeeded).Order());
    }

    [Fact]
    public void Without_overdue_the_case_stays_until_they_have_answered()
    {
        var play = Remiss.Out().Answer(Remiss.Mary, "mary").Wait("6 months");
        Assert.Equal("referral", play.State);
        Assert.Equal("answers", play.Answer(Remiss.Henry, "henry").Answer(Remiss.Board, "bo3").State);
    }

    [Fact]
    public void A_trigger_that_leads_out_ends_the_referral_and_says_so()
    {
        var play = Remiss.Out().Answer(Remiss.Mary, "mary").Fire("withdraw", "olga", "Wrong draft");
        var round = Assert.Single(play.Case.Referrals);
        Assert.Equal((ReferralEnd.Left, 1), (round.End!.Value, round.Statements.Length));
        Assert.Contains("henry", play.Told(MessageKind.NoStatementNeeded));
    }

    [Fact]
    public void Sending_out_anew_asks_everybody_again_and_keeps_what_was_said()
    {
        var play = Remiss.Out().Answer(Remiss.Mary, "mary").Fire("again", "olga");
        Assert.Equal("2026-00001.referral.2", play.Case.Referral!.Id);
        Assert.Empty(play.Case.Referral.Statements);
        Assert.Single(play.Case.Referrals[0].Statements);
    }

    [Fact]
    public void Who_submitted_the_case_does_not_answer_but_the_next_one_up_does()
    {
        var play = Remiss.Out(submitter: "mary");
        Assert.Equal("head-of-department@A", play.Case.Referral!.Bodies[0].Key);
        var refused = Assert.Throws<StatementRefused>(() => play.Answer(Remiss.Mary, "mary"));
        Assert.Equal("own-case", refused.Code);
        Assert.Null(play.OptionsOf("mary").Referral);
        Assert.Equal(2, play.OptionsOf("henry").Referral!.Bodies.Length);
    }

    [Fact]
    public void One_person_who_is_two_bodies_answers_for_each()
    {
        var play = Remiss.Out(submitter: "mary").Answer(Remiss.Mary, "henry").Answer(Remiss.Board, "bo1");
        Assert.Equal("referral", play.State);
        Assert.Equal("answers", play.Answer(Remiss.Henry, "henry").State);
    }

    [Fact]
    public void A_role_that_nobody_holds_falls_back()
    {
        var world = new World(Town.With(new Person("mary", "Mary", "mary@example.org", "en", "A")),
            Town.World.Calendar, []);
        var play = Remiss.Out(world: world);
        Assert.Equal(new ReferralBody(Remiss.Mary, "person:fay"), play.Case.Referral!.Bodies[0]);
        Assert.Contains("fay", play.Told(MessageKind.Statement));
        Assert.Equal(Remiss.Mary, play.Answer(Remiss.Mary, "fay").Case.Referral!.Statements[0].Body);
    }

    [Fact]
    public void The_deputy_of_somebody_absent_answers_for_them()
    {
        var away = new Person("mary", "Mary", "mary@example.org", "en", "A")
        {
            Roles = ["manager"],
            Deputy = "olga",
            Absences = [new(new(2026, 1, 1), new(2026, 12, 31))],
        };
        var world = new World(Town.With(away), Town.World.Calendar, []);
        var play = Remiss.Out(world: world);
        Assert.Equal("mary", play.OptionsOf("olga").Referral!.Bodies[0].OnBehalfOf);
        play.Answer(Remiss.Mary, "olga");
        Assert.Equal("mary", play.Case.Referral!.Statements[0].OnBehalfOf);
        Assert.Equal("mary", play.Journal[^1].OnBehalfOf);
    }

    [Fact]
    public void Who_is_not_asked_does_not_answer()
    {
        var refused = Assert.Throws<StatementRefused>(() => Remiss.Out().Answer(Remiss.Mary, "olga"));
        Assert.Equal((RefusalKind.NotAllowed, "not-their-statement"), (refused.Kind, refused.Code));
        Assert.Contains("mary", refused.Reasons[0].En, StringComparison.Ordinal);
    }

    [Fact]
    public void Conditions_read_how_many_object()
    {
        var play = Remiss.Out().Answer(Remiss.Mary, "mary", Stance.Objections, "No.")
            .Answer(Remiss.Henry, "henry", Stance.Objections, "No.")
            .Answer(Remiss.Board, "bo1", Stance.Objections, "No.");
        Assert.Equal("work", play.State);
        Assert.Contains(play.Facts, f => f is Triggered { Trigger: "objected", Automatic: true });
    }

    [Fact]
    public void Who_sends_the_case_out_chooses_whom_to_ask()
    {
        var text = Remiss.Text("choose: { role: board, from: [B], least: 1 }\njoin: all")
            .Replace("      again: { name: { sv: Börja om, en: Start over }, to: referral, by: officer }\n", "",
                StringComparison.Ordinal);
        var play = new Play(text);
        Assert.Equal("referral_bodies", Assert.Throws<InvalidInput>(() => play.Fire("send", "olga")).Fields[0].Field);
        Assert.Throws<InvalidInput>(() => play.Fire("send", "olga", null, ("referral_bodies", "A, B")));
        play.Fire("send", "olga", null, ("referral_bodies", "B"));
        Assert.Equal(["board@B"], play.Case.Referral!.Bodies.Select(b => b.Id));
    }
}
