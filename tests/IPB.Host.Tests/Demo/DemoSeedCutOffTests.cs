using IPB.Host.Demo;
using IPB.Workflows.Calendars;

namespace IPB.Host.Tests.Demo;

/// <summary>Seedings that do not run from the first play to the last in one go, or on one node.</summary>
public sealed class DemoSeedCutOffTests(TestPostgres postgres) : IAsyncLifetime
{
    private readonly SeededCity seeded = new(postgres);

    /// <summary>A day 0 from which the story's end is not overtaken by the real time.</summary>
    private static readonly DateOnly InYearsToCome = new(2097, 6, 3);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await seeded.OpenAsync();

    public ValueTask DisposeAsync() => seeded.DisposeAsync();

    [Fact]
    public async Task A_seeding_that_was_cut_off_twice_is_finished_as_if_it_had_not_been()
    {
        await BeginAsync(seeded, InYearsToCome);
        await CutOffAfterAsync(1);
        await CutOffAfterAsync(150);
        await seeded.SeedAsync();

        await using var whole = new SeededCity(postgres);
        await whole.OpenAsync();
        await BeginAsync(whole, InYearsToCome);
        await whole.SeedAsync();
        Assert.Equal(await ShapeAsync(whole), await ShapeAsync(seeded));
    }

    [Fact]
    public async Task Two_nodes_that_start_together_seed_once()
    {
        await using var other = await City.OpenAsync(seeded.City.Settings, _ => { }, Cancel);
        await Task.WhenAll(seeded.SeedAsync(), DemoSeed.RunAsync(other, seeded.Progress.Add, Cancel));
        Assert.Single(seeded.Progress);
        Assert.Equal(DemoStory.Read().All.Length,
            (await other.Engine.Cases.ListAsync(new() { Limit = 201 }, Cancel)).Length);
    }

    [Fact]
    public async Task Christmas_and_Easter_do_not_spoil_the_story()
    {
        await BeginAsync(seeded, new DateOnly(2025, 12, 1));
        await seeded.SeedAsync();
        await seeded.ReadAsync();
        Assert.StartsWith("IPB 2025-", seeded.Cases[0].Case.Number, StringComparison.Ordinal);
        Assert.EndsWith("IPB 2026-00001", seeded.Cases.First(c => c.Case.OpenedAt.Year == 2026).Case.Number,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plays_that_cannot_be_carried_out_are_all_named()
    {
        var story = DemoStory.Of("""
            problems:
              - { id: A, title: { sv: Ljus }, description: { sv: Mörkt }, department: XXX, day: 0,
                  submitter: elin.dahlgren }
              - { id: B, title: { sv: Ljus }, description: { sv: Mörkt }, department: FSF, day: 1,
                  plays: [{ day: 2, do: accept }, { day: 3, do: approve }, { day: 4, do: ask }] }
            """);
        await BeginAsync(seeded, InYearsToCome);
        var refused = await Assert.ThrowsAsync<StartRefused>(
            () => new DemoPlayer(seeded.City).PlayAsync(story, InYearsToCome, Cancel));
        Assert.Collection(refused.Message.Split('\n')[1..],
            a => Assert.StartsWith("A, day 0, submission: Some of what was sent", a, StringComparison.Ordinal),
            b => Assert.StartsWith("B, day 3, approve: nobody may do it in the state \"assessment\"", b,
                StringComparison.Ordinal));
    }

    private async Task CutOffAfterAsync(int steps)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        seeded.City.Engine.Wake = () =>
        {
            if (--steps == 0) source.Cancel();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => DemoSeed.RunAsync(seeded.City, seeded.Progress.Add, source.Token));
        seeded.City.Engine.Wake = null;
    }

    /// <summary>As a seeding leaves it that was cut off before its first play.</summary>
    private static Task BeginAsync(SeededCity city, DateOnly start) =>
        city.City.Database.FreezeClockAsync(Stockholm.At(start, TimeOnly.MinValue), Cancel);

    private static async Task<List<string>> ShapeAsync(SeededCity city)
    {
        await city.ReadAsync();
        return
        [
            .. city.Cases.Select(c => $"{c.Case.Number} {c.Case.Title} {c.Case.State} {c.Case.UpdatedAt:O} "
                + string.Join(' ', c.Facts.Select(f => f.GetType().Name))),
        ];
    }
}
