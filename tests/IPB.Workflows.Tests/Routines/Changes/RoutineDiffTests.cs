using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Changes;
using IPB.Workflows.Tests.Files;

namespace IPB.Workflows.Tests.Routines.Changes;

public class RoutineDiffTests
{
    [Theory]
    [InlineData("quorum: 2", "quorum: 3",
        "“Decision” by board member now needs three approvers (before: two)",
        "”Beslut” av ledamot behöver nu tre som godkänner (förut: två)")]
    [InlineData("remind: [2 working days before", "remind: [5 working days before",
        "The reminder in “Need” moved from 2 working days to 5 working days before the due date",
        "Påminnelsen i ”Behov” har flyttats från 2 arbetsdagar till 5 arbetsdagar före förfallodagen")]
    [InlineData("by: [coordinator, problem-owner]", "by: [coordinator, problem-owner, auditor]",
        "The trigger “Propose” in “Need” may now also be fired by auditor",
        "Steget ”Lägg fram” i ”Behov” får nu även göras av revisor")]
    [InlineData("after: 10 weeks, to: unit-manager", "after: 12 weeks, to: unit-manager",
        "“Need” is now raised to unit manager of the lead department after 12 weeks (before: 10 weeks)",
        "”Behov” lyfts nu till enhetschef, ansvarig förvaltning efter 12 veckor (förut: 10 veckor)")]
    [InlineData("after: 90 days, fire", "after: 60 days, fire",
        "“Expires” in “Need” now happens by itself after 60 days (before: 90 days)",
        "”Löper ut” i ”Behov” sker nu av sig självt efter 60 dagar (förut: 90 dagar)")]
    [InlineData("must: true, met", "must: false, met",
        "The criterion “Cheap” in “Decision” should now be met (before: must)",
        "Kriteriet ”Billigt” i ”Beslut” bör nu vara uppfyllt (förut: måste)")]
    [InlineData("reject: dropped", "reject: need",
        "“Reject” in “Decision” now leads to “Need” (before: “Dropped”)",
        "”Avslå” i ”Beslut” leder nu till ”Behov” (förut: ”Nedlagt”)")]
    [InlineData("when: 'budget > 250000'", "when: 'budget > 300000'",
        "“Decision” by board member: the condition is now “budget > 300000” (before: “budget > 250000”)",
        "”Beslut” av ledamot: villkoret är nu ”budget > 300000” (förut: ”budget > 250000”)")]
    [InlineData("en: Brighter school yards.", "en: Lit school yards.",
        "The purpose is now “Lit school yards.” (before: “Brighter school yards.”)",
        "Syftet är nu på engelska ”Lit school yards.” (förut: på engelska ”Brighter school yards.”)")]
    [InlineData("max: 5000000", "max: 6000000",
        "The field “Budget”: the largest value is now 6,000,000 (before: 5,000,000)",
        "Fältet ”Budget”: det högsta värdet är nu 6\u00A0000\u00A0000 (förut: 5\u00A0000\u00A0000)")]
    public void One_change_is_one_sentence(string part, string other, string english, string swedish)
    {
        var changes = Between(Sample.Routine, Sample.With(part, other));
        Assert.Equal([english], changes.Select(c => c.Text.En));
        Assert.Equal([swedish], changes.Select(c => c.Text.Sv));
    }

    [Theory]
    [InlineData("ask-again: 30 days", "ask-again: 60 days",
        "Whoever puts a case on hold is now asked every 60 days whether it can go on (before: 30 days)",
        "Den som låter ett ärende vila tillfrågas nu med 60 dagar emellan om det kan gå vidare (förut: 30 dagar)")]
    [InlineData("hold: { by: [coordinator], in: [need], ask-again: 30 days, longest: 6 months, then: dropped }\n", "",
        "Cases may no longer be put on hold", "Ärenden får inte längre vila")]
    [InlineData("in: [need], ask", "ask",
        "Cases may now be put on hold in every state (before: “Need”)",
        "Ärenden får nu vila i alla lägen (förut: ”Behov”)")]
    [InlineData("to: [unit-manager of lead-department]\n", "to: [unit-manager of lead-department, board-member]\n",
        "The referral in “On referral” now also asks board member",
        "Remissen i ”På remiss” frågar nu även ledamot")]
    [InlineData("join: 2", "join: all",
        "The referral in “On referral” now goes on when all have answered (before: when two have answered)",
        "Remissen i ”På remiss” går nu vidare när alla har svarat (förut: när två har svarat)")]
    [InlineData("from: [SLK, LFF], ", "from: [SLK], ",
        "The referral in “On referral”: can no longer be picked: Property",
        "Remissen i ”På remiss”: kan inte längre väljas: Lokaler")]
    [InlineData("    form: [paper]\n", "",
        "The form in “Need” no longer has “Estimate”", "Formuläret i ”Behov” har inte längre ”Beräkning”")]
    [InlineData("needs: [told]", "needs: [told, paper]",
        "The trigger “Propose” in “Need” now needs this to be filled in: “Estimate”",
        "Steget ”Lägg fram” i ”Behov” kräver nu att detta är ifyllt: ”Beräkning”")]
    [InlineData(", evidence: paper", "",
        "The criterion “Liked” in “Decision”: what decides it is now the decider's tick (before: the evidence "
            + "“Estimate”)",
        "Kriteriet ”Omtyckt” i ”Beslut”: det som avgör är nu beslutsfattarens bock (förut: underlaget ”Beräkning”)")]
    [InlineData("to: dropped, by: problem-owner", "to: need, by: problem-owner",
        "The trigger “Withdraw” in every state now leads to “Need” (before: “Dropped”)",
        "Steget ”Återta” i alla lägen leder nu till ”Behov” (förut: ”Nedlagt”)")]
    public void A_change_of_holds_forms_and_referrals_is_one_sentence(
        string part, string other, string english, string swedish)
    {
        var changes = Between(Mutations.Full.Source, Sample.With(part, other, Mutations.Full.Source));
        Assert.Equal([english], changes.Select(c => c.Text.En));
        Assert.Equal([swedish], changes.Select(c => c.Text.Sv));
    }

    [Fact]
    public void A_hold_that_is_new_is_told_with_who_where_and_how_long()
    {
        var hold = "hold: { by: [coordinator], in: [need], ask-again: 30 days, longest: 6 months, then: dropped }\n";
        Assert.Equal("Cases may now be put on hold in “Need” by coordinator; whoever did it is asked every 30 days "
            + "whether the case can go on; after 6 months it goes to “Dropped”",
            Assert.Single(Between(Sample.Routine, Sample.With("submit:", hold + "submit:"))).Text.En);
    }

    [Fact]
    public void What_holds_forms_and_referrals_name_may_be_renamed_at_once()
    {
        (string Old, string Now)[] renames =
        [
            ("dropped", "left"), ("paper", "document"), ("told", "informed"), ("asking", "round"), ("asked", "out"),
            ("withdraw", "take-back"),
        ];
        var now = renames.Aggregate(Mutations.Full.Source,
            (text, r) => text.Replace(r.Old, r.Now, StringComparison.Ordinal));
        Assert.Equal(renames.Select(r => (r.Now, (string?)r.Old)).Order(),
            Between(Mutations.Full.Source, now).Select(c => (c.Id, c.FormerId)).Order());
    }

    [Fact]
    public void A_new_condition_is_told_in_its_authors_words()
    {
        var now = Sample.With("'voices >= 3'", "'voices >= 5'",
            Sample.With("At least three voices are needed.", "At least five voices are needed."));
        Assert.Equal("The trigger “Propose” in “Need”: the condition is now “At least five voices are "
            + "needed.” (before: “At least three voices are needed.”)",
            Assert.Single(Between(Sample.Routine, now)).Text.En);
    }

    [Fact]
    public void A_new_state_is_told_with_its_place_and_who_has_the_case()
    {
        var now = Sample.With("  decision:\n    name", "  pilot:\n    name: { sv: Pilot, en: Pilot }\n"
            + "    owner: unit-manager of lead-department\n  decision:\n    name");
        var change = Assert.Single(Between(Sample.Routine, now));
        Assert.Equal((RoutinePart.State, "pilot", ChangeKind.Added), (change.Part, change.Id, change.Kind));
        Assert.Equal("New state “Pilot” between “Need” and “Decision”, owned by unit manager of the lead "
            + "department", change.Text.En);
        Assert.Equal("State “Pilot” was removed; cases that stand there need a mapping",
            Assert.Single(Between(now, Sample.Routine)).Text.En);
    }

    [Fact]
    public void A_state_with_another_id_is_one_renamed_wherever_it_is_named()
    {
        var now = Sample.Routine.Replace("decision", "board", StringComparison.Ordinal);
        var change = Assert.Single(Between(Sample.Routine, now));
        Assert.Equal(("board", "decision"), (change.Id, change.FormerId));
        Assert.Equal("“Decision” is now called board in the file (before: decision); cases that stand there need a "
            + "mapping", change.Text.En);
    }

    [Fact]
    public void A_field_with_another_id_is_one_renamed_in_conditions_and_scenarios_too()
    {
        var now = Sample.Routine.Replace("budget", "cost", StringComparison.Ordinal);
        var change = Assert.Single(Between(Sample.Routine, now));
        Assert.Equal((RoutinePart.Field, "cost", "budget"), (change.Part, change.Id, change.FormerId));
    }

    [Fact]
    public void Everything_may_be_renamed_at_once()
    {
        var now = Sample.Routine.Replace("budget", "cost", StringComparison.Ordinal)
            .Replace("decision", "board", StringComparison.Ordinal).Replace("dropped", "left", StringComparison.Ordinal)
            .Replace("propose", "put-forward", StringComparison.Ordinal)
            .Replace("expire", "lapse", StringComparison.Ordinal);
        Assert.Equal(["board", "cost", "lapse", "left", "put-forward"],
            Between(Sample.Routine, now).Select(c => c.Id).Order());
    }

    [Fact]
    public void Scenarios_are_counted()
    {
        var now = Sample.Routine + "\n  - { name: again, given: { budget: 800, kind: lamp, voices: 4 }, "
            + "do: [propose, approve], ends: solved }";
        Assert.Equal("New scenario: “again”; there are now 2 scenarios (before: 1)",
            Assert.Single(Between(Sample.Routine, now)).Text.En);
    }

    private static System.Collections.Immutable.ImmutableArray<RoutineChange> Between(string old, string now) =>
        RoutineDiff.Between(Read(old), Read(now), Sample.Organisation);

    private static Routine Read(string text)
    {
        var read = RoutineReader.ReadPublished(Sample.File, text);
        return read.Routine ?? throw new InvalidOperationException(string.Join('\n', read.Findings));
    }
}
