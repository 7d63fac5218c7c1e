using IPB.Workflows.Access;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Storage;
using IPB.Workflows.Tests.Cases;
using IPB.Workflows.Tests.Storage;

namespace IPB.Workflows.Tests.Access;

public sealed class SightTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    private static readonly System.Collections.Immutable.ImmutableSortedDictionary<string, object> Nothing =
        System.Collections.Immutable.ImmutableSortedDictionary<string, object>.Empty;

    [Fact]
    public async Task A_case_of_a_routine_that_says_nothing_is_seen_by_everybody()
    {
        var number = (await db.SubmitAsync()).Number;

        foreach (var person in Town.Organisation.People)
            Assert.NotNull(await As(db.Engine, person.Id).FindAsync(number));
    }

    [Fact]
    public async Task A_narrow_case_does_not_exist_for_others_and_they_cannot_change_it()
    {
        var (engine, number) = await NarrowAsync(Visibility.Involved);

        Assert.Null(await As(engine, "bo1").FindAsync(number));
        Assert.Empty((await As(engine, "bo1").ListAsync(new() { Routine = "narrow" })).Where(c => c.Number == number));
        await Assert.ThrowsAsync<CaseNotFound>(() => engine.DoAsync(number, new Comment("Hi"), new("bo1", NewKey())));
        var mine = (await db.SubmitAsync()).Number;
        await Assert.ThrowsAsync<CaseNotFound>(
            () => engine.DoAsync(mine, new Link(number, Relation.Related), new("bo1", NewKey())));
        Assert.Equal(1, (await engine.Cases.FindAsync(number))!.Version);
    }

    [Fact]
    public async Task Submitter_and_owner_and_the_head_of_the_owners_department_see_a_narrow_case()
    {
        var (engine, number) = await NarrowAsync(Visibility.Involved);

        foreach (var person in new[] { "sam", "olga", "henry", "fay" })
        {
            var cases = As(engine, person);
            Assert.NotNull(await cases.FindAsync(number));
            Assert.Contains(await cases.ListAsync(new() { Routine = "narrow" }), c => c.Number == number);
        }
    }

    [Fact]
    public async Task Whoever_has_acted_sees_it_for_ever_also_after_others_have_gone_on()
    {
        var (engine, number) = await NarrowAsync(Visibility.Involved);
        await engine.DoAsync(number, new Fire("note", Nothing.Add("budget", 500m), null), new("olga", NewKey()));
        await engine.DoAsync(number, new Fire("propose", Nothing.Add("owner_name", "O"), null), new("olga", NewKey()));
        var c = (await engine.Cases.FindAsync(number))!;

        Assert.DoesNotContain(SightKeys.Of(c, []), k => k == "officer@A");
        Assert.Contains("olga", c.TookPart);
        Assert.NotNull(await As(engine, "olga").FindAsync(number));
        Assert.Empty(await engine.Cases.VerifyAsync(number));
    }

    [Fact]
    public async Task The_check_of_the_journal_finds_that_somebody_opened_a_case_to_others()
    {
        var (engine, number) = await NarrowAsync(Visibility.Department);
        await using var command = db.Rows.CreateCommand(
            $"update cases set sight = sight || '{{did:bo1}}' where number = '{number}'");
        await command.ExecuteNonQueryAsync();

        Assert.Equal(["others see the case than should"], await engine.Cases.VerifyAsync(number));
    }

    [Fact]
    public async Task Counts_count_what_is_seen()
    {
        var (engine, _) = await NarrowAsync(Visibility.Involved, "counted");

        Assert.Empty(await As(engine, "bo1").CountAsync("counted"));
        Assert.NotEmpty(await As(engine, "olga").CountAsync("counted"));
    }

    [Fact]
    public void A_role_sees_what_the_organisation_says_and_coordinators_see_all()
    {
        var auditor = Person("ada", "A", "auditor");
        var organisation = Of([new("auditor", new("", "")) { Sees = RoleSight.All }], auditor,
            Person("cory", "A", "coordinator"));

        Assert.True(Sight.Of(organisation, auditor, Play.Monday).SeesAll);
        Assert.True(Sight.Of(organisation, organisation.FindPerson("cory")!, Play.Monday).SeesAll);
        // The first one has what nobody else has, after the fallback.
        var narrower =
            Of([new("coordinator", new("", "")) { Sees = RoleSight.Own }], Person("cara", "A", "coordinator"),
            Person("cory", "A", "coordinator"));
        Assert.True(Sight.Of(narrower, narrower.FindPerson("cara")!, Play.Monday).SeesAll);
        Assert.False(Sight.Of(narrower, narrower.FindPerson("cory")!, Play.Monday).SeesAll);
    }

    private static Organisation Of(Role[] roles, params Person[] people) => new(
        [new("A", new("A", "A"), DepartmentKind.Department, "")],
        [.. roles.Append(new("coordinator", new("", ""))).DistinctBy(r => r.Id)],
        [.. people, Person("fay", "A")], "fay");

    private static Person Person(string id, string department, params string[] roles) =>
        new(id, id, id + "@example.org", "en", department) { Roles = [.. roles] };

    private async Task<(WorkflowEngine Engine, string Number)> NarrowAsync(Visibility visibility, string id = "narrow")
    {
        var engine = await db.EngineAsync(Town.Routine("{ by: manager of lead-department, quorum: 1 }") with
        {
            Id = id,
            Visibility = visibility,
        });
        return (engine, (await engine.SubmitAsync(StepTests.Empty(id), new("sam", NewKey()))).Number);
    }

    private static SeenCases As(WorkflowEngine engine, string person) =>
        engine.As(engine.SightOf(engine.Organisation.FindPerson(person)!, Play.Monday));

    private static string NewKey() => Guid.NewGuid().ToString();
}
