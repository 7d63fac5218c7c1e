using IPB.Host.Demo;
using IPB.Host.Gates;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Versions;

namespace IPB.Host.Tests.Demo;

public sealed class DemoSeedTests(SeededCity seeded) : IClassFixture<SeededCity>
{
    private static readonly DemoStory Story = DemoStory.Read();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_case_of_the_story_went_to_the_department_expected()
    {
        var submitted = Story.Events.Where(e => e.Step == 0).Select(e => (e.Problem.Title.Sv, e.Problem.Expect));
        Assert.Equal(submitted, seeded.Cases.Select(c => (c.Case.Title, c.Facts.OfType<Routed>().Single().To)));
        Assert.Equal(40, Story.All.Count(p => p.Id.StartsWith('P')));
    }

    [Fact]
    public void The_problem_without_words_fell_back_on_the_coordinator()
    {
        var (c, facts) = Assert.Single(seeded.Cases, c => c.Case.Title == "Det fungerar inte");
        Assert.Equal(["fallback"], facts.OfType<Routed>().Single().Rules);
        Assert.Equal("LFF", c.LeadDepartment);
    }

    [Fact]
    public async Task A_reviewed_version_of_the_obstacle_routine_waits_to_be_published()
    {
        var all = await seeded.City.Engine.Versions.OfAsync("obstacle", Cancel);
        var pending = Assert.Single(all!.Pending);
        Assert.Equal((all.Current!.Version + 1, VersionStatus.Reviewed), (pending.Version, pending.Status));
    }

    [Fact]
    public async Task A_gate_is_overdue()
    {
        var now = await seeded.City.Database.NowAsync(Cancel);
        Assert.Contains(seeded.Cases, c => c.Case.Gate is not null && c.Case.DueAt < now);
    }

    [Fact]
    public void A_gate_waits_for_the_second_of_two_votes() =>
        Assert.Contains(seeded.Cases, c => c.Case.Gate is { Quorum: 2, Votes.Length: 1 });

    [Fact]
    public void Somebody_was_reminded() => Assert.Contains(Facts<Reminded>(), f => !f.People.IsEmpty);

    [Fact]
    public void A_case_was_escalated() => Assert.Contains(Facts<Escalated>(), f => !f.People.IsEmpty);

    [Theory]
    [InlineData(Outcome.ApproveWithConditions)]
    [InlineData(Outcome.Return)]
    [InlineData(Outcome.Postpone)]
    [InlineData(Outcome.Reject)]
    public void Gates_were_closed_in_every_way(Outcome outcome) =>
        Assert.Contains(Facts<GateClosed>(), f => f.Outcome == outcome);

    [Fact]
    public void A_condition_stands_in_its_case() => Assert.Contains(seeded.Cases,
        c => c.Case.Conditions.Contains("Redovisa även dem som tackar nej, och varför."));

    [Fact]
    public void The_owner_of_a_solved_problem_was_asked_whether_it_still_is() => Assert.Contains(seeded.Cases,
        c => c.Case is { IsClosed: true, Ending: Ending.Solved } && c.Facts.OfType<Asked>().Any());

    [Fact]
    public async Task Every_persona_has_something_to_do()
    {
        var inbox = new Inbox(seeded.City.Engine, seeded.City.Database);
        var personas = seeded.City.Engine.Organisation.People.Where(p => p.Persona).ToList();
        Assert.Equal(5, personas.Count);
        foreach (var persona in personas) Assert.NotEmpty(await inbox.OfAsync(persona, Cancel));
    }

    [Fact]
    public void Numbers_are_without_a_gap_in_each_year()
    {
        foreach (var year in seeded.Cases.GroupBy(c => CaseNumber.Slug(c.Case.Number)[..4]))
            Assert.Equal(Enumerable.Range(1, year.Count()).Select(n => $"IPB {year.Key}-{n:00000}"),
                year.Select(c => c.Case.Number));
    }

    [Fact]
    public async Task Every_journal_verifies()
    {
        foreach (var (c, _) in seeded.Cases)
            Assert.Empty(await seeded.City.Engine.Cases.VerifyAsync(c.Number, Cancel));
    }

    [Fact]
    public async Task The_clock_runs_from_now_again()
    {
        Assert.False(await seeded.City.Database.IsClockMovedAsync(Cancel));
        Assert.Null(await seeded.City.Database.FrozenAtAsync(Cancel));
    }

    [Fact]
    public async Task Only_messages_of_the_last_fortnight_are_still_to_be_sent()
    {
        var messages = await seeded.City.Engine.Messages.NewestAsync(null, 100_000, Cancel);
        var waiting = messages.Where(m => m.Status == "waiting").ToList();
        Assert.NotEmpty(waiting);
        var cutOff = waiting.Min(m => m.CreatedAt);
        Assert.True(messages[0].CreatedAt - cutOff < TimeSpan.FromDays(14 + 7));
        Assert.All(messages.Where(m => m.CreatedAt < cutOff), m => Assert.True(m.Status is "sent" or "withdrawn"));
    }

    [Fact]
    public async Task Seeding_again_does_nothing()
    {
        await seeded.SeedAsync();
        Assert.StartsWith("Seeding a city: 60 cases, half a year … ", Assert.Single(seeded.Progress),
            StringComparison.Ordinal);
        var cases = await seeded.City.Engine.Cases.ListAsync(new() { Limit = 201 }, Cancel);
        Assert.Equal(Story.All.Length, cases.Length);
    }

    private IEnumerable<T> Facts<T>() where T : Fact => seeded.Cases.SelectMany(c => c.Facts.OfType<T>());
}
