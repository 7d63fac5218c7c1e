using System.Collections.Immutable;
using System.Data.Common;
using System.Runtime.CompilerServices;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Retention;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>Reads disposals and what rules would let go; never decides.</summary>
internal sealed class DisposalQueries(Database database)
{
    private const int Newest = 50;

    public async Task<Disposal?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand(DisposalSql.Select + " where id = $1");
        command.Parameters.Add(new() { Value = id });
        return (await ReadAsync(command, ct)).FirstOrDefault();
    }

    /// <summary>The newest, newest first.</summary>
    public async Task<ImmutableArray<Disposal>> ListAsync(CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand(
            DisposalSql.Select + $" order by proposed_at desc, id limit {Newest}");
        return await ReadAsync(command, ct);
    }

    /// <summary>Cases of a disposal in the order of their numbers.</summary>
    /// <param name="status">Null: all.</param>
    public async IAsyncEnumerable<DisposalCase> CasesAsync(Guid id, DisposalCaseStatus? status, ListPart part,
        [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand($"""
            select {DisposalSql.CaseColumns} from disposal_cases
            where disposal_id = $1 and serial > $2 and ($3::text is null or status = $3) order by serial limit $4 offset $5
            """);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = part.After is null ? 0L : CaseNumber.SerialOf(part.After) });
        command.TextOrNull(status is { } only ? MigrationJson.Name(only) : null);
        command.Parameters.Add(new() { Value = part.Limit });
        command.Parameters.Add(new() { Value = part.Skip });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) yield return CaseOf(reader);
    }

    /// <summary>All cases that were ever disposed of, in the order of their numbers, with their disposals.</summary>
    public async IAsyncEnumerable<(DisposalCase Case, Disposal Disposal)> GoneAsync(
        [EnumeratorCancellation] CancellationToken ct)
    {
        var disposals = new Dictionary<Guid, Disposal>();
        await using (var all = database.Source.CreateCommand(
            DisposalSql.Select + " where status in ('running', 'done')"))
        await using (var reader = await all.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct)) disposals.Add(reader.GetGuid(0), Read(reader));
        await using var command = database.Source.CreateCommand(
            $"select {DisposalSql.CaseColumns} from disposal_cases where status = 'disposed' order by serial");
        await using var cases = await command.ExecuteReaderAsync(ct);
        while (await cases.ReadAsync(ct))
            // One that was approved a moment ago is told the next time.
            if (CaseOf(cases) is var c
                && disposals.TryGetValue(c.Disposal, out var disposal)) yield return (c, disposal);
    }

    /// <returns>Null: no case of the number was disposed of.</returns>
    public async Task<DisposedCase?> FindDisposedAsync(string number, CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand(DisposalSql.FindDisposed);
        command.Parameters.Add(new() { Value = CaseNumber.SerialOf(number) });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new(reader.GetString(0), Locked.Time(reader, 1), reader.GetString(2)) : null;
    }

    /// <summary>What each rule would let go now and within a year.</summary>
    public async Task<ImmutableArray<RetentionCount>> CountAsync(
        RetentionRules rules, WorkingCalendar calendar, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await database.Reading.OpenConnectionAsync(ct);
        var ends = await EndsAsync(connection, ct);
        var counts = ImmutableArray.CreateBuilder<RetentionCount>();
        foreach (var rule in rules.All)
        {
            var count = new RetentionCount(rule, 0, 0, 0);
            if (rule.ClosedBefore(now, calendar) is { } before
                && rule.ClosedBefore(now.AddYears(1), calendar) is { } later)
                foreach (var end in ends.Where(e => rules.RuleFor(e.Routine, e.State) == rule))
                    count = await AddAsync(connection, count, end, (before, later, Stockholm.DateOf(now)), ct);
            counts.Add(count);
        }

        return counts.ToImmutable();
    }

    public static async Task<List<(string Routine, string State)>> EndsAsync(
        NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(DisposalSql.Ends, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var ends = new List<(string, string)>();
        while (await reader.ReadAsync(ct)) ends.Add((reader.GetString(0), reader.GetString(1)));
        return ends;
    }

    public static async Task<Disposal?> LockAsync(NpgsqlConnection connection, Guid id, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(DisposalSql.Lock).Uuid(id);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? Read(reader) : null;
    }

    public static Disposal Read(DbDataReader r)
    {
        return new(r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), Locked.Time(r, 4), r.GetString(5),
            MigrationJson.Parse<DisposalStatus>(r.GetString(6)), r.GetString(7), Locked.Time(r, 8))
        {
            ApprovedBy = Text(9),
            ApprovedAt = Time(10),
            RejectedBy = Text(11),
            RejectedAt = Time(12),
            RejectReason = Text(13),
            EndedAt = Time(14),
            Counts = new(0, 0, 0),
        };

        string? Text(int column) => r.IsDBNull(column) ? null : r.GetString(column);
        DateTimeOffset? Time(int column) => r.IsDBNull(column) ? null : Locked.Time(r, column);
    }

    public static DisposalCase CaseOf(DbDataReader r) => new(r.GetString(0), r.GetString(1), Locked.Time(r, 2),
        Locked.Time(r, 3), r.GetInt64(4), Convert.ToHexStringLower(r.GetFieldValue<byte[]>(5)),
        MigrationJson.Parse<DisposalCaseStatus>(r.GetString(6)),
        r.IsDBNull(7) ? null : MigrationJson.Parse<KeptReason>(r.GetString(7)), r.IsDBNull(8) ? null : r.GetString(8),
        r.IsDBNull(9) ? null : Locked.Time(r, 9))
    {
        Disposal = r.GetGuid(10),
    };

    private static async Task<RetentionCount> AddAsync(NpgsqlConnection connection, RetentionCount count,
        (string Routine, string State) end, (DateTimeOffset Now, DateTimeOffset Later, DateOnly Today) by,
        CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(DisposalSql.CountDue).Text(end.Routine).Text(end.State).Time(by.Now).Time(by.Later);
        batch.Add(DisposalSql.CountExempted).Text(end.Routine).Text(end.State).Time(by.Now).Day(by.Today);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        count = count with { Due = count.Due + reader.GetInt32(0), WithinYear = count.WithinYear + reader.GetInt32(1) };
        await reader.NextResultAsync(ct);
        await reader.ReadAsync(ct);
        return count with { Exempted = count.Exempted + reader.GetInt32(0) };
    }

    private async Task<ImmutableArray<Disposal>> ReadAsync(NpgsqlCommand command, CancellationToken ct)
    {
        var found = new List<Disposal>();
        await using (var reader = await command.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct)) found.Add(Read(reader));
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        return await CountAsync(connection, found, ct);
    }

    /// <returns>The same disposals with what became of their cases.</returns>
    public static async Task<ImmutableArray<Disposal>> CountAsync(
        NpgsqlConnection connection, IReadOnlyCollection<Disposal> disposals, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(DisposalSql.Counts).Uuids(disposals.Select(d => d.Id));
        await using var r = await batch.ExecuteReaderAsync(ct);
        var counts = new Dictionary<Guid, DisposalCounts>();
        while (await r.ReadAsync(ct)) counts.Add(r.GetGuid(0), new(r.GetInt32(1), r.GetInt32(2), r.GetInt32(3)));
        return [.. disposals.Select(d => d with { Counts = counts.GetValueOrDefault(d.Id, d.Counts) })];
    }
}

/// <param name="After">Number of the case before.</param>
internal sealed record ListPart(string? After, int Limit, int Skip);
