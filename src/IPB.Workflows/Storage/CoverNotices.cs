using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>
/// Who was told that they stand in for whom. What is told and that it was told is one transaction, so that each is told
/// once however many nodes look.
/// </summary>
internal sealed class CoverNotices(Database database)
{
    public async Task<int> TellAsync(WorkflowEngine engine, CancellationToken ct)
    {
        var (organisation, now) = (engine.Organisation, await database.NowAsync(ct));
        var takeovers = Takeover.On(organisation, Stockholm.DateOf(now)).ToList();
        var open = await OpenAsync(ct);
        var written = 0;
        foreach (var takeover in takeovers.Where(t => !open.Contains((t.Absent.Id, t.Since, t.Acts.Id))))
            written += await BeginAsync(takeover, await CasesAsync(engine, takeover, now, ct), engine, now, ct);
        foreach (var (person, since, acts) in open.Where(o => !takeovers.Any(
            t => (t.Absent.Id, t.Since, t.Acts.Id) == o)))
            written += await EndAsync((person, since, acts), engine, now, ct);
        return written;
    }

    /// <summary>What waits on the absent person and now on whoever acts for them.</summary>
    private static async Task<List<Case>> CasesAsync(
        WorkflowEngine engine, Takeover takeover, DateTimeOffset now, CancellationToken ct) =>
    [
        .. (await engine.Cases.WaitingOnAsync(new([.. takeover.Absent.Keys()], Few: false), ct: ct)).Where(c =>
            engine.OptionsFor(c, takeover.Acts, now).Under.Any(k => k.OnBehalfOf == takeover.Absent.Id)),
    ];

    private async Task<int> BeginAsync(Takeover takeover, List<Case> cases, WorkflowEngine engine, DateTimeOffset now,
        CancellationToken ct)
    {
        var until = engine.Organisation.AbsenceOf(takeover.Absent, Stockholm.DateOf(now))!.To;
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        // A row that was ended is opened again when the same person takes over once more.
        batch.Add("""
            insert into cover_notices (person, first_day, substitute, told_at) values ($1, $2, $3, $4)
            on conflict (person, first_day, substitute) do update set told_at = excluded.told_at, over_at = null
            where cover_notices.over_at is not null
            """).Text(takeover.Absent.Id).Day(takeover.Since).Text(takeover.Acts.Id).Time(now);
        if (await batch.ExecuteNonQueryAsync(ct) == 0) return 0;
        return await WriteAsync(transaction, takeover.Message(cases, until, now), ct);
    }

    private async Task<int> EndAsync(
        (string Person, DateOnly Since, string Acts) notice, WorkflowEngine engine, DateTimeOffset now,
        CancellationToken ct)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("""
            update cover_notices set over_at = $4
            where person = $1 and first_day = $2 and substitute = $3 and over_at is null
            """).Text(notice.Person).Day(notice.Since).Text(notice.Acts).Time(now);
        if (await batch.ExecuteNonQueryAsync(ct) == 0) return 0;
        if (engine.Organisation.FindPerson(notice.Person) is { } person
            && !engine.Organisation.IsAbsent(person, Stockholm.DateOf(now))
            && await WaitingAsync(engine, person, now, ct) is { Count: > 0 } cases)
            return await WriteAsync(transaction, Takeover.Back(person, cases, now), ct);
        await transaction.CommitAsync(ct);
        return 0;
    }

    private static async Task<List<Case>> WaitingAsync(
        WorkflowEngine engine, Person person, DateTimeOffset now, CancellationToken ct) =>
        [
            .. (await engine.Cases.WaitingOnAsync(new([.. person.Keys()], Few: false), ct: ct))
                .Where(c => !engine.OptionsFor(c, person, now).Under.IsEmpty),
        ];

    private static async Task<int> WriteAsync(NpgsqlTransaction transaction, Message message, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        MessageQueue.Insert(batch, [message]);
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return 1;
    }

    private async Task<HashSet<(string Person, DateOnly Since, string Acts)>> OpenAsync(CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand(
            "select person, first_day, substitute from cover_notices where over_at is null");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var open = new HashSet<(string, DateOnly, string)>();
        while (await reader.ReadAsync(ct))
            open.Add((reader.GetString(0), reader.GetFieldValue<DateOnly>(1), reader.GetString(2)));
        return open;
    }
}
