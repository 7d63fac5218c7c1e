using System.Text.Json.Nodes;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.Storage;

namespace IPB.Workflows.Tests.Cases;

/// <summary>"Not ours": A submits, rules send to B and then to C, kim of K places what nobody wants.</summary>
public sealed class BouncingTests
{
    [Fact]
    public void The_rules_decide_anew_without_the_department_that_said_no()
    {
        var play = Bounces.Play().Fire("not-ours", "ben", "No.");

        Assert.Equal(("received", "C"), (play.State, play.Case.LeadDepartment));
        Assert.Equal(["officer@C"], play.Case.WaitsOn);
        var bounced = Assert.Single(play.Facts.OfType<Bounced>());
        Assert.Equal(new Bounced("B", "C", "No.", 1) { Table = "town/1", Rule = "title" }, bounced);
        Assert.Equal(["description"], play.Facts.OfType<Routed>().Last().Rules);
    }

    [Fact]
    public void A_department_that_is_named_gets_the_case_and_no_rule_answers_for_it()
    {
        var play = Bounces.Play().Fire("not-ours", "ben", "No.", ("lead_department", "A"));

        Assert.Equal("A", play.Case.LeadDepartment);
        Assert.Empty(play.Case.RoutingRules);
        Assert.Equal("B said that the case is not theirs and sent it to A.", play.Case.RoutingReason!.En);
        Assert.Null(play.Fire("not-ours", "olga", "No.").Facts.OfType<Bounced>().Last().Rule);
    }

    [Fact]
    public void The_second_bounce_goes_to_the_coordinator_with_the_suggestion()
    {
        var play = Bounces.Play().Fire("not-ours", "ben", "No.")
            .Fire("not-ours", "cleo", "No.", ("lead_department", "A"));

        Assert.Equal(("sorting", "K"), (play.State, play.Case.LeadDepartment));
        Assert.Equal(["board@*"], play.Case.WaitsOn);
        var last = play.Facts.OfType<Bounced>().Last();
        Assert.Equal((true, "A", "description"), (last.ByHand, last.Named, last.Rule));
        Assert.Contains("kim", play.Told(MessageKind.YourTurn));
    }

    [Fact]
    public void A_case_that_no_other_rule_matches_goes_to_the_coordinator_at_once()
    {
        var play = Bounces.Play(times: 9).Fire("not-ours", "ben", "No.").Fire("not-ours", "cleo", "No.");

        Assert.Equal(("sorting", "K"), (play.State, play.Case.LeadDepartment));
    }

    [Fact]
    public void Who_gets_the_case_and_who_submitted_it_are_told_with_the_reason()
    {
        var play = Bounces.Play().Fire("not-ours", "ben", "Not a street.");

        var turn = play.Messages.Last(m => m.Kind == MessageKind.YourTurn);
        Assert.Equal(("cleo", "ben", "Not a street."), (turn.To, turn.Content.By, turn.Content.Reason));
        var moved = Assert.Single(play.Messages, m => m.Kind == MessageKind.Moved);
        Assert.Equal(("sam", "Second."), (moved.To, moved.Content.Note!.En));
    }

    [Fact]
    public void What_the_coordinator_placed_is_bounced_no_more()
    {
        var play = Bounces.AtCoordinator().Fire("send", "kim", "Theirs.", ("lead_department", "B"));
        Assert.Equal(("received", "B"), (play.State, play.Case.LeadDepartment));

        var refusal = Assert.Throws<TriggerRefused>(() => play.Fire("not-ours", "ben", "No."));
        Assert.Equal(RefusalKind.Conflict, refusal.Kind);
        Assert.StartsWith("The case was placed by hand", refusal.Reasons[0].En, StringComparison.Ordinal);
        var option = Assert.Single(play.OptionsOf("ben").Triggers, t => t.Trigger.Id == "not-ours");
        Assert.Equal((false, refusal.Reasons[0]), (option.Open, option.Why));
    }

    [Fact]
    public void A_case_that_was_placed_before_any_bounce_is_not_bounced_either()
    {
        var play = Bounces.Play().Fire("take", "kim").Fire("send", "kim", "Theirs.", ("lead_department", "B"));

        Assert.Throws<TriggerRefused>(() => play.Fire("not-ours", "ben", "No."));
    }

    [Fact]
    public void Nobody_but_the_coordinator_places_a_case_that_came_back()
    {
        foreach (var person in new[] { "ben", "cleo", "olga", "max", "sam" })
            Assert.Throws<TriggerRefused>(() =>
                Bounces.AtCoordinator().Fire("send", person, "Ours.", ("lead_department", "A")));
    }

    [Fact]
    public void A_placing_names_a_department() => Assert.Equal("lead_department",
        Assert.Throws<InvalidInput>(() => Bounces.AtCoordinator().Fire("send", "kim", "Theirs.")).Fields[0].Field);

    [Theory]
    [InlineData("sam")]
    [InlineData("olga")]
    [InlineData("cleo")]
    public void Only_the_lead_department_and_the_coordinator_send_a_case_on(string person)
    {
        var refusal = Assert.Throws<TriggerRefused>(() => Bounces.Play().Fire("not-ours", person, "No."));
        Assert.Equal(RefusalKind.NotAllowed, refusal.Kind);
        Assert.Contains("ben, max, kim", refusal.Reasons[0].En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("max")]
    [InlineData("kim")]
    public void The_manager_and_the_coordinator_may_too(string person) =>
        Assert.Equal("C", Bounces.Play().Fire("not-ours", person, "No.").Case.LeadDepartment);

    [Fact]
    public void Who_said_no_has_no_further_say() =>
        Assert.Throws<TriggerRefused>(() => Bounces.Play().Fire("not-ours", "ben", "No.").Fire("accept", "ben"));

    [Fact]
    public void A_reason_is_required() => Assert.Equal("reason",
        Assert.Throws<InvalidInput>(() => Bounces.Play().Fire("not-ours", "ben", " ")).Fields[0].Field);

    [Theory]
    [InlineData("Q", "no department")]
    [InlineData("C", "has the case already")]
    [InlineData("B", "said already")]
    public void A_department_that_cannot_get_it_is_refused_in_words(string department, string words)
    {
        var refusal = Assert.Throws<InvalidInput>(() => Bounces.Play(times: 3).Fire("not-ours", "ben", "No.")
            .Fire("not-ours", "cleo", "No.", ("lead_department", department)));
        Assert.Equal("lead_department", refusal.Fields[0].Field);
        Assert.Contains(words, refusal.Fields[0].Text.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_said_no_may_be_suggested_to_the_coordinator() => Assert.Equal("B", Bounces.Play()
        .Fire("not-ours", "ben", "No.").Fire("not-ours", "cleo", "It is theirs.", ("lead_department", "B"))
        .Facts.OfType<Bounced>().Last().Named);

    [Fact]
    public void A_closed_case_is_not_sent_on()
    {
        var play = Bounces.Play().Fire("accept", "ben").Vote(Workflows.Routines.Outcome.Reject, "max", "No.");
        Assert.True(play.Case.IsClosed);
        Assert.Throws<TriggerRefused>(() => play.Fire("not-ours", "ben", "No."));
    }

    [Fact]
    public void Somebody_who_saw_an_older_version_is_refused() => Assert.Throws<StaleVersion>(() =>
        Bounces.Play().Fire("not-ours", "ben", "No.").Do(Bounces.Stale, "cleo"));

    [Fact]
    public void An_open_gate_and_its_timers_go_and_the_next_department_decides_anew()
    {
        var play = Bounces.Play().Fire("accept", "ben");
        Assert.Equal(["manager@B"], play.Case.Gate!.Deciders);

        play.Fire("not-ours", "max", "No.").Fire("accept", "cleo");

        Assert.Equal(["manager@C"], play.Case.Gate!.Deciders);
        play.Wait("3 working days");
        Assert.Equal(["mia"], play.Told(MessageKind.Reminder));
    }

    [Fact]
    public void Reminders_go_to_the_department_that_has_it_now()
    {
        var play = Bounces.Play().Fire("not-ours", "ben", "No.").Wait("3 working days");
        Assert.Equal(["cleo"], play.Told(MessageKind.Reminder));
    }

    [Fact]
    public void The_journal_replays_to_the_same_case()
    {
        var play = Bounces.AtCoordinator().Fire("send", "kim", "Theirs.", ("lead_department", "A"));

        var journal = play.Journal.Select(j => j with { Facts = CaseJson.ReadFacts(CaseJson.Write(j.Facts)) });
        Assert.Equal(CaseJson.Canonical(play.Case), CaseJson.Canonical(Journal.Replay(play.Case.Id, journal)));
    }

    [Fact]
    public void A_case_from_before_there_were_bounces_reads_as_one_that_nobody_bounced()
    {
        var play = Bounces.Play();
        var old = JsonNode.Parse(CaseJson.Write(play.Case))!.AsObject();
        Assert.True(old.Remove("saidNo"));

        var read = CaseJson.ReadCase(old.ToJsonString(), play.Case.Description);
        Assert.Equal(CaseJson.Canonical(play.Case), CaseJson.Canonical(read));
    }
}
