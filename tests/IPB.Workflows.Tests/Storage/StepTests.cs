using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Storage;

public sealed class StepTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    private static readonly ImmutableSortedDictionary<string, object> Nothing =
        ImmutableSortedDictionary<string, object>.Empty;

    internal static Submit Empty(string routine) => new(routine, "Title", "Description", "A", Nothing);

    [Fact]
    public async Task A_command_sent_again_gives_the_first_answer_again()
    {
        var c = await db.SubmitAsync();
        var first = await db.CommentAsync(c.Number, "Hello", "same");
        await db.CommentAsync(c.Number, "Later");

        var again = await db.CommentAsync(c.Number, "Hello", "same");

        Assert.Equal(first.Version, again.Version);
        Assert.Equal(3, (await db.Engine.Cases.FindAsync(c.Number))!.Version);
    }

    [Fact]
    public async Task The_same_key_for_another_command_is_refused()
    {
        var c = await db.SubmitAsync();
        await db.CommentAsync(c.Number, "Hello", "reused");

        await Assert.ThrowsAsync<KeyReused>(() => db.CommentAsync(c.Number, "Something else", "reused"));
    }

    [Fact]
    public async Task The_same_command_sent_by_twenty_at_once_takes_effect_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => db.SubmitAsync("at-once", "At once")));

        Assert.Single(answers.Select(a => a.Number).Distinct());
        Assert.Equal(1L, await db.OneAsync<long>("select count(*) from cases where title = 'At once'"));
    }

    [Fact]
    public async Task A_refused_command_in_a_group_spoils_no_other()
    {
        var c = await db.SubmitAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            try
            {
                if (i % 2 == 0) await db.SubmitAsync(title: "Grouped");
                else await db.Engine.DoAsync(c.Number, new Fire("nonsense", Nothing, null), new("olga", $"g{i}"));
                return "done";
            }
            catch (TriggerRefused)
            {
                return "refused";
            }
        }));

        Assert.Equal(20, results.Count(r => r == "refused"));
        Assert.Equal(20L, await db.OneAsync<long>("select count(*) from cases where title = 'Grouped'"));
    }

    [Fact]
    public async Task Numbers_have_no_gap_although_some_submissions_are_refused()
    {
        await Task.WhenAll(Enumerable.Range(0, 60).Select(async i =>
        {
            if (i % 3 != 0) await db.SubmitAsync();
            else await Assert.ThrowsAsync<InvalidInput>(() => db.SubmitAsync(title: " "));
        }));

        Assert.Equal(0L, await db.OneAsync<long>("select max(serial) % 10000000 - count(*) from cases"));
    }

    [Fact]
    public async Task Two_engines_never_lose_a_step_of_the_same_case()
    {
        var other = await db.EngineAsync([.. db.Engine.Routines.Current]);
        var c = await db.SubmitAsync();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            (i % 2 == 0 ? db.Engine : other).DoAsync(c.Number, new Comment($"{i}"), new("olga", $"two-{i}"))));

        var found = await db.Engine.Cases.FindAsync(c.Number);
        Assert.Equal(51, found!.Version);
        Assert.Empty(await db.Engine.Cases.VerifyAsync(c.Number));
    }

    [Fact]
    public async Task A_case_stays_on_the_version_it_started_on()
    {
        var old = Town.Routine("{ by: manager of lead-department, quorum: 1 }");
        var c = await db.SubmitAsync();
        var newer = old with { Version = 2, States = [old.States[0] with { Triggers = [] }, .. old.States[1..]] };
        var engine = await db.EngineAsync(old, newer);

        var answer = await engine.DoAsync(c.Number, new Fire("note", Nothing, null), new("olga", "pinned"));

        Assert.Equal(1, (await engine.Cases.FindAsync(c.Number))!.RoutineVersion);
        Assert.Equal("work", answer.State);
        Assert.Equal(2, engine.Routines.Find("test")!.Version);
    }

    [Fact]
    public async Task A_caller_that_has_given_up_is_not_waited_for()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            db.Engine.SubmitAsync(Empty("test") with { Title = "Gone" }, new("sam", "gone"), gone.Token));

        Assert.Equal(0L, await db.OneAsync<long>("select count(*) from cases where title = 'Gone'"));
    }

    [Fact]
    public async Task An_unknown_case_is_not_found() =>
        await Assert.ThrowsAsync<CaseNotFound>(() => db.CommentAsync("IPB 1999-00001", "Hello"));
}
