using IPB.Workflows.Cases;
using IPB.Workflows.Partners;
using IPB.Workflows.Storage;
using IPB.Workflows.Tests.Cases;
using IPB.Workflows.Tests.Storage;

namespace IPB.Workflows.Tests.Retention;

/// <summary>After a disposal no row of any table says what a case was about, or whom.</summary>
public sealed class DisposalTraceTests(TestServer server) : IAsyncLifetime
{
    private const string Word = "Kvastfibberen";
    private readonly RetentionTown town = new(server);

    public async ValueTask InitializeAsync() => await town.OpenAsync();

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task Nothing_of_a_disposed_case_is_left_but_its_number_in_sealed_records()
    {
        await CoveredAsync();
        await town.Db.Database.FreezeClockAsync(Play.Monday);
        var number =
            (await town.Engine.SubmitAsync(new("short", Word, Word, "A", RetentionTown.None), new("sam", Word)))
            .Number;
        var c = (await town.Engine.Cases.FindAsync(number))!;
        var file = await new AttachmentStore(town.Db.Database).KeepAsync(Guid.NewGuid(), $"{Word}.txt", "text/plain",
            System.Text.Encoding.UTF8.GetBytes(Word), "olga", default);
        await town.DoAsync(number, new Comment(Word) { Files = [file] });
        await new FiledDocuments(town.Db.Database).FileAsync(c, 1, new(Word, "text/plain", [1, 2]));
        await town.DoAsync(number, new InvitePartner(Word, "villa@example.org", Word, null, null));
        await town.DoAsync(number, new Fire("finish", RetentionTown.None, null));
        await FillAsync(c, Partner.IdOf(number, 1));
        await town.SentAsync();
        await town.Db.Database.FreezeClockAsync(RetentionTown.Later);
        await town.Retention.ExemptAsync(number, Word, null, RetentionTown.By("henry"));
        await town.Retention.EndExemptionAsync(number, RetentionTown.By("henry"));
        Assert.Equal(["attachments", "case_marks", "case_search", "case_stays", "cases", "commands", "filed_documents",
            "inbound_mails", "journal", "messages", "migration_cases", "retention_exemptions", "rule_routings",
            "sessions"], await TablesAsync($"%{Word}%"));

        Assert.Equal(1, (await town.CarriedOutAsync()).Counts.Disposed);

        Assert.Empty(await TablesAsync($"%{Word}%"));
        Assert.Empty(await TablesAsync("%villa@example.org%"));
        Assert.Empty(await TablesAsync($"%{Partner.IdOf(number, 1)}%"));
        Assert.Equal(["disposal_cases"], await TablesAsync($"%{number}%"));
        Assert.Equal(["disposal_cases", "retention_events"], await TablesAsync($"%{c.Id}%"));
        Assert.Equal(2L, await town.Db.OneAsync<long>("select count(*) from messages where case_id is null"));
    }

    /// <summary>Every table that refers to cases is covered.</summary>
    private async Task CoveredAsync()
    {
        var tables = new SortedSet<string>(StringComparer.Ordinal);
        await using var command = town.Db.Rows.CreateCommand("""
            with recursive referring as (
              select 'ipb.cases'::regclass::oid as id
              union select c.conrelid from pg_constraint c join referring r on c.confrelid = r.id where c.contype = 'f'
            )
            select relname from pg_class where oid in (select id from referring)
            union select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = 'ipb'::regnamespace and c.relkind = 'r' and a.attname = 'case_id' and not a.attisdropped
              and c.relname <> 'disposal_cases'
            """);
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        Assert.Equal(tables, DisposalOfCases.ByCase.Select(t => t.Table).Order(StringComparer.Ordinal));
    }

    /// <summary>A row in each table that steps of this short case do not write to; and summaries that name it, or
    /// another.
    /// </summary>
    private async Task FillAsync(Case c, string partner)
    {
        await town.RunAsync($"""
            insert into rule_routings values ('{c.Id}', 1, '{Word}', 1, 'r', 'A', now(), null);
            insert into case_marks (case_id, seq, place, kind, at, actor, routine, state, department, detail)
              values ('{c.Id}', 1, 0, 'return', now(), 'sam', 'short', 'work', 'A', '{Word}');
            update case_stays set state = '{Word}' where case_id = '{c.Id}';
            insert into decision_links values (sha256('{Word}'), 'sam', '{c.Id}', 'gate', 1, gen_random_uuid(), now(),
              now() + interval '1 day');
            insert into timers (case_id, key, due_at, next_at, status) values ('{c.Id}', 'k', now(), now(), 'fired');
            insert into inbound_mails values ('INBOX', 1, 1, 'key', '<{Word}@x>', '{Word}', '{Word}', now(), 'comment', null,
              '{c.Number}');
            insert into partner_links values (sha256('x'), '{partner}', gen_random_uuid(), now(), now() + interval '1 day');
            insert into sessions (id, person, expires_at, issuer) values (sha256('y'), '{partner}', now() + interval '1 day',
              '{Word}');
            insert into routine_versions (id, version, hash, source, stored_at, status)
              values ('short', 2, 'x', 'x', now(), 'draft');
            insert into migrations (id, routine, from_version, to_version, plan, hash, status, made_by, made_at)
              values (gen_random_uuid(), 'short', 1, 2, 'p', 'h', 'dry-run', 'sam', now());
            insert into migration_cases (migration_id, serial, case_id, number, version, kind, state, shown, status)
              select id, 1, '{c.Id}', '{c.Number}', 1, 'stays', 'work', '{Word}', 'listed' from migrations;
            """);
        foreach (var (named, day) in new[] { (c.Number, 1), ("IPB 2026-00999", 1), (c.Number, 400), ("nothing", 400) })
            await town.RunAsync($"""
                insert into messages (id, recipient, kind, content, created_at, next_at)
                select gen_random_uuid(), 'sam', 'digest', '{named}', engine_now() + interval '{day} days', now()
                """);
    }

    private async Task<List<string>> TablesAsync(string like)
    {
        var tables = new List<string>();
        foreach (var table in await AllAsync())
            if (await town.Db.OneAsync<long>($"select count(*) from {table} r where r::text ilike '{like}'") > 0)
                tables.Add(table);
        return tables;
    }

    private async Task<List<string>> AllAsync()
    {
        await using var command = town.Db.Rows.CreateCommand("""
            select relname from pg_class where relnamespace = 'ipb'::regnamespace and relkind = 'r' order by relname
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var all = new List<string>();
        while (await reader.ReadAsync()) all.Add(reader.GetString(0));
        return all;
    }
}
