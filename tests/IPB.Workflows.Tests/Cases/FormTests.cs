using System.Collections.Immutable;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.Storage;

namespace IPB.Workflows.Tests.Cases;

/// <summary>What is filled in and ticked while a case stands in a state, and the triggers that need it.</summary>
public sealed class FormTests
{
    private const string Concept = """
        routine: test
        version: 1
        name: { sv: Prov, en: Trial }
        purpose: { sv: Prov, en: Trial }
        hold: { ask-again: 30 days }
        fields:
          cost: { type: evidence, name: { sv: Kostnad, en: Cost estimate } }
          informed: { type: yes-no, name: { sv: Informerad, en: Board informed } }
          size: { type: number, name: { sv: Storlek, en: Group size }, min: 1, required: true }
        states:
          concept:
            name: { sv: Koncept, en: Concept }
            owner: officer of lead-department
            form: [cost, size]
            checklist: [informed]
            on:
              propose: { name: { sv: Lägg fram, en: Propose }, to: gate, needs: [cost, informed], asks: [size] }
          gate:
            name: { sv: Beslut, en: Decision }
            gate:
              question: { sv: Gå vidare?, en: Go on? }
              decide: { by: manager of lead-department }
              criteria: [{ id: cost, name: { sv: Kostnad, en: Cost }, must: true, evidence: cost }]
              outcomes: { approve: done, return: concept }
          done: { name: { sv: Klart, en: Done }, end: solved }
        """;

    private static Play Fill(Play play, string by, params (string, object)[] fields) => play.Do(new Fill(
        fields.ToImmutableSortedDictionary(f => f.Item1, f => f.Item2)), by);

    [Fact]
    public void What_is_filled_in_is_saved_and_nothing_is_fired()
    {
        var play = Fill(new Play(Concept), "olga", ("cost", "KS 2026/123"), ("informed", true));

        Assert.Equal(("concept", "KS 2026/123"), (play.State, play.Case.Fields["cost"]));
        Assert.IsType<FieldsSet>(Assert.Single(play.Journal[^1].Facts));
        Assert.Single(play.Told(MessageKind.YourTurn));
    }

    [Fact]
    public void A_trigger_says_what_it_still_needs()
    {
        var play = new Play(Concept);
        var refusal = Assert.Throws<TriggerRefused>(() => play.Fire("propose", "olga", null, ("size", 3m)));
        var option = play.OptionsOf("olga").Triggers.Single();

        Assert.Equal("This is missing: Cost estimate, Board informed.", refusal.Reasons[0].En);
        Assert.Equal(["cost", "informed"], refusal.Missing);
        Assert.False(option.Open);
        Assert.Equal(["cost", "informed"], option.Missing.Select(f => f.Id));
        Assert.Equal("This is missing: Cost estimate, Board informed.", option.Why!.En);
    }

    [Fact]
    public void With_everything_there_it_fires()
    {
        var play = Fill(new Play(Concept), "olga", ("cost", "https://stad.example/a"), ("informed", true));

        Assert.True(play.OptionsOf("olga").Triggers.Single().Open);
        Assert.Equal("gate", play.Fire("propose", "olga", null, ("size", 3m)).State);
        Assert.Equal(["cost"], play.OptionsOf("mary").Gate!.Met);
    }

    [Fact]
    public void A_tick_that_is_taken_away_is_missing_again()
    {
        var play = Fill(Fill(new Play(Concept), "olga", ("informed", true)), "olga", ("informed", false));

        Assert.Equal(["cost", "informed"], play.OptionsOf("olga").Triggers.Single().Missing.Select(f => f.Id));
    }

    [Theory]
    [InlineData("KS 2026/123")]
    [InlineData("IPB 2026-00042")]
    [InlineData("2026-00042")]
    [InlineData("SLK 2024:12 ua")]
    [InlineData("https://stad.example/akt?id=1")]
    public void Registration_numbers_and_https_addresses_are_evidence(string evidence) =>
        Assert.Equal(evidence, Fill(new Play(Concept), "olga", ("cost", evidence)).Case.Fields["cost"]);

    [Theory]
    [InlineData("http://stad.example/akt")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://")]
    [InlineData("https://user:secret@stad.example/")]
    [InlineData("see the report")]
    [InlineData("12")]
    public void Anything_else_is_none(string evidence)
    {
        var refusal = Assert.Throws<InvalidInput>(() => Fill(new Play(Concept), "olga", ("cost", evidence)));

        Assert.Equal("cost", refusal.Fields.Single().Field);
        Assert.Contains("https://", refusal.Fields.Single().Text.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_longer_than_500_characters_is_refused() => Assert.Throws<InvalidInput>(() =>
        Fill(new Play(Concept), "olga", ("cost", "https://stad.example/" + new string('a', 480))));

    [Fact]
    public void Every_wrong_field_is_told_at_once_and_nothing_is_saved()
    {
        var play = new Play(Concept);
        var refusal = Assert.Throws<InvalidInput>(() =>
            Fill(play, "olga", ("size", "many"), ("nonsense", "x"), ("cost", "no"), ("informed", true)));

        Assert.Equal(["cost", "nonsense", "size"], refusal.Fields.Select(f => f.Field).Order());
        Assert.Empty(play.Case.Fields);
    }

    [Fact]
    public void A_blank_empties_a_field_unless_it_is_required()
    {
        var play = Fill(new Play(Concept), "olga", ("cost", "KS 2026/1"), ("size", 3m));

        Assert.DoesNotContain("cost", Fill(play, "olga", ("cost", "")).Case.Fields.Keys);
        Assert.Equal("size", Assert.Throws<InvalidInput>(() => Fill(play, "olga", ("size", ""))).Fields[0].Field);
        Assert.Equal(CaseJson.Canonical(play.Case), CaseJson.Canonical(Journal.Replay(play.Case.Id,
            play.Journal.Select(j => j with { Facts = CaseJson.ReadFacts(CaseJson.Write(j.Facts)) }))));
    }

    [Fact]
    public void Only_those_the_case_waits_on_fill_it_in()
    {
        var refusal = Assert.Throws<FormRefused>(() => Fill(new Play(Concept), "mary", ("size", 3m)));

        Assert.Equal(("form-not-permitted", "It can be done by: olga."), (refusal.Code, refusal.Reasons[0].En));
        Assert.Null(new Play(Concept).OptionsOf("mary").Fill);
        Assert.Equal(["cost", "size"], new Play(Concept).OptionsOf("olga").Fill!.Form);
    }

    [Fact]
    public void A_deputy_fills_in_for_somebody_away()
    {
        var olga = Town.Organisation.FindPerson("olga")! with
        {
            Deputy = "fay",
            Absences = [new(new(2026, 1, 1), new(2026, 12, 31))],
        };
        var world = new World(Town.With(olga), WorkingCalendar.Standard, []);

        Assert.Equal("olga", Fill(new Play(Concept, world: world), "fay", ("size", 3m)).Journal[^1].OnBehalfOf);
    }

    [Fact]
    public void Nothing_is_filled_in_on_hold_nor_where_there_is_no_form()
    {
        var play = new Play(Concept).Hold("olga");
        Assert.Equal("case-on-hold", Assert.Throws<FormRefused>(() => Fill(play, "olga", ("size", 3m))).Code);
        Assert.Null(play.OptionsOf("olga").Fill);

        Fill(play.Resume("olga"), "olga", ("cost", "KS 2026/1"), ("informed", true))
            .Fire("propose", "olga", null, ("size", 3m));
        Assert.Equal("form-not-offered", Assert.Throws<FormRefused>(() => Fill(play, "mary", ("size", 4m))).Code);
    }

    [Fact]
    public void What_is_the_same_is_not_saved_again()
    {
        var play = Fill(new Play(Concept), "olga", ("size", 3m), ("cost", "KS 2026/1"));

        Assert.Equal("nothing-new", Assert.Throws<FormRefused>(() => Fill(play, "olga", ("size", 3m))).Code);
        Fill(play, "olga", ("size", 4m), ("cost", "KS 2026/1"));
        Assert.Equal(["size"], play.Facts.OfType<FieldsSet>().Last().Values.Keys);
    }

    [Fact]
    public void A_form_made_from_an_older_version_is_refused() => Assert.Throws<StaleVersion>(() =>
        new Play(Concept).Do(new Fill(ImmutableSortedDictionary<string, object>.Empty.Add("size", 3m))
        {
            ExpectedVersion = 7,
        }, "olga"));

    [Fact]
    public void Anyone_comments_in_every_state_closed_and_on_hold()
    {
        var play = new Play(Concept).Do(new Comment("open"), "sam").Hold("olga").Do(new Comment("on hold"), "bo1");
        Fill(play.Resume("olga"), "olga", ("cost", "KS 2026/1"), ("informed", true))
            .Fire("propose", "olga", null, ("size", 3m)).Do(new Comment("at the gate"), "fay")
            .Vote(Workflows.Routines.Outcome.Approve, "mary").Do(new Comment("closed"), "sam");

        Assert.Equal(["open", "on hold", "at the gate", "closed"], play.Facts.OfType<Commented>().Select(c => c.Text));
        Assert.True(play.Case.IsClosed);
    }
}
