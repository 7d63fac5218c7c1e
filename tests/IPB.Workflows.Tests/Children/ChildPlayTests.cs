using CsCheck;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Children;

/// <summary>
/// Thousands of random lives of a case with children: whatever people, children and clocks do, this holds.
/// </summary>
public sealed class ChildPlayTests
{
    private static readonly string[] Joins = ["all", "any", "2", "3"];
    private static readonly string[] Triggers = ["begin", "one", "more", "back", "stop", "done", "again"];
    private static readonly string[] People = ["olga", "sam", "cora", "mary"];

    private static readonly Gen<Action<Play>> Fires = Gen.Select(Gen.OneOf<string>(Triggers), Gen.OneOf<string>(People),
        (trigger, person) => (Action<Play>)(play => play.Fire(trigger, person)));

    private static readonly Gen<Action<Play>> News =
        Gen.Select(Gen.Int[1, 6], Gen.Enum<Ending>(), Gen.Bool, Gen.Long[1, 9],
        (child, ending, ends, seq) => (Action<Play>)(play => play.Hear(child, ends ? ending : null, seq)));

    private static readonly Gen<Action<Play>> Incidents = Gen.Select(Gen.Int[1, 6], Gen.Int[0, 3], (child, what) =>
        (Action<Play>)(play =>
        {
            var key = $"2026-00001.child.{child}";
            if (what == 0) play.System(new RefuseChild(key, new("Nej", "No")));
            else if (what == 1) play.System(new ChildIsOpen(key, $"IPB 2026-{10_000 + child}"));
            else if (what == 2) play.Do(new RetryChild(key), "cora");
            else play.Do(new DropChild(key, "No"), "olga");
        }));

    private static readonly Gen<Action<Play>> Holds = Gen.Bool.Select(hold =>
        (Action<Play>)(play => (hold ? play.Hold("olga") : play.Resume("olga")).Wait("1 working day")));

    private static readonly Gen<Play> Lives = Gen.Select(Gen.OneOf<string>(Joins),
        Gen.OneOf(Fires, Fires, News, News, Incidents, Holds).List[1, 60], (join, moves) =>
        new Play(Family.Parent(join: join)).Try(moves));

    [Fact]
    public void The_journal_replays_to_the_same_case() => Lives.Sample(play =>
    {
        var read = play.Journal.Select(j => j with { Facts = CaseJson.ReadFacts(CaseJson.Write(j.Facts)) });
        Assert.Equal(CaseJson.Canonical(play.Case), CaseJson.Canonical(Journal.Replay(play.Case.Id, read)));
        var stored = CaseJson.ReadCase(CaseJson.Write(play.Case), play.Case.Description);
        Assert.Equal(CaseJson.Canonical(play.Case), CaseJson.Canonical(stored));
    }, iter: Rounds.Of(300));

    [Fact]
    public void A_wait_goes_on_while_too_few_have_ended_and_never_longer() => Lives.Sample(play =>
    {
        if (play.Case.Wait is not { } wait) return;
        var awaited = play.Case.Children.Where(k => wait.Children.Contains(k.Key)).ToList();
        var needed = wait.Join == ChildWait.All ? awaited.Count : Math.Min(wait.Join, awaited.Count);
        Assert.Equal("waiting", play.State);
        // On hold nothing goes on.
        if (play.Case.Hold is null) Assert.True(awaited.Count(k => !k.IsOpen) < needed);
    }, iter: Rounds.Of(300));

    [Fact]
    public void Every_child_is_ordered_once_under_a_key_of_its_own() => Lives.Sample(play =>
    {
        var ordered = play.Facts.OfType<ChildOrdered>().Select(f => f.Order.Key).ToList();
        Assert.Equal(ordered.Distinct(), ordered);
        Assert.Equal(ordered, play.Case.Children.Select(k => k.Key));
        var retried = play.Facts.OfType<ChildRetried>().Count();
        Assert.Equal(ordered.Count + retried, play.Messages.Count(m => m.Kind == MessageKind.OpenChild));
    }, iter: Rounds.Of(300));

    [Fact]
    public void Every_wait_is_begun_and_ended_once() => Lives.Sample(play =>
    {
        var open = 0;
        foreach (var fact in play.Facts)
            if (fact is ChildrenAwaited) Assert.Equal(1, ++open);
            else if (fact is WaitEnded) Assert.Equal(0, --open);
        Assert.Equal(play.Case.Wait is null ? 0 : 1, open);
    }, iter: Rounds.Of(300));
}
