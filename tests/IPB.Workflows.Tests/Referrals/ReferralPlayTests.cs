using CsCheck;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Referrals;

/// <summary>Thousands of random lives of a case on referral: whatever people and clocks do, this holds.</summary>
public sealed class ReferralPlayTests
{
    private static readonly string[] Ways =
    [
        "to: [manager of A, board, head-of-department of A]\njoin: all",
        "to: [manager of lead-department, officer, board]\njoin: 2",
        "to: [manager of A, manager of lead-department, city-director]\njoin: any",
    ];

    private static readonly string[] People = ["sam", "olga", "mary", "henry", "bo1", "bo2", "dora", "fay"];
    private static readonly string[] Bodies =
        [Remiss.Mary, Remiss.Board, Remiss.Henry, "officer@*", "city-director@*", "nobody@*"];
    private static readonly string[] Waits = ["1 hour", "1 working day", "6 working days", "11 working days"];
    private static readonly string[] Triggers = ["send", "withdraw", "again", "done", "rework"];

    private static readonly Gen<Action<Play>> Fires = Gen.Select(Gen.OneOf<string>(Triggers), Gen.OneOf<string>(People),
        (trigger, person) => (Action<Play>)(play => play.Fire(trigger, person, "because")));

    private static readonly Gen<Action<Play>> Answers = Gen.Select(Gen.OneOf<string>(Bodies), Gen.OneOf<string>(People),
        Gen.Enum<Stance>(), Gen.Bool, (body, person, stance, said) =>
            (Action<Play>)(play => play.Answer(body, person, stance, said ? "because" : null)));

    private static readonly Gen<Action<Play>> Pauses =
        Gen.Select(Gen.OneOf<string>(Waits), Gen.Bool, (limit, _) => (Action<Play>)(play => play.Wait(limit)));

    private static readonly Gen<Play> Lives = Gen.Select(Gen.OneOf<string>(Ways), Gen.OneOf<string>(People), Gen.Bool,
        Gen.OneOf(Fires, Answers, Answers, Answers, Pauses).List[1, 60], (way, submitter, overdue, moves) =>
        new Play(Remiss.Text(way, overdue), submitter).Try(moves));

    [Fact]
    public void The_journal_replays_to_the_same_case() => Lives.Sample(play =>
    {
        var read = play.Journal.Select(j => j with { Facts = CaseJson.ReadFacts(CaseJson.Write(j.Facts)) });
        Assert.Equal(CaseJson.Canonical(play.Case), CaseJson.Canonical(Journal.Replay(play.Case.Id, read)));
        var stored = CaseJson.ReadCase(CaseJson.Write(play.Case), play.Case.Description);
        Assert.Equal(CaseJson.Canonical(play.Case), CaseJson.Canonical(stored));
    }, iter: Rounds.Of(400));

    [Fact]
    public void Every_statement_is_counted_once_and_never_lost() => Lives.Sample(play =>
    {
        var rounds = play.Case.Referrals.Concat(play.Case.Referral is { } open ? [open] : []).ToList();
        Assert.Equal(play.Facts.OfType<StatementGiven>().Select(s => s.Statement),
            rounds.SelectMany(r => r.Statements));
        Assert.All(rounds, r => Assert.Equal(r.Statements.Length, r.Statements.DistinctBy(s => s.Body).Count()));
        Assert.All(play.Case.Referrals, r => Assert.Equal(r.Statements.Length >= r.Needed,
            r.End == ReferralEnd.Answered));
    }, iter: Rounds.Of(400));

    [Fact]
    public void It_waits_on_just_those_who_have_not_answered_and_somebody_can() => Lives.Sample(play =>
    {
        if (play.Case.Referral is not { } round) return;
        Assert.True(round.Statements.Length < round.Needed);
        Assert.Equal(round.Open.SelectMany(b => b.Keys).Distinct(), play.Case.WaitsOn);
        Assert.All(round.Open, b => Assert.Contains(play.World.Organisation.People,
            p => play.OptionsOf(p.Id).Referral?.Bodies.Any(o => o.Body.Id == b.Id) == true));
    }, iter: Rounds.Of(400));

    [Fact]
    public void Nobody_ever_answers_on_their_own_case() => Lives.Sample(play => Assert.DoesNotContain(
        play.Facts.OfType<StatementGiven>(), s => s.Statement.Person == play.Case.Submitter), iter: Rounds.Of(400));

    [Fact]
    public void Every_referral_is_opened_and_closed_once() => Lives.Sample(play =>
    {
        var open = new List<string>();
        foreach (var fact in play.Facts)
        {
            if (fact is Referred referred) open.Add(referred.Referral);
            if (fact is ReferralClosed closed) Assert.True(open.Remove(closed.Referral), closed.Referral);
        }

        Assert.Equal(play.Case.Referral is { } round ? [round.Id] : [], open);
    }, iter: Rounds.Of(400));
}
