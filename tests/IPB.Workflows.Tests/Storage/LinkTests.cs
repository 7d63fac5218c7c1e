using IPB.Workflows.Cases;

namespace IPB.Workflows.Tests.Storage;

/// <summary>Two cases change in one step or neither does.</summary>
public sealed class LinkTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Both_cases_keep_the_link_seen_from_their_side()
    {
        var (a, b) = await TwoAsync();
        await LinkAsync(a, b, Relation.DependsOn);
        Assert.Equal([new CaseLink(b, Relation.DependsOn, false)], (await CaseAsync(a)).Links);
        Assert.Equal([new CaseLink(a, Relation.DependsOn, true)], (await CaseAsync(b)).Links);
        Assert.Empty(await db.Engine.Cases.VerifyAsync(a));
        Assert.Empty(await db.Engine.Cases.VerifyAsync(b));
    }

    [Fact]
    public async Task Either_side_takes_the_link_away_with_a_reason()
    {
        var (a, b) = await TwoAsync();
        await LinkAsync(a, b, Relation.DuplicateOf);
        await Assert.ThrowsAsync<InvalidInput>(() => UnlinkAsync(b, a, Relation.DuplicateOf, " "));
        await UnlinkAsync(b, a, Relation.DuplicateOf, "Not the same after all");
        Assert.Empty((await CaseAsync(a)).Links);
        Assert.Empty((await CaseAsync(b)).Links);
        var facts = (await db.Engine.Cases.JournalAsync((await CaseAsync(a)).Id)).SelectMany(j => j.Facts);
        Assert.Equal("Not the same after all", facts.OfType<Unlinked>().Single().Reason);
    }

    [Fact]
    public async Task What_cannot_be_linked_is_refused_and_changes_neither()
    {
        var (a, b) = await TwoAsync();
        await Assert.ThrowsAsync<InvalidInput>(() => LinkAsync(a, a, Relation.Related));
        await Assert.ThrowsAsync<CaseNotFound>(() => LinkAsync(a, "IPB 2026-99999", Relation.Related));
        await LinkAsync(a, b, Relation.DependsOn);
        Assert.Equal("link-exists",
            (await Assert.ThrowsAsync<LinkRefused>(() => LinkAsync(a, b, Relation.DependsOn))).Code);
        Assert.Equal("link-circular",
            (await Assert.ThrowsAsync<LinkRefused>(() => LinkAsync(b, a, Relation.DependsOn))).Code);
        Assert.Equal("link-not-found",
            (await Assert.ThrowsAsync<LinkRefused>(() => UnlinkAsync(a, b, Relation.Related, "No"))).Code);
        Assert.Equal(2, (await CaseAsync(a)).Version);
        Assert.Equal(2, (await CaseAsync(b)).Version);
    }

    [Fact]
    public async Task Sent_again_it_takes_effect_once()
    {
        var (a, b) = await TwoAsync();
        var first = await LinkAsync(a, b, Relation.Related, "again");
        var second = await LinkAsync(a, b, Relation.Related, "again");
        Assert.Equal(first.Version, second.Version);
        Assert.Single((await CaseAsync(b)).Links);
    }

    [Fact]
    public async Task Crosswise_at_once_nobody_waits_for_ever_and_both_sides_agree()
    {
        var numbers = new List<string>();
        for (var i = 0; i < 6; i++) numbers.Add((await db.SubmitAsync()).Number);
        var other = await db.EngineAsync();
        other.Routines.Add(db.Engine.Routines.Current[0]);
        var links = from a in numbers
                    from b in numbers
                    where a != b
                    select (a, b);
        await Task.WhenAll(links.Select(async (l, i) =>
        {
            var engine = i % 2 == 0 ? db.Engine : other;
            try
            {
                await engine.DoAsync(l.a, new Link(l.b, Relation.DependsOn), new("olga", $"{l.a}-{l.b}"));
            }
            catch (LinkRefused)
            {
                // The other direction came first.
            }
        }));
        foreach (var c in await db.Engine.Cases.FindAllAsync(numbers))
        {
            Assert.Equal(5, c.Links.Length);
            Assert.Equal(5, c.Links.DistinctBy(l => l.Number).Count());
            Assert.Empty(await db.Engine.Cases.VerifyAsync(c.Number));
        }
    }

    private async Task<(string, string)> TwoAsync() =>
        ((await db.SubmitAsync()).Number, (await db.SubmitAsync()).Number);

    private async Task<Case> CaseAsync(string number) => (await db.Engine.Cases.FindAsync(number))!;

    private Task<StepAnswer> LinkAsync(string a, string b, Relation relation, string? key = null) =>
        db.Engine.DoAsync(a, new Link(b, relation), new("olga", key ?? Guid.NewGuid().ToString()));

    private Task<StepAnswer> UnlinkAsync(string a, string b, Relation relation, string reason) =>
        db.Engine.DoAsync(a, new Unlink(b, relation, reason), new("olga", Guid.NewGuid().ToString()));
}
