using System.Collections.Immutable;
using CsCheck;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Proofs;
using IPB.Workflows.Routines;
using IPB.Workflows.Routing;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Proofs;

/// <summary>Random routines are proven and then run in the engine: what happens there was said before.</summary>
public sealed class EngineAgreesTests
{
    private const int Walks = 4;
    private const int Moves = 25;

    private static readonly Gen<(Routine Routine, Tape Tape)> Routines =
        Gen.Select(Tape.Any, Gen.Int[1, 6], Tape.Any, (tape, states, walk) => (RandomRoutine.Of(tape, states), walk));

    /// <summary>Its table has a rule for each department, so that cases are bounced on and back by rules.</summary>
    private static readonly World World = new(Town.Organisation, WorkingCalendar.Standard,
        [RoutingTableReader.Read("town.routing.yaml", """
            routing: town
            version: 1
            name: { sv: Stad, en: Town }
            rules:
              - { id: lamps, words: [lamp], to: B, why: { sv: Lampa., en: A lamp. } }
              - { id: roads, words: [road], to: A, why: { sv: Väg., en: A road. } }
            fallback: { id: rest, to: A, why: { sv: Annat., en: Else. } }
            """, Town.Organisation, null).Table!]);

    [Fact]
    public void Nothing_happens_that_the_proof_calls_impossible()
    {
        var (seen, inherited, waited, automated) = (0, 0, 0, 0);
        Routines.Sample(sample =>
        {
            var proof = Prove(sample.Routine);
            for (var walk = 0; walk < Walks; walk++)
                foreach (var fact in Walk(sample.Routine, sample.Tape))
                {
                    Interlocked.Increment(ref seen);
                    if (fact is ReferralClosed { End: not ReferralEnd.Left } closed)
                        Assert.NotNull(proof.WayThrough(sample.Routine.State(closed.Referral.Split('.')[1]),
                            closed.End.Name()));
                    if (fact is WaitEnded { End: not WaitEnded.Left } wait)
                    {
                        Interlocked.Increment(ref waited);
                        Assert.NotNull(proof.WayThrough(sample.Routine.State(wait.State), wait.End));
                    }
                    if (fact is AutomationDone or AutomationFailed) Interlocked.Increment(ref automated);
                    if (fact is Entered entered) Assert.NotNull(proof.WayTo(entered.State));
                    if (fact is not Triggered fired) continue;
                    if (fired.Of is not null) Interlocked.Increment(ref inherited);
                    Assert.Contains(proof.Explored.Uses.Keys, m => m.From >= 0
                        && proof.Space.Places[m.From].State.Id == fired.State && m.Kind != MoveKind.Passed
                        && ReferenceEquals(m.Trigger, Written(sample.Routine, fired)));
                }
        }, iter: Rounds.Of(100));
        Assert.True(seen > 600, $"only {seen} facts were looked at");
        Assert.True(automated > 4, $"only {automated} automations ended");
        Assert.True(waited > 4, $"only {waited} waits for child cases were over");
        Assert.True(inherited > 60, $"only {inherited} triggers of groups or routines were fired");
    }

    private static Trigger? Written(Routine routine, Triggered fired) => (fired.Of switch
    {
        null => routine.State(fired.State).Triggers,
        OfferedTrigger.OfRoutine => routine.Triggers,
        var group => routine.State(group).Triggers,
    }).FirstOrDefault(t => t.Id == fired.Trigger);

    [Fact]
    public void Every_way_that_is_shown_can_be_gone()
    {
        var gone = 0;
        Routines.Sample(sample =>
        {
            var proof = Prove(sample.Routine);
            if (proof.Explored.Chains.Count > 0) return;
            foreach (var place in proof.Space.Places)
            {
                var first = proof.Explored.Nodes.FindIndex(n => n.Key.Place == place.Index);
                if (first < 0 || !proof.Explored.Nodes[first].Certain) continue;
                var play = PathPlay.Follow(World, sample.Routine, proof.Paths.To(first));
                Assert.Contains(play.Case.Facts.OfType<Entered>(), e => e.State == place.State.Id);
                Interlocked.Increment(ref gone);
            }
        }, iter: Rounds.Of(100));
        Assert.True(gone > 140, $"only {gone} ways were gone");
    }

    [Fact]
    public void A_trap_is_never_left_for_an_end() => Routines.Sample(sample =>
    {
        var proof = Prove(sample.Routine);
        foreach (var trap in proof.Findings.Where(f => f is { Code: "no-way-to-end", IsWarning: false }))
        {
            if (proof.Explored.Chains.Count > 0) return;
            var play = PathPlay.Follow(World, sample.Routine, trap.Steps);
            var before = play.Case.Facts.Count;
            Wander(play.Case, sample.Routine, sample.Tape);
            Assert.DoesNotContain(play.Case.Facts.Skip(before), f => f is Closed);
        }
    }, iter: Rounds.Of(100));

    private static Proof Prove(Routine routine) =>
        Prover.Prove(routine, Town.Organisation, WorkingCalendar.Standard);

    private static List<Fact> Walk(Routine routine, Tape tape)
    {
        try
        {
            var submit = new Submit(routine.Id, tape.Of("lamp", "road", "lamp and road", "tree"), "Description",
                tape.Of("A", "B"), Values(routine.SubmitAsks, tape));
            var play = new ScenarioCase(World, routine, submit);
            Wander(play, routine, tape);
            return play.Facts;
        }
        catch (Refusal)
        {
            // Its own triggers go round: the engine opens no such case.
            return [];
        }
    }

    private static void Wander(ScenarioCase play, Routine routine, Tape tape)
    {
        for (var move = 0; move < Moves; move++)
        {
            try
            {
                Move(play, routine, routine.State(play.State), tape);
            }
            catch (Refusal)
            {
                // Most random moves are refused; what matters is what the others do.
            }
        }
    }

    private static void Move(ScenarioCase play, Routine routine, State state, Tape tape)
    {
        if (play.IsOnHold && tape.Chance(50)) play.Resume();
        else if (tape.Chance(10)) play.Hold();
        else if (!state.Form.IsEmpty && tape.Chance(30)) play.Fill(Values(state.Form, tape));
        else if (tape.Chance(25)) play.Wait(new TimeLimit(tape.Of(3, 6, 12, 30), TimeUnit.Days));
        else if (state.Automation is not null && tape.Chance(50))
        {
            var results = Values(["n", "r", "b"], tape);
            play.EndAutomation(tape.Chance(70), field => results.GetValueOrDefault(field));
        }
        else if (tape.Chance(25)) Hear(play, tape);
        else if (play.IsAtReferral && tape.Chance(70)) play.Answer(tape.Of(Enum.GetValues<Stance>()));
        else if (play.IsAtGate && tape.Chance(70)) play.Vote(tape.Of([.. state.Gate!.Outcomes.Keys]));
        else if (routine.Offered(state).Select(o => o.Trigger).Where(t => !t.BySystem).ToArray()
            is { Length: > 0 } mine)
            Fire(play, tape.Of(mine), tape);
    }

    private static void Hear(ScenarioCase play, Tape tape)
    {
        if (tape.Chance(85)) play.EndChild(tape.Of(Enum.GetValues<Ending>()));
        else play.ReopenChild();
    }

    private static void Fire(ScenarioCase play, Trigger trigger, Tape tape) =>
        play.Fire(trigger.Id, Values(trigger.Asks, tape));

    private static ImmutableSortedDictionary<string, object> Values(ImmutableArray<string> asks, Tape tape) => asks
        .Where(_ => tape.Chance(80)).ToImmutableSortedDictionary(a => a, object (a) => a switch
        {
            "n" or "r" => tape.Chance(80) ? (decimal)tape.Below(11) : tape.Below(10) + 0.5m,
            "b" => tape.Chance(50),
            "k" => tape.Of("x", "y", "z"),
            _ => tape.Of("A", "B"),
        });
}
