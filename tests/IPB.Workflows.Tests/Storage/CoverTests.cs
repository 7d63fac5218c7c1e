using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Routines;
using IPB.Workflows.Tests.People;

namespace IPB.Workflows.Tests.Storage;

/// <summary>Absences and delegations in the database.</summary>
public sealed class CoverTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    private static readonly DateOnly Monday = CoverTown.Monday;

    [Fact]
    public async Task A_delegation_is_kept_with_who_made_and_who_revoked_it()
    {
        var made = await DelegateAsync("mary", "bo1", scope: new() { Routines = ["test"], UpTo = 250_000 });
        var revoked = await RevokeAsync(made.Id, "mary", "Back from the fair");
        Assert.Equal(("mary", "mary", "Back from the fair"), (revoked.MadeBy, revoked.RevokedBy, revoked.RevokeReason));
        var kept = (await db.Engine.Cover.DelegationsAsync("bo1")).First(d => d.Id == made.Id);
        Assert.Equal(["test"], kept.Scope.Routines);
        Assert.Equal((250_000m, Monday.AddDays(30)), (kept.Scope.UpTo, kept.Last));
        Assert.Equal("delegation-ended", (await Refused(() => RevokeAsync(made.Id, "mary"))).Code);
    }

    [Fact]
    public async Task Another_node_lets_the_delegate_decide_without_having_followed()
    {
        var other = await db.EngineAsync();
        other.Routines.Add(db.Engine.Routines.Current[0]);
        var made = await DelegateAsync("mary", "bo1");
        var (number, gate) = await AtGateAsync();
        var answer = await other.DoAsync(number, Approve(gate), new("bo1", Key()));
        Assert.Equal("done", answer.State);
        var c = (await other.Cases.FindAsync(number))!;
        Assert.Equal("mary", (await other.Cases.JournalAsync(c.Id))[^1].OnBehalfOf);
        Assert.Empty(await other.Cases.VerifyAsync(number));
        await RevokeAsync(made.Id, "mary");
    }

    [Fact]
    public async Task What_was_revoked_decides_nothing_on_any_node()
    {
        var other = await db.EngineAsync();
        other.Routines.Add(db.Engine.Routines.Current[0]);
        var made = await DelegateAsync("mary", "bo2");
        var (number, gate) = await AtGateAsync();
        await other.Cover.FollowAsync();
        Assert.NotNull(other.OptionsFor((await other.Cases.FindAsync(number))!,
            other.Organisation.FindPerson("bo2")!, await db.Database.NowAsync()).Gate);
        await RevokeAsync(made.Id, "mary");
        var refused = await Assert.ThrowsAsync<DecisionRefused>(
            () => other.DoAsync(number, Approve(gate), new("bo2", Key())));
        Assert.Equal("not-a-decider", refused.Code);
    }

    [Fact]
    public async Task In_a_race_nothing_is_decided_after_its_revocation_was_answered()
    {
        var other = await db.EngineAsync();
        other.Routines.Add(db.Engine.Routines.Current[0]);
        for (var round = 0; round < 12; round++)
        {
            var made = await DelegateAsync("mary", "bo3");
            var (number, gate) = await AtGateAsync();
            var deciding = TryAsync(() => other.DoAsync(number, Approve(gate), new("bo3", Key())));
            await RevokeAsync(made.Id, "mary");
            // From here on the answer of the database is final: the case was decided before, or is not.
            var state = await db.OneAsync<string>($"select state from cases where number = '{number}'");
            Assert.Equal(state == "done", await deciding);
        }
    }

    [Fact]
    public async Task A_command_sent_twice_takes_effect_once()
    {
        var command = new ReportAbsence("olga", Monday.AddDays(3), Monday.AddDays(5), "bo1");
        var first = await db.Engine.Cover.DoAsync(command, new("olga", "holiday"));
        var second = await db.Engine.Cover.DoAsync(command, new("olga", "holiday"));
        Assert.Equal(first.Id, second.Id);
        await Assert.ThrowsAsync<KeyReused>(() =>
            db.Engine.Cover.DoAsync(command with { Substitute = "bo2" }, new("olga", "holiday")));
        Assert.Equal("absence-known", (await Refused(() =>
            db.Engine.Cover.DoAsync(command, new("olga", Key())))).Code);
        var ended = await db.Engine.Cover.DoAsync(new EndAbsence(first.Id), new("olga", Key()));
        Assert.Equal("olga", ended.EndedBy);
        Assert.False(db.Engine.Organisation.IsAbsent(
            db.Engine.Organisation.FindPerson("olga")!, Monday.AddDays(4)));
    }

    [Fact]
    public async Task A_circle_is_refused_by_name_also_when_both_are_made_at_once()
    {
        var first = await DelegateAsync("cora", "dora");
        var refused = await Refused(() => DelegateAsync("dora", "cora"));
        Assert.Equal("delegation-circular", refused.Code);
        Assert.Contains("dora → cora → dora", refused.Reasons[0].En, StringComparison.Ordinal);
        await RevokeAsync(first.Id, "cora");
        var made = await Task.WhenAll(TryAsync(() => DelegateAsync("cora", "dora")),
            TryAsync(() => DelegateAsync("dora", "cora")));
        Assert.Single(made, m => m);
    }

    [Fact]
    public async Task Rows_are_ended_and_never_changed_or_deleted()
    {
        var made = await DelegateAsync("henry", "fay");
        foreach (var sql in new[]
        {
            $"delete from delegations where id = '{made.Id}'",
            $"update delegations set delegate = 'sam' where id = '{made.Id}'",
            $"update delegations set up_to = 5, revoked_by = 'x', revoked_at = now() where id = '{made.Id}'",
        })
        {
            await using var command = db.Rows.CreateCommand(sql);
            await Assert.ThrowsAsync<Npgsql.PostgresException>(() => command.ExecuteNonQueryAsync());
        }
    }

    [Fact]
    public async Task Keys_of_roles_and_people_that_are_gone_are_found()
    {
        var number = (await db.SubmitAsync()).Number;
        await using var command = db.Rows.CreateCommand(
            $"update cases set waits_on = '{{person:gone,officer@A}}' where number = '{number}'");
        await command.ExecuteNonQueryAsync();
        var organisation = db.Engine.Organisation;
        var waiting = await db.Engine.Cases.WaitingByKeyAsync();
        Assert.Equal(1, waiting["person:gone"]);
        Assert.InRange(waiting["officer@A"], 1, int.MaxValue);
        var lost = waiting.Keys.Except(organisation.KnownKeys).ToList();
        Assert.Equal(["person:gone"], lost);
        Assert.Contains("person:gone", organisation.CandidateKeys(organisation.Fallback, Monday, lost));
        Assert.Equal("fay", organisation.On(Monday).Seats("person:gone", null).Single().Person.Id);
    }

    private async Task<(string Number, string Gate)> AtGateAsync()
    {
        var number = (await db.SubmitAsync()).Number;
        await db.Engine.DoAsync(number, Fire("note", ("budget", 500m)), new("olga", Key()));
        var answer = await db.Engine.DoAsync(number, Fire("propose", ("owner_name", "Olga")), new("olga", Key()));
        return (number, answer.Gate!);
    }

    private static Fire Fire(string trigger, params (string Id, object Value)[] fields) => new(trigger,
        System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(
            fields.Select(f => KeyValuePair.Create(f.Id, f.Value))), null);

    private static Decide Approve(string gate) => new(gate, Outcome.Approve, "Fine", ["owner"], []);

    private Task<Delegation> DelegateAsync(string from, string to, DelegationScope? scope = null) =>
        db.Engine.Cover.DoAsync(new Workflows.People.Delegate(from, to, Monday, Monday.AddDays(30), "Busy")
        {
            Scope = scope ?? DelegationScope.All,
        }, new(from, Key()));

    private Task<Delegation> RevokeAsync(Guid id, string by, string? reason = null) =>
        db.Engine.Cover.DoAsync(new Revoke(id, reason), new(by, Key()));

    private static Task<CoverRefused> Refused(Func<Task> work) => Assert.ThrowsAsync<CoverRefused>(work);

    private static async Task<bool> TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (Refusal)
        {
            return false;
        }
    }

    private static string Key() => Guid.NewGuid().ToString("n");
}
