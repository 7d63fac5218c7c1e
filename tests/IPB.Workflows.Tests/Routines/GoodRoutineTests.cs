using IPB.Workflows.Calendars;
using IPB.Workflows.People;
using IPB.Workflows.Routines;
using IPB.Workflows.Tests.Files;

namespace IPB.Workflows.Tests.Routines;

public class GoodRoutineTests
{
    private static readonly Routine Lights = Sample.Read(Sample.Routine).Routine!;

    [Fact]
    public void A_good_routine_has_no_findings() => Assert.Empty(Sample.Read(Sample.Routine).Findings);

    [Fact]
    public void Head_is_read()
    {
        Assert.Equal(("lights", 3, "Belysning", "Brighter school yards.", "problem-intake"),
            (Lights.Id, Lights.Version, Lights.Name.Sv, Lights.Purpose.En, Lights.Routing));
        Assert.Equal(TimeLimit.Parse("P6M"), Lights.Evaluation!.Review);
        Assert.Equal(["lead-time"], Lights.Evaluation.Measures);
        Assert.Equal(new Phase("need", new("Behov", "Need")), Assert.Single(Lights.Phases));
        Assert.Equal(Sample.Routine, Lights.Source);
        Assert.Matches("^[0-9a-f]{64}$", Lights.Hash);
    }

    [Fact]
    public void Fields_are_read()
    {
        Assert.Equal(["budget", "kind", "voices"], Lights.Fields.Select(f => f.Id));
        var budget = Lights.FindField("budget")!;
        Assert.Equal((FieldType.Money, 0m, 5_000_000m, true), (budget.Type, budget.Min, budget.Max, budget.Required));
        Assert.Equal(["lamp", "pole"], Lights.FindField("kind")!.Choices.Select(c => c.Id));
        Assert.Equal("How many", Lights.FindField("voices")!.Help!.En);
        Assert.Equal(["kind"], Lights.SubmitAsks);
    }

    [Fact]
    public void Times_of_a_state_are_read()
    {
        var need = Lights.Start;
        Assert.Equal(("need", "need", "coordinator", "8 weeks"),
            (need.Id, need.Phase, need.Owner!.ToString(), need.Due!.ToString()));
        Assert.Equal(["2 working days before", "on due", "3 days after"], need.Reminders.Select(r => r.ToString()));
        Assert.Equal(
            new Escalation(TimeLimit.Parse("10 weeks"), new Party("unit-manager", Party.LeadDepartment)),
            Assert.Single(need.Escalations));
        Assert.Equal(new TimedTrigger(TimeLimit.Parse("90 days"), "expire"), Assert.Single(need.Timed));
    }

    [Fact]
    public void Triggers_are_read()
    {
        var propose = Lights.Start.Find("propose")!;
        Assert.Equal(("decision", true, false), (propose.To, propose.ReasonRequired, propose.BySystem));
        Assert.Equal(["coordinator", "problem-owner"], propose.By.Select(p => p.ToString()));
        Assert.Equal("voices >= 3", propose.When!.Text);
        Assert.Equal("At least three voices are needed.", propose.WhenText!.En);
        Assert.Equal(["budget", "voices"], propose.Asks);
        Assert.True(Lights.Start.Find("expire")!.BySystem);
    }

    [Fact]
    public void Gate_is_read()
    {
        var gate = Lights.State("decision").Gate!;
        Assert.Equal("Shall we?", gate.Question.En);
        Assert.Equal([2, Mandate.OneOfEach], gate.Mandates.Select(m => m.Quorum));
        Assert.Equal("budget > 250000", gate.Mandates[0].When!.Text);
        Assert.Equal("Costly.", gate.Mandates[0].WhenText!.En);
        Assert.Equal(["unit-manager of lead-department", "coordinator"], gate.Mandates[1].By.Select(p => p.ToString()));
        Assert.Equal([new Party(Party.ProblemOwner)], gate.Not);
        Assert.Equal([("cheap", true), ("liked", false)], gate.Criteria.Select(c => (c.Id, c.Must)));
        Assert.Null(gate.Criteria[1].Met);
        Assert.Equal(("solved", "need", "decision", "dropped", 4),
            (gate.Outcomes[Outcome.Approve], gate.Outcomes[Outcome.Return], gate.Outcomes[Outcome.Postpone],
                gate.Outcomes[Outcome.Reject], gate.Outcomes.Count));
    }

    [Fact]
    public void Ends_are_read()
    {
        var solved = Lights.State("solved");
        Assert.Equal((Ending.Solved, Ending.Discontinued), (solved.End!.Value, Lights.State("dropped").End!.Value));
        var followUp = Assert.Single(solved.FollowUps);
        Assert.Equal(("3 months", "problem-owner", "Is it lit?"),
            (followUp.After.ToString(), followUp.Ask.ToString(), followUp.Question.En));
    }

    [Fact]
    public void Scenarios_are_read_with_values_of_the_fields_types()
    {
        var scenario = Assert.Single(Lights.Scenarios);
        Assert.Equal(["propose", "approve", "wait 3 months", "dark"], scenario.Do);
        Assert.Equal(("solved at once", "need"), (scenario.Name, scenario.Ends));
        Assert.Equal((800m, "lamp", 4m, "Mörkt"),
            (scenario.Given["budget"], scenario.Given["kind"], scenario.Given["voices"], scenario.Given["title"]));
    }

    [Fact]
    public void Without_an_organisation_roles_are_not_judged() => Assert.Empty(
        RoutineReader.Read(Sample.File, Sample.With("owner: coordinator", "owner: stranger")).Findings);
}
