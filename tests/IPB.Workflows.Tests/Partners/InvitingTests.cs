using IPB.Workflows.Access;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.Partners;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Partners;

/// <summary>Somebody outside the city is invited to one case, with no more than they need.</summary>
public sealed class InvitingTests
{
    private const string Manager = "{ by: manager of lead-department, quorum: 1 }";
    private static readonly InvitePartner Neighbours =
        new("The neighbours", "n@example.org", "You live next door.", "en", null) { MayAnswer = true };

    private static Play Invited(InvitePartner? invite = null) => new Play(Manager).Do(invite ?? Neighbours, "olga");

    [Fact]
    public void Whoever_has_the_case_invites_and_the_mail_goes_to_the_address_alone()
    {
        var play = Invited();

        var message = Assert.Single(play.Messages, m => m.Kind == MessageKind.PartnerInvited);
        Assert.Equal(("partner:2026-00001.1", "n@example.org"), (message.To, message.Content.Partner!.Email));
        var partner = Assert.Single(play.Case.Partners);
        Assert.Equal(("olga", true, false), (partner.By, partner.MayAnswer, partner.MayAddFiles));
        Assert.True(partner.Holds(play.Now.AddDays(30)));
        Assert.False(partner.Holds(play.Now.AddDays(31)));
    }

    [Theory]
    [InlineData("olga", true)]
    [InlineData("henry", true)]
    [InlineData("cora", true)]
    [InlineData("sam", false)]
    [InlineData("dora", false)]
    public void Those_who_have_the_case_and_those_who_see_to_it_may(string person, bool may)
    {
        var play = new Play(Manager);
        Assert.Equal(may, play.OptionsOf(person).MayInvite);
        if (!may) Assert.Equal("not-yours", Assert.Throws<PartnerRefused>(() => play.Do(Neighbours, person)).Code);
    }

    [Theory]
    [InlineData("n@example.org, other@example.org")]
    [InlineData("N <n@example.org>")]
    [InlineData("n@example.org\nBcc: x@example.org")]
    [InlineData("n@example")]
    [InlineData("@example.org")]
    public void An_address_is_one_address(string email) => Assert.Equal("email",
        Assert.Throws<InvalidInput>(() => Invited(Neighbours with { Email = email })).Fields[0].Field);

    [Fact]
    public void Nobody_is_invited_twice_nor_for_ever_nor_to_a_closed_case()
    {
        var play = Invited();
        Assert.Throws<InvalidInput>(() => play.Do(Neighbours with { Email = "N@EXAMPLE.org" }, "olga"));
        Assert.Throws<InvalidInput>(() => play.Do(Neighbours with { Email = "x@example.org", Days = 366 }, "olga"));
        var closed = Town.AtGate(Manager).Vote(Outcome.Reject, "mary", "No.");
        Assert.Equal("case-closed", Assert.Throws<PartnerRefused>(() => closed.Do(Neighbours, "cora")).Code);
    }

    [Fact]
    public void An_invitation_opens_its_own_case_until_it_is_revoked_or_runs_out()
    {
        var play = Invited();
        var partner = play.Case.Partners[0];
        Assert.True(Sight.Of(play.Case.Number, partner, play.Now).Sees(play.Case));
        Assert.False(Sight.Of(play.Case.Number, partner, play.Now.AddDays(31)).Sees(play.Case));
        Assert.False(Sight.Of("IPB 2026-00002", partner, play.Now).Sees(play.Case));
        Assert.False(Sight.Of(play.Case.Number, partner, play.Now).MayReveal(play.Case));

        play.Do(new RevokePartner(1, "Done."), "henry");

        Assert.False(Sight.Of(play.Case.Number, play.Case.Partners[0], play.Now).Sees(play.Case));
        // Also for a session that still holds what it knew before.
        Assert.False(Sight.Of(play.Case.Number, partner, play.Now).Sees(play.Case));
        Assert.Throws<PartnerRefused>(() => play.AsPartner(1, new AnswerAsPartner("Hello")));
    }

    [Fact]
    public void An_answer_reaches_those_who_have_the_case_and_whoever_invited()
    {
        var play = new Play(Manager).Do(Neighbours, "cora").AsPartner(1, new OpenInvitation())
            .AsPartner(1, new AnswerAsPartner("We see it every night."));

        Assert.Equal(["cora", "olga"], play.Told(MessageKind.PartnerAnswered));
        Assert.Equal("partner:2026-00001.1", play.Journal[^1].Actor);
        Assert.Equal(play.Now, play.Case.Partners[0].OpenedAt);
    }

    [Fact]
    public void A_partner_does_no_more_than_was_said_and_not_without_end()
    {
        var follower = Invited(Neighbours with { MayAnswer = false });
        Assert.Equal("not-invited-to",
            Assert.Throws<PartnerRefused>(() => follower.AsPartner(1, new AnswerAsPartner("Hello"))).Code);
        var play = Invited();
        Assert.Equal("not-invited-to",
            Assert.Throws<PartnerRefused>(() => play.AsPartner(1, new AnswerAsPartner("Hello")
            {
                Files = [new(Guid.NewGuid(), "a.pdf", "application/pdf", 2, "ab")],
            })).Code);
        for (var i = 0; i < Partner.AnswersADay; i++) play.AsPartner(1, new AnswerAsPartner($"{i}"));
        Assert.Equal("too-often",
            Assert.Throws<PartnerRefused>(() => play.AsPartner(1, new AnswerAsPartner("More"))).Code);
        play.Wait("2 days").AsPartner(1, new AnswerAsPartner("More"));
    }

    [Fact]
    public void Links_are_sent_anew_but_not_without_end()
    {
        var play = Invited().Do(new SendPartnerLink(1), "henry");
        for (var i = 0; i < Partner.LinksADay; i++) play.AsPartner(1, new AskForLink());
        Assert.Equal("too-often", Assert.Throws<PartnerRefused>(() => play.AsPartner(1, new AskForLink())).Code);
        Assert.Equal(Partner.LinksADay + 2, play.Told(MessageKind.PartnerInvited).Count());
    }

    [Fact]
    public void The_journal_rebuilds_the_same_case()
    {
        var play = Invited().AsPartner(1, new OpenInvitation()).AsPartner(1, new AnswerAsPartner("Yes."))
            .AsPartner(1, new AskForLink()).Do(new RevokePartner(1, null), "olga");
        Assert.Equal(CaseJson.Canonical(play.Case), CaseJson.Canonical(Journal.Replay(play.Case.Id, play.Journal)));
        Assert.Equal(CaseJson.Canonical(play.Case),
            CaseJson.Canonical(CaseJson.ReadCase(CaseJson.Write(play.Case), play.Case.Description)));
    }
}
