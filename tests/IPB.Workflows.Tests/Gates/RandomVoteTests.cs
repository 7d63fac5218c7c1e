using CsCheck;
using IPB.Workflows.Cases;
using IPB.Workflows.Gates;
using IPB.Workflows.Routines;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Gates;

/// <summary>Random votes of random people at gates of every kind: whatever they say, these things hold.</summary>
public sealed class RandomVoteTests
{
    private static readonly string[] Mandates =
    [
        "{ by: board, quorum: 1 }", "{ by: board, quorum: 2 }", "{ by: board, quorum: all }",
        "{ by: board, quorum: majority, stop: outvoted }", "{ by: board, quorum: 2, stop: outvoted }",
        "{ by: [manager of lead-department, board], quorum: each }",
        "{ by: [manager of lead-department, board], quorum: each, stop: outvoted }",
        "{ by: [manager of lead-department, board], quorum: 2, stop: outvoted, veto: manager of lead-department }",
    ];

    private static readonly string[] People = ["sam", "olga", "mary", "henry", "bo1", "bo2", "bo3", "dora", "fay"];
    private static readonly Outcome[] Outcomes =
        [Outcome.Approve, Outcome.Approve, Outcome.ApproveWithConditions, Outcome.Return, Outcome.Reject];

    private static readonly Gen<(string Person, Outcome Outcome)[]> Votes =
        Gen.Select(Gen.OneOf<string>(People), Gen.OneOf<Outcome>(Outcomes)).Array[1, 12];

    private static readonly Gen<(Play Play, Case Open)> Gates = Gen.Select(
        Gen.OneOf<string>(Mandates), Gen.OneOf<string>("sam", "bo1", "mary"), Gen.Bool, Gen.Bool, Votes,
        (mandate, submitter, fourEyes, escalated, votes) =>
    {
        var text = Town.Gate(mandate);
        if (fourEyes && mandate.Contains("board", StringComparison.Ordinal))
            text = text.Replace("criteria:", "four-eyes: true\n      criteria:", StringComparison.Ordinal);
        var play = Town.AtGate(text, submitter);
        var open = play.Case;
        if (escalated) open = play.Wait("10 working days").Case;
        foreach (var (person, outcome) in votes)
        {
            if (play.Case.Gate?.Id != open.Gate!.Id) break;
            try
            {
                play.Vote(outcome, person, "because", ["owner"], ["condition"]);
            }
            catch (Refusal)
            {
                // Not theirs to decide; what matters is what the others leave behind.
            }
        }

        return (play, open);
    });

    [Fact]
    public void A_gate_closes_once_and_with_its_last_vote() => Gates.Sample(g =>
    {
        var closed = g.Play.Facts.OfType<GateClosed>().ToList();
        Assert.InRange(closed.Count, 0, 1);
        if (closed is [var only]) Assert.Equal(only.By, g.Play.Facts.OfType<Voted>().Last().Vote.Person);
    }, iter: Rounds.Of(300));

    [Fact]
    public void A_yes_has_the_people_and_the_parties_that_it_takes() => Gates.Sample(g =>
    {
        if (g.Play.Facts.OfType<GateClosed>().SingleOrDefault() is not { } closed || !closed.Outcome.IsGo()) return;
        var round = g.Open.Gate!;
        var go = Tally.Standing(g.Play.Facts.OfType<Voted>().Select(v => v.Vote)).Where(v => v.Outcome.IsGo()).ToList();
        Assert.True(round.Terms is not { FourEyes: true } || go.Select(v => v.Person).Distinct().Count() > 1);
        var superior = go.Any(v => !v.Keys.Any(round.Deciders.Contains));
        Assert.True(superior || (round.Quorum == Mandate.OneOfEach
            ? round.Deciders.All(d => go.Any(v => v.Keys.Contains(d))) : go.Count >= round.Quorum));
    }, iter: Rounds.Of(300));

    [Fact]
    public void A_gate_that_takes_more_closes_with_no_vote_before_the_one_that_is_enough() => Gates.Sample(g =>
    {
        var round = g.Open.Gate!;
        if (round.Quorum < 2 || g.Play.Facts.OfType<GateClosed>().SingleOrDefault() is not
            {
                Outcome: Outcome.Approve
            or Outcome.ApproveWithConditions
            }) return;
        var before = Tally.Standing(g.Play.Facts.OfType<Voted>().Select(v => v.Vote).SkipLast(1));
        Assert.True(before.Count(v => v.Outcome.IsGo() && v.Keys.Any(round.Deciders.Contains)) < round.Quorum
            || round.Terms is { FourEyes: true });
    }, iter: Rounds.Of(300));

    [Fact]
    public void Nobody_votes_who_has_no_mandate() => Gates.Sample(g =>
        Assert.All(g.Play.Facts.OfType<Voted>(), v =>
        {
            Assert.NotEqual(g.Play.Case.Submitter, v.Vote.Person);
            Assert.All(v.Vote.Keys, k => Assert.Contains(k, g.Open.WaitsOn));
            Assert.Contains(v.Vote.Keys, k => g.Play.World.Organisation.Holders(k).Any(p => p.Id == v.Vote.Person));
        }), iter: Rounds.Of(300));

    [Fact]
    public void A_vote_that_was_given_stays_as_it_is() => Gates.Sample(g =>
    {
        Case? c = null;
        var seen = new List<Vote>();
        foreach (var entry in g.Play.Journal)
        {
            c = Journal.Apply(c, g.Play.Case.Id, entry.At, entry.Facts);
            if (c.Gate is not { } round) continue;
            Assert.Equal(seen, round.Votes.Take(seen.Count));
            seen = [.. round.Votes];
        }
    }, iter: Rounds.Of(100));

    [Fact]
    public void When_everybody_has_said_yes_or_no_the_gate_is_closed() => Gates.Sample(g =>
    {
        if (g.Play.Facts.OfType<GateClosed>().Any()) return;
        var voted = g.Play.Facts.OfType<Voted>().Select(v => v.Vote.Person).ToHashSet();
        Assert.Contains(People, p => g.Play.OptionsOf(p).Gate is not null && !voted.Contains(p));
    }, iter: Rounds.Of(300));
}
