using IPB.Workflows.Cases;

namespace IPB.Workflows.Tests.Cases;

public sealed class TriggerTests
{
    private const string Manager = "{ by: manager of lead-department, quorum: 1 }";

    [Fact]
    public void A_condition_that_does_not_hold_is_told_in_words()
    {
        var refusal = Assert.Throws<TriggerRefused>(() =>
            new Play(Manager).Fire("propose", "olga", null, ("owner_name", "Olga")));

        Assert.Equal(RefusalKind.Conflict, refusal.Kind);
        Assert.Equal("A budget is missing.", refusal.Reasons[0].En);
    }

    [Fact]
    public void A_trigger_that_is_not_theirs_names_who_can()
    {
        var refusal = Assert.Throws<TriggerRefused>(() => new Play(Manager).Fire("note", "sam"));

        Assert.Equal(RefusalKind.NotAllowed, refusal.Kind);
        Assert.Contains("olga", refusal.Reasons[0].En, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_trigger_names_those_that_are_allowed()
    {
        var refusal = Assert.Throws<TriggerRefused>(() => new Play(Manager).Fire("nonsense", "olga"));

        Assert.Equal(RefusalKind.NotFound, refusal.Kind);
        Assert.Equal(["note", "give", "propose"], refusal.Allowed);
    }

    [Fact]
    public void Every_wrong_field_is_told_at_once()
    {
        var refusal = Assert.Throws<InvalidInput>(() => new Play(Manager)
            .Fire("propose", "olga", null, ("budget", 3m), ("nonsense", "x")));

        Assert.Equal(["budget", "nonsense", "owner_name"], refusal.Fields.Select(f => f.Field).Order());
    }

    [Theory]
    [InlineData("twelve")]
    [InlineData("-1")]
    [InlineData("1000001")]
    public void A_number_that_is_none_or_out_of_range_is_refused(string budget) =>
        Assert.Throws<InvalidInput>(() => new Play(Manager).Fire("note", "olga", null, ("budget", budget)));

    [Fact]
    public void A_number_may_be_written_the_Swedish_way() =>
        Assert.Equal(250_000.5m,
            new Play(Manager).Fire("note", "olga", null, ("budget", "250 000,50")).Case.Fields["budget"]);

    [Fact]
    public void A_refused_step_leaves_the_case_as_it_was()
    {
        var play = new Play(Manager);
        var before = play.Case;

        Assert.Throws<TriggerRefused>(() => play.Fire("propose", "olga", null, ("owner_name", "Olga")));

        Assert.Same(before, play.Case);
    }

    [Fact]
    public void A_stale_version_is_refused_with_the_one_there_is()
    {
        var play = new Play(Manager).Fire("note", "olga", null, ("budget", 1m));

        var refusal = Assert.Throws<StaleVersion>(() => play.Do(new Comment("Hello") { ExpectedVersion = 1 }, "olga"));

        Assert.Equal(2, refusal.Actual);
    }

    [Fact]
    public void A_case_can_be_given_to_another_department_with_a_reason()
    {
        Assert.Throws<InvalidInput>(() => new Play(Manager).Fire("give", "olga", null, ("lead_department", "B")));

        var play = new Play(Manager).Fire("give", "olga", "Their building.", ("lead_department", "B"));

        Assert.Equal("B", play.Case.LeadDepartment);
        var changed = Assert.Single(play.Facts.OfType<LeadChanged>());
        Assert.Equal(("A", "B", "olga decided that the case belongs to B."),
            (changed.From, changed.To, changed.Why!.En));
    }

    [Fact]
    public void A_text_with_characters_that_are_no_text_is_refused() =>
        Assert.Throws<InvalidInput>(() => new Play(Manager).Do(new Comment("a\0b"), "olga"));

    [Fact]
    public void What_a_page_offers_is_what_the_engine_accepts()
    {
        var play = new Play(Manager);

        Assert.Equal([("note", true), ("give", true), ("propose", false)],
            play.OptionsOf("olga").Triggers.Select(t => (t.Trigger.Id, t.Open)));
        Assert.Empty(play.OptionsOf("sam").Triggers);
    }
}
