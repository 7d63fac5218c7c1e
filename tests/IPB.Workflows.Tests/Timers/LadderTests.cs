using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Files;
using IPB.Workflows.Routines;
using IPB.Workflows.Tests.Calendars;
using IPB.Workflows.Tests.Cases;
using IPB.Workflows.Tests.Files;
using IPB.Workflows.Timers;

namespace IPB.Workflows.Tests.Timers;

/// <summary>What is foreseen with real dates and names is what then happens if nobody acts.</summary>
public sealed class LadderTests
{
    private const string Mandate = "{ by: manager of lead-department, quorum: 1 }";

    [Fact]
    public void The_ladder_has_a_date_and_a_name_on_each_rung()
    {
        var play = new Play(Mandate);
        Assert.Equal(
            """
            2026-02-05 08:00 reminder to olga
            2026-02-09 08:00 reminder to olga
            2026-02-09 17:00 time for “Work” is up
            2026-02-11 08:00 reminder to olga
            2026-02-16 17:00 goes to mary as well
            """.ReplaceLineEndings("\n"), Lines(Ladder.Of(play.World, play.Routine, play.Case)));
    }

    [Fact]
    public void Each_limit_has_a_receipt_that_ends_when_it_comes()
    {
        var play = new Play(Mandate).Wait("1 working day").Hold("olga").Wait("5 days").Resume("olga");
        var rungs = Ladder.Of(play.World, play.Routine, play.Case);
        Assert.Equal([RungKind.Due, RungKind.Escalation], rungs.Where(r => r.Receipt is not null).Select(r => r.Kind));
        Assert.All(rungs.Where(r => r.Receipt is not null), r =>
        {
            Assert.Equal(r.At, r.Receipt!.Due);
            Assert.Contains(r.Receipt.Explain("sv"), line => line.StartsWith("Vilade: ", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Whoever_is_away_on_the_day_is_foreseen_with_their_deputy()
    {
        var mary = Town.Organisation.FindPerson("mary")! with
        {
            Deputy = "henry",
            Absences = [new(new DateOnly(2026, 2, 16), new DateOnly(2026, 2, 20))],
        };
        var world = new World(Town.With(mary), WorkingCalendar.Standard, []);
        var play = new Play(Mandate, world: world);
        Assert.EndsWith("goes to henry as well", Lines(Ladder.Of(world, play.Routine, play.Case)));
    }

    [Fact]
    public void Once_it_is_answered_nothing_of_the_ladder_is_left()
    {
        var play = new Play(Mandate).Fire("note", "olga", null, ("budget", 500m))
            .Fire("propose", "olga", null, ("owner_name", "Olga")).Vote(Outcome.Reject, "mary", "no");
        Assert.Empty(Ladder.Of(play.World, play.Routine, play.Case));
    }

    [Fact]
    public void In_every_state_of_every_shipped_routine_what_is_foreseen_happens()
    {
        var files = WorkflowFolder.Load(Path.Combine(ShippedFilesTests.Repository(), "workflows"));
        var world = new World(files.Organisation!, files.Calendars, files.RoutingTables);
        var rungs = 0;
        foreach (var routine in files.Routines)
            foreach (var state in routine.InnermostStates)
            {
                var c = Ladder.Entered(world, routine, state, "TEF", Play.Monday);
                var foreseen = Ladder.Of(world, routine, c)
                    .Where(r => r.Kind is RungKind.Reminder or RungKind.Escalation or RungKind.Question)
                    .Select(r => (r.At, string.Join(' ', r.To.Select(p => p.Id).Order()))).ToList();
                var happened = Happens(world, routine, c).ToList();
                Assert.Equal(foreseen.Take(happened.Count), happened);
                rungs += happened.Count;
            }

        Assert.True(rungs > 50, $"only {rungs} rungs");
    }

    [Fact]
    public void A_ladder_that_ends_at_nobody_somewhere_is_warned_of_with_its_line()
    {
        var text = Town.Gate(Mandate);
        var read = RoutineReader.Read("test.routine.yaml", text, Town.Organisation);
        var finding = Assert.Single(read.Findings, f => f.Code == "ladder-without-person");
        Assert.True(finding.IsWarning);
        Assert.Contains("\"manager of lead-department\", which nobody is in B: there the ladder ends at the fallback",
            finding.Message);
        Assert.Contains("escalate:", text.Split('\n')[finding.Line - 1]);
    }

    private static IEnumerable<(DateTimeOffset, string)> Happens(World world, Routine routine, Case c)
    {
        var chooser = new TransitionChooser(routine);
        while (c.Timers.OrderBy(t => t.DueAt).ThenBy(t => t.Key, StringComparer.Ordinal).FirstOrDefault() is { } timer)
        {
            var step = Step.Decide(world, chooser, c, new FireTimer(timer.Key), null, timer.DueAt)!;
            var told = step.Facts.Where(f => f is Reminded or Escalated or Asked).SelectMany(f => f switch
            {
                Reminded r => r.People,
                Escalated e => e.People,
                _ => ((Asked)f).People,
            }).Distinct().Order();
            if (timer.Kind is TimerKind.Remind or TimerKind.Escalate or TimerKind.FollowUp)
                yield return (timer.DueAt, string.Join(' ', told));
            // It has moved on by itself: another ladder begins.
            if (step.Facts.Any(f => f is Entered)) yield break;
            c = step.Case;
        }
    }

    private static string Lines(IEnumerable<Rung> rungs) =>
        string.Join('\n', rungs.Select(r => $"{Local.Of(r.At)} {LadderWords.Of(r).En}"));
}
