using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Routines;
using IPB.Workflows.Tests.Cases;
using static IPB.Workflows.Tests.People.CoverTown;

namespace IPB.Workflows.Tests.People;

/// <summary>Acting for another by a standing delegation.</summary>
public class DelegationTests
{
    private const string ByManager = "{ by: manager of lead-department, quorum: 1 }";

    [Fact]
    public void Who_was_delegated_to_decides_and_the_step_says_for_whom()
    {
        var delegation = Delegated("mary", "bo1");
        var play = Town.AtGate(ByManager, world: With(delegation));
        Assert.Equal(["mary", "bo1"], play.Told(MessageKind.Decision));
        Assert.Equal("mary", play.Messages.Last(m => m.To == "bo1").Content.For);
        play.Vote(Outcome.Approve, "bo1", "Fine", ["owner"]);
        Assert.Equal(("done", "mary"), (play.State, play.Journal[^1].OnBehalfOf));
        var acted = play.Journal[^1].Facts.OfType<ActedByDelegation>().Single();
        Assert.Equal((delegation.Id, "mary", 0), (acted.Delegation, acted.From, acted.Via.Length));
        var vote = play.Facts.OfType<Voted>().Single().Vote;
        Assert.Equal(("bo1", "mary", delegation.Id), (vote.Person, vote.OnBehalfOf, vote.Delegation));
    }

    [Fact]
    public void Who_delegates_still_decides()
    {
        var play = Town.AtGate(ByManager, world: With(Delegated("mary", "bo1")))
            .Vote(Outcome.Approve, "mary", "Fine", ["owner"]);
        Assert.Equal(("done", null), (play.State, play.Journal[^1].OnBehalfOf));
        Assert.Empty(play.Journal[^1].Facts.OfType<ActedByDelegation>());
    }

    public static TheoryData<string, bool, decimal?> Scopes => new()
    {
        { "test", true, null }, { "other", false, null }, { "role:manager", true, null },
            { "role:employee", false, null },
        { "gate:test/gate", true, null }, { "gate:test/work", false, null }, { "", true, 500m }, { "", false, 499m },
    };

    [Theory]
    [MemberData(nameof(Scopes))]
    public void A_delegation_holds_within_its_scope(string limit, bool holds, decimal? upTo)
    {
        var scope = limit.Split(':') switch
        {
            ["role", var role] => new DelegationScope { Roles = [role] },
            ["gate", var gate] => new DelegationScope { Gates = [gate] },
            [""] => new DelegationScope { UpTo = upTo },
            _ => new DelegationScope { Routines = [limit] },
        };
        var play = Town.AtGate(ByManager, world: With(Delegated("mary", "bo1", scope)), budget: 500);
        Assert.Equal(holds, play.OptionsOf("bo1").Gate is not null);
        Assert.Equal(holds, !play.OptionsOf("bo1").Under.IsEmpty);
    }

    [Fact]
    public void An_amount_that_is_not_known_is_within_no_limit()
    {
        var world = With(Delegated("olga", "bo1", new DelegationScope { UpTo = 1_000_000 }));
        var play = new Play(ByManager, world: world);
        Assert.Throws<TriggerRefused>(() => play.Fire("note", "bo1"));
        play.Fire("note", "olga", null, ("budget", 5m)).Fire("note", "bo1", null, ("budget", 6m));
    }

    [Fact]
    public void It_holds_from_its_first_day_to_its_last()
    {
        var play = Town.AtGate(ByManager, world: With(Delegated("mary", "bo1", first: 1, last: 2)));
        Assert.Null(play.OptionsOf("bo1").Gate);
        Assert.NotNull(play.Wait("1 working days").OptionsOf("bo1").Gate);
        Assert.NotNull(play.Wait("1 working days").OptionsOf("bo1").Gate);
        Assert.Null(play.Wait("1 working days").OptionsOf("bo1").Gate);
    }

    [Fact]
    public void Passed_on_it_holds_while_every_link_does()
    {
        var first = Delegated("mary", "bo1");
        var second = Delegated("bo1", "bo2", of: first);
        var play = Town.AtGate(ByManager, world: With(first, second));
        Assert.NotNull(play.OptionsOf("bo2").Gate);
        Assert.Null(Town.AtGate(ByManager, world: With(second)).OptionsOf("bo2").Gate);
        play.Vote(Outcome.Approve, "bo2", "Fine", ["owner"]);
        Assert.Equal(["bo1"], play.Facts.OfType<ActedByDelegation>().Single().Via);
        Assert.Equal("mary", play.Journal[^1].OnBehalfOf);
    }

    [Fact]
    public void Nobody_decides_their_own_case_by_delegation_nor_for_or_through_the_submitter()
    {
        var first = Delegated("mary", "bo1");
        var world = With(first, Delegated("bo1", "bo2", of: first));
        Assert.Null(Town.AtGate(ByManager, "bo1", world).OptionsOf("bo1").Gate);
        Assert.Null(Town.AtGate(ByManager, "bo1", world).OptionsOf("bo2").Gate);
        Assert.Null(Town.AtGate(ByManager, "mary", world).OptionsOf("bo1").Gate);
    }

    [Fact]
    public void A_delegate_is_told_in_place_of_an_absent_person_without_a_substitute()
    {
        var world = With(Delegated("mary", "bo1"), Away("mary"));
        Assert.Equal(["bo1"], Town.AtGate(ByManager, world: world).Told(MessageKind.Decision));
    }

    [Fact]
    public void A_deputy_gets_what_is_the_absent_persons_own_not_what_was_delegated_to_them()
    {
        var world = With(Delegated("mary", "bo1"), Away("bo1", "bo2"));
        Assert.Null(Town.AtGate(ByManager, world: world).OptionsOf("bo2").Gate);
    }

    [Fact]
    public void A_person_and_their_delegate_are_one_voice()
    {
        var play = Town.AtGate("{ by: board, quorum: 2 }", world: With(Delegated("bo1", "olga")))
            .Vote(Outcome.Approve, "olga", "Fine", ["owner"]).Vote(Outcome.Approve, "bo1", "Fine", ["owner"]);
        Assert.Equal("gate", play.State);
        Assert.Equal("done", play.Vote(Outcome.Approve, "bo2", "Fine", ["owner"]).State);
    }

    [Fact]
    public void A_case_decided_by_delegation_is_rebuilt_from_its_journal()
    {
        var play = Town.AtGate(ByManager, world: With(Delegated("mary", "bo1")))
            .Vote(Outcome.Approve, "bo1", "Fine", ["owner"]);
        Assert.Equal(IPB.Workflows.Storage.CaseJson.Canonical(play.Case),
            IPB.Workflows.Storage.CaseJson.Canonical(Journal.Replay(play.Case.Id, play.Journal)));
    }
}
