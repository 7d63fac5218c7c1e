using System.Collections.Immutable;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Retention;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>Cases that are kept whatever the rules say, and for how long.</summary>
internal sealed class Exemptions(Database database, DisposalSeal seal)
{
    private const int MostRows = 500;

    private const string Columns = "c.number, e.reason, e.until, e.made_by, e.made_at";

    /// <summary>Those that stand, the newest first.</summary>
    public async Task<ImmutableArray<Exemption>> ListAsync(DateOnly today, CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand($"""
            select {Columns} from retention_exemptions e join cases c on c.id = e.case_id
            where e.ended_at is null and (e.until is null or e.until >= $1) order by e.made_at desc limit {MostRows}
            """);
        command.Parameters.Add(new() { Value = today });
        await using var r = await command.ExecuteReaderAsync(ct);
        var all = ImmutableArray.CreateBuilder<Exemption>();
        while (await r.ReadAsync(ct))
            all.Add(new(r.GetString(0), r.GetString(1), r.IsDBNull(2) ? null : r.GetFieldValue<DateOnly>(2),
                r.GetString(3), Locked.Time(r, 4)));
        return all.ToImmutable();
    }

    /// <exception cref="CaseNotFound"/>
    public Task AddAsync(string number, string reason, DateOnly? until, Sender sender, CancellationToken ct) =>
        RunAsync(number, $"exempt {number} {until:O} {reason}", "exempted", sender, async (writing, id, today) =>
        {
            if (until < today)
                throw new InvalidInput("until", new("Dagen har redan varit.", "That day is over already."));
            // One whose day is over gives way to the next.
            await writing.RunAsync(b => b.Add("""
                update retention_exemptions set ended_by = 'system', ended_at = engine_now()
                where case_id = $1 and ended_at is null and until < $2
                """).Uuid(id).Day(today), ct);
            var added = await writing.RunAsync(b =>
            {
                var command = b.Add("""
                    insert into retention_exemptions (id, case_id, reason, until, made_by, made_at)
                    values ($1, $2, $3, $4, $5, engine_now()) on conflict do nothing
                    """).Uuid(Guid.CreateVersion7()).Uuid(id).Text(reason);
                command.Parameters.Add(new()
                {
                    Value = (object?)until ?? DBNull.Value,
                    NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Date,
                });
                command.Text(sender.Person);
            }, ct);
            if (added == 0) throw RetentionRefused.Exempted();
            return $"{until:O}";
        }, ct);

    /// <exception cref="CaseNotFound"/>
    public Task EndAsync(string number, Sender sender, CancellationToken ct) =>
        RunAsync(number, $"end-exemption {number}", "exemption-ended", sender, async (writing, id, _) =>
        {
            var ended = await writing.RunAsync(b => b.Add("""
                update retention_exemptions set ended_by = $2, ended_at = engine_now()
                where case_id = $1 and ended_at is null
                """).Uuid(id).Text(sender.Person), ct);
            return ended > 0 ? "" : throw RetentionRefused.NotExempted();
        }, ct);

    // The case's lock comes first: a disposal that is on its way is over, or sees the exemption.
    private Task RunAsync(string number, string request, string action, Sender sender,
        Func<RetentionWriting, Guid, DateOnly, Task<string>> work, CancellationToken ct) =>
        RetentionWriting.RunAsync(database, seal, async writing =>
        {
            if (await writing.FindAsync(sender, request, ct) is not null) return 0;
            await using var find = new NpgsqlCommand(
                "select id from cases where number = $1 for update", writing.Connection);
            find.Parameters.Add(new() { Value = number });
            if (await find.ExecuteScalarAsync(ct) is not Guid id) throw new CaseNotFound(number);
            var facts = await work(writing, id, Stockholm.DateOf(writing.Now));
            await writing.AddAsync(new(0, writing.Now, sender.Person, action, id, facts), (sender, request), ct);
            return 0;
        }, ct);
}
