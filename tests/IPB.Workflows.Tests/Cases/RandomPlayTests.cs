using System.Collections.Immutable;
using CsCheck;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;

namespace IPB.Workflows.Tests.Cases;

/// <summary>Thousands of random lives of a case: whatever people and clocks do, these things hold.</summary>
public sealed class RandomPlayTests
{
    private static readonly string[] Mandates =
    [
        "{ by: manager of lead-department, quorum: 1 }", "{ by: board, quorum: 2 }",
        "{ by: [manager of lead-department, board], quorum: each }",
    ];

    private static readonly string[] People = ["sam", "olga", "mary", "henry", "bo1", "bo2", "dora", "fay"];
    private static readonly string[] Waits =
        ["1 hour", "1 working day", "4 working days", "6 working days", "3 months"];
    private static readonly string[] Triggers = ["note", "give", "propose", "yes", "not"];

    private static readonly Gen<Action<Play>> Fires =
        Gen.Select(Gen.OneOf<string>(Triggers), Gen.OneOf<string>(People), Gen.Int[-1, 2000],
            (trigger, person, value) => (Action<Play>)(play => play.Do(FireOf(play, trigger, value), person)));

    private static readonly Gen<Action<Play>> Votes =
        Gen.Select(Gen.Enum<Outcome>(), Gen.OneOf<string>(People), Gen.Bool,
            (outcome, person, reasoned) => (Action<Play>)(play =>
                play.Vote(outcome, person, reasoned ? "because" : null, ["owner"], ["condition"])));

    private static readonly Gen<Action<Play>> Pauses =
        Gen.Select(Gen.OneOf<string>(Waits), Gen.Bool, (limit, _) => (Action<Play>)(play => play.Wait(limit)));

    private static readonly Gen<Action<Play>> Holds =
        Gen.Select(Gen.OneOf<string>("olga", "mary", "sam"), Gen.Bool, (person, on) => (Action<Play>)(play =>
            play.Do(on ? new Hold("because") : new Resume(null), person)));

    private static readonly Gen<Action<Play>> Move = Gen.OneOf(Fires, Votes, Pauses, Holds);

    private static readonly Gen<Play> Lives = Gen.Select(
        Gen.OneOf<string>(Mandates), Gen.OneOf<string>(People), Move.List[1, 40], (mandate, submitter, moves) =>
        new Play(mandate, submitter).Try(moves));

    [Fact]
    public void The_journal_replays_to_the_same_case() => Lives.Sample(play =>
        Assert.Equal(CaseJson.Canonical(play.Case), CaseJson.Canonical(Journal.Replay(play.Case.Id, play.Journal))),
        iter: Rounds.Of(400));

    [Fact]
    public void What_is_written_down_reads_back_the_same() => Lives.Sample(play =>
    {
        var read = CaseJson.ReadCase(CaseJson.Write(play.Case), play.Case.Description);
        Assert.Equal(CaseJson.Canonical(play.Case), CaseJson.Canonical(read));
        var journal = play.Journal.Select(j => j with { Facts = CaseJson.ReadFacts(CaseJson.Write(j.Facts)) });
        Assert.Equal(CaseJson.Canonical(play.Case), CaseJson.Canonical(Journal.Replay(play.Case.Id, journal)));
    }, iter: Rounds.Of(300));

    [Fact]
    public void Versions_have_no_gap_and_time_never_runs_back() => Lives.Sample(play =>
    {
        Assert.Equal(Enumerable.Range(1, play.Journal.Count).Select(i => (long)i), play.Journal.Select(j => j.Seq));
        Assert.Equal(play.Journal.Select(j => j.At).Order(), play.Journal.Select(j => j.At));
    }, iter: Rounds.Of(300));

    [Fact]
    public void Every_timer_is_armed_once_and_ends_once() => Lives.Sample(play =>
    {
        var armed = new HashSet<string>();
        foreach (var fact in play.Facts)
        {
            if (fact is TimerArmed a) Assert.True(armed.Add(a.Timer.Key), "armed twice: " + a.Timer.Key);
            else if (fact is TimerFired f) Assert.True(armed.Remove(f.Key), "fired unarmed: " + f.Key);
            else if (fact is TimerSuspended s) Assert.True(armed.Remove(s.Key), "suspended unarmed: " + s.Key);
            else if (fact is TimerCancelled x) Assert.True(armed.Remove(x.Key), "cancelled unarmed: " + x.Key);
        }

        Assert.Equal(armed.Order(), play.Case.Timers.Select(t => t.Key).Order());
    }, iter: Rounds.Of(400));

    [Fact]
    public void Nobody_ever_votes_on_their_own_case() => Lives.Sample(play =>
        Assert.DoesNotContain(play.Facts.OfType<Voted>(), v => v.Vote.Person == play.Case.Submitter),
        iter: Rounds.Of(400));

    [Fact]
    public void An_open_case_always_waits_on_somebody() => Lives.Sample(play =>
    {
        if (play.Case.IsClosed) return;
        Assert.Contains(play.Case.WaitsOn.SelectMany(k => play.World.Organisation.Holders(k)),
            p => play.Case.Gate is null || p.Id != play.Case.Submitter);
    }, iter: Rounds.Of(400));

    [Fact]
    public void A_reminder_is_never_sent_in_a_state_that_was_left() => Lives.Sample(play =>
    {
        var due = ImmutableHashSet<DateTimeOffset?>.Empty;
        foreach (var fact in play.Facts)
        {
            if (fact is Entered entered) due = [entered.DueAt];
            if (fact is Resumed resumed) due = [resumed.DueAt];
            if (fact is Reminded reminded) Assert.Contains(reminded.DueAt, due);
        }

        Assert.All(play.Messages.Where(m => m.Kind == MessageKind.Reminder), m => Assert.NotNull(m.Content.DueAt));
    }, iter: Rounds.Of(400));

    [Fact]
    public void Nothing_falls_due_on_hold_and_nothing_is_late_at_once_afterwards()
    {
        var resumed = 0;
        Lives.Sample(play =>
        {
            Case? before = null;
            foreach (var entry in play.Journal)
            {
                var after = Journal.Apply(before, play.Case.Id, entry.At, entry.Facts);
                if (before?.Hold is { } hold)
                {
                    Assert.DoesNotContain(entry.Facts, f => f is Reminded or Escalated or Asked);
                    if (entry.Facts.Any(f => f is Resumed)) Goes(hold, after, entry.At);
                }

                before = after;
            }
        }, iter: Rounds.Of(400));
        Assert.True(resumed > 80, $"only {resumed} holds ended");

        void Goes(Standstill hold, Case after, DateTimeOffset now)
        {
            Interlocked.Increment(ref resumed);
            Assert.Equal(hold.Suspended.Select(t => t.Key).Order(), after.Timers.Select(t => t.Key).Order());
            Assert.All(after.Timers, t => Assert.True(t.DueAt > now, t.Key));
            Assert.Equal(hold.DueAt > hold.Since, after.DueAt > now);
        }
    }

    private static Fire FireOf(Play play, string trigger, int value) => new(trigger, trigger switch
    {
        "note" => play.Case.Fields.Clear().Add("budget", (decimal)value),
        "give" => play.Case.Fields.Clear().Add("lead_department", value % 2 == 0 ? "A" : "B"),
        "propose" => play.Case.Fields.Clear().Add("owner_name", "Olga"),
        _ => play.Case.Fields.Clear(),
    }, "because");
}
