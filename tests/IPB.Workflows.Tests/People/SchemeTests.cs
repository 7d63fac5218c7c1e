using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Routines;
using IPB.Workflows.Tests.Cases;
using IPB.Workflows.Tests.Files;

namespace IPB.Workflows.Tests.People;

/// <summary>The delegation scheme, and the mandates of gates that name its points.</summary>
public class SchemeTests
{
    private const string Small = "[{ when: budget > 900, when-text: { sv: M, en: M }, by: board, point: '1.2' }, "
        + "{ by: manager of lead-department, point: '1.1' }]";

    [Fact]
    public void A_decision_shows_the_point_that_it_is_taken_under()
    {
        var play = Town.AtGate(Small, budget: 500).Vote(Outcome.Approve, "mary", "Fine", ["owner"]);
        Assert.Equal("1.1", play.Facts.OfType<GateOpened>().Single().Point);
        Assert.Equal("1.1", play.Facts.OfType<Voted>().Single().Vote.Point);
        Assert.Equal("1.2", Town.AtGate(Small, budget: 950).Case.Gate!.Point);
    }

    [Fact]
    public void Nobody_says_yes_to_more_than_the_point_gives_but_who_it_was_escalated_to()
    {
        const string slack = "[{ when: budget > 2000, when-text: { sv: M, en: M }, by: board }, "
            + "{ by: manager of lead-department, point: '1.1' }]";
        var play = Town.AtGate(slack, budget: 1500);
        Assert.Equal("over-mandate", Assert.Throws<DecisionRefused>(() =>
            play.Vote(Outcome.Approve, "mary", "Fine", ["owner"])).Code);
        play.Wait("11 working days").Vote(Outcome.Approve, "dora", "Fine", ["owner"]);
        Assert.Equal("done", play.State);
        Assert.Equal("no", Town.AtGate(slack, budget: 1500).Vote(Outcome.Reject, "mary", "Too much").State);
    }

    [Theory]
    [InlineData("{ by: manager, point: '1.3' }", "point \"1.3\" is unknown")]
    [InlineData("{ by: officer, point: '1.1' }", "lets manager decide, not \"officer\"")]
    [InlineData("{ by: manager, point: '1.1' }", "goes up to 1000 kr, but the mandate holds for any amount")]
    public void A_mandate_gives_no_more_than_its_point(string decide, string finding)
    {
        var read = RoutineReader.Read("test.routine.yaml", Town.Gate(decide), Town.Organisation);
        Assert.Contains(read.Findings, f => f.Message.Contains(finding, StringComparison.Ordinal));
    }

    [Fact]
    public void A_city_without_a_scheme_is_told_so()
    {
        var read = RoutineReader.Read("test.routine.yaml", Town.Gate("{ by: auditor, point: '1.1' }"),
            Sample.Organisation);
        Assert.Contains(read.Findings, f => f.Code == "no-delegation-scheme");
    }

    [Fact]
    public void The_scheme_is_read_with_its_mistakes()
    {
        string City(string points) => Sample.City.Replace("departments:\n",
            $"delegation-scheme:\n  source: {{ sv: S, en: S }}\n  points: [{points}]\ndepartments:\n",
            StringComparison.Ordinal);
        var good = OrganisationReader.Read("o.yaml",
            City("{ point: '4.10', decision: { sv: B, en: D }, by: [unit-manager], up-to: 250000 }"));
        Assert.Empty(good.Findings);
        var point = Assert.Single(good.Organisation!.Scheme!.Points);
        Assert.Equal(("4.10", 250_000m), (point.Number, point.UpTo));
        Assert.NotNull(good.Organisation.With(Cover.None).Scheme);
        var bad = OrganisationReader.Read("o.yaml",
            City("{ point: '1', decision: { sv: B, en: D }, by: [unit-manger], up-to: 0 }, "
                + "{ point: '1', decision: { sv: B, en: D }, by: [auditor] }"));
        Assert.Equal(3, bad.Findings.Length);
    }
}
