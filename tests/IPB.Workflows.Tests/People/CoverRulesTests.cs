using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Routines;
using IPB.Workflows.Tests.Cases;
using Delegation = IPB.Workflows.People.Delegation;
using static IPB.Workflows.Tests.People.CoverTown;
using Delegate = IPB.Workflows.People.Delegate;

namespace IPB.Workflows.Tests.People;

/// <summary>What may be delegated and by whom, and who says who is away.</summary>
public class CoverRulesTests
{
    private static readonly Organisation City = Town.With(
        new Person("cora", "Cora", "cora@example.org", "en", "B") { Roles = ["coordinator", "administrator"] });

    [Theory]
    [InlineData("mary", true)]
    [InlineData("cora", true)]
    [InlineData("bo1", false)]
    public void A_person_delegates_themselves_or_an_administrator_does(string by, bool may)
    {
        var command = New("mary", "bo1");
        if (may) Assert.Equal(by, Decide(command, by).Delegation!.MadeBy);
        else Assert.Equal("not-yours", Refused(command, by).Code);
    }

    public static TheoryData<string, Delegate> Wrong => new()
    {
        { "to", New("mary", "mary") },
        { "to", New("mary", "nobody") },
        { "reason", New("mary", "bo1") with { Reason = " " } },
        { "last", New("mary", "bo1") with { Last = Monday.AddDays(-1) } },
        { "last", New("mary", "bo1") with { Last = Monday.AddDays(800) } },
        { "steps", New("mary", "bo1") with { Steps = 4 } },
        { "upTo", New("mary", "bo1") with { Scope = new() { UpTo = 0 } } },
        { "roles", New("mary", "bo1") with { Scope = new() { Roles = ["board"] } } },
        { "routines", New("mary", "bo1") with { Scope = new() { Routines = ["no-such"] } } },
        { "gates", New("mary", "bo1") with { Scope = new() { Gates = ["test/work"] } } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_be_delegated_is_told_at_its_field(string field, Delegate command) =>
        Assert.Contains(field, Assert.Throws<InvalidInput>(() => Decide(command, "mary")).Fields.Select(f => f.Field));

    [Fact]
    public void By_default_a_delegation_is_not_passed_on()
    {
        var given = Delegated("mary", "bo1") with { Steps = 0 };
        Assert.Equal("delegation-not-passed-on",
            Refused(New("bo1", "bo2") with { Parent = given.Id }, "bo1", given).Code);
    }

    [Fact]
    public void Passed_on_is_never_more_than_what_was_given()
    {
        var given = Delegated("mary", "bo1", new() { Routines = ["test"], UpTo = 1000 }) with { Steps = 1 };
        var fits = New("bo1", "bo2") with { Parent = given.Id, Scope = new() { Routines = ["test"], UpTo = 900 } };
        Assert.Equal(given.Id, Decide(fits, "bo1", given).Delegation!.Parent);
        foreach (var (field, more) in new (string, Delegate)[]
        {
            ("scope", fits with { Scope = new() { UpTo = 900 } }),
            ("scope", fits with { Scope = new() { Routines = ["test"] } }),
            ("scope", fits with { Scope = new() { Routines = ["test"], UpTo = 1001 } }),
            ("last", fits with { Last = given.Last.AddDays(1) }),
            ("steps", fits with { Steps = 1 }),
        })
            Assert.Equal(field, Assert.Throws<InvalidInput>(() => Decide(more, "bo1", given)).Fields[0].Field);
        Assert.Equal("not-yours", Refused(fits with { From = "bo3" }, "bo3", given).Code);
    }

    [Fact]
    public void A_circle_over_several_people_is_refused_and_one_at_another_time_is_not()
    {
        var a = Delegated("mary", "bo1");
        var b = Delegated("bo1", "bo2");
        Assert.Equal("delegation-circular", Refused(New("bo2", "mary"), "bo2", a, b).Code);
        Assert.NotNull(Decide(New("bo2", "mary") with { First = Monday.AddDays(31), Last = Monday.AddDays(40) },
            "bo2", a, b).Delegation);
    }

    [Theory]
    [InlineData("mary")]
    [InlineData("bo1")]
    [InlineData("bo2")]
    [InlineData("cora")]
    public void It_is_revoked_by_who_gave_it_first_or_last_who_got_it_and_administrators(string by)
    {
        var first = Delegated("mary", "bo1");
        var second = Delegated("bo1", "bo2", of: first);
        var revoked = Decide(new Revoke(second.Id, null), by, first, second);
        Assert.Equal(by, revoked.Delegation!.RevokedBy);
        Assert.DoesNotContain(by, revoked.Messages.Select(m => m.To));
        Assert.Equal("not-yours", Refused(new Revoke(second.Id, null), "sam", first, second).Code);
    }

    [Fact]
    public void Revoking_tells_those_to_whom_it_was_passed_on()
    {
        var first = Delegated("mary", "bo1");
        var second = Delegated("bo1", "bo2", of: first);
        var told = Decide(new Revoke(first.Id, null), "mary", first, second).Messages.Select(m => m.To);
        Assert.Equal(["bo1", "bo2"], told.Order());
    }

    [Fact]
    public void An_absence_is_entered_by_the_person_or_an_administrator_and_lies_ahead()
    {
        var command = new ReportAbsence("mary", Monday, Monday.AddDays(2), "bo1");
        Assert.Equal("bo1", Decide(command, "mary").Absence!.Substitute);
        Assert.Equal("cora", Decide(command, "cora").Absence!.MadeBy);
        Assert.Equal("not-yours", Refused(command, "bo1").Code);
        foreach (var wrong in new[]
        {
            command with { Substitute = "mary" }, command with { Substitute = "nobody" },
            command with { To = Monday.AddDays(-1), From = Monday.AddDays(-3) },
            command with { To = Monday.AddDays(-1) },
        })
            Assert.Throws<InvalidInput>(() => Decide(wrong, "mary"));
    }

    private static Delegate New(string from, string to) => new(from, to, Monday, Monday.AddDays(30), "Busy");

    private static CoverRefused Refused(CoverCommand command, string by, params Delegation[] before) =>
        Assert.Throws<CoverRefused>(() => Decide(command, by, before));

    private static CoverChange Decide(CoverCommand command, string by, params Delegation[] before)
    {
        var routines = new RoutineCatalog();
        routines.Add(Town.Routine("{ by: manager of lead-department, quorum: 1 }"));
        return new CoverRules(City, routines, new([], [.. before]), Play.Monday)
            .Decide(command, City.FindPerson(by)!);
    }
}
