using System.Collections.Immutable;
using System.Data.Common;
using IPB.Workflows.People;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>Absences and delegations, read from their tables and written to them.</summary>
internal static class CoverSql
{
    /// <summary>
    /// The version, with a shared lock until the transaction ends: taken before cases are locked, so that a change,
    /// which waits for it and locks no case, never waits in a circle.
    /// </summary>
    public const string Hold = "select hold_cover()";

    /// <summary>The next version, once every step on its way is committed.</summary>
    public const string Change = "select change_cover(), engine_now()";

    private const string Absences =
        "id, person, first_day, last_day, substitute, source, made_by, made_at, ended_by, ended_at";

    private const string Delegations = "id, delegator, delegate, first_day, last_day, routines, roles, gates, up_to, "
        + "reason, steps, parent, made_by, made_at, revoked_by, revoked_at, revoke_reason";

    /// <summary>What holds on the engine's day or later, and the version of it.</summary>
    public static async Task<Cover> StandingAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        const string yesterday = "(engine_now() at time zone 'Europe/Stockholm')::date - 1";
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("select version from cover_version");
        batch.Add($"select {Absences} from absences where ended_at is null and last_day >= {yesterday} "
            + "order by made_at, id");
        batch.Add($"select {Delegations} from delegations where revoked_at is null and last_day >= {yesterday} "
            + "order by made_at, id");
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var version = reader.GetInt64(0);
        await reader.NextResultAsync(ct);
        var absences = await AllAsync(reader, AbsenceOf, ct);
        await reader.NextResultAsync(ct);
        return new(version, absences, await AllAsync(reader, DelegationOf, ct));
    }

    /// <summary>Everything that was ever said, of one person or of all; the newest first.</summary>
    public static async Task<CoverHistory> HistoryAsync(
        NpgsqlConnection connection, string? person, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add($"select {Absences} from absences where $1::text is null or person = $1 or substitute = $1 "
            + "order by made_at desc, id desc").TextOrNull(person);
        batch.Add($"select {Delegations} from delegations where $1::text is null or delegator = $1 or delegate = $1 "
            + "order by made_at desc, id desc").TextOrNull(person);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var absences = await AllAsync(reader, AbsenceOf, ct);
        await reader.NextResultAsync(ct);
        return new(absences, await AllAsync(reader, DelegationOf, ct));
    }

    public static void Write(NpgsqlBatch batch, CoverChange change)
    {
        if (change.Absence is { EndedAt: { } ended } over)
            batch.Add("update absences set ended_by = $2, ended_at = $3 where id = $1").Uuid(over.Id)
                .Text(over.EndedBy!).Time(ended);
        else if (change.Absence is { } away) Insert(batch, away);
        if (change.Delegation is { RevokedAt: { } revoked } gone)
            batch.Add("update delegations set revoked_by = $2, revoked_at = $3, revoke_reason = $4 where id = $1")
                .Uuid(gone.Id).Text(gone.RevokedBy!).Time(revoked).TextOrNull(gone.RevokeReason);
        else if (change.Delegation is { } made) Insert(batch, made);
    }

    private static void Insert(NpgsqlBatch batch, KeptAbsence a)
    {
        var command = batch.Add($"insert into absences ({Absences}) values ($1, $2, $3, $4, $5, $6, $7, $8, null, null)")
            .Uuid(a.Id).Text(a.Person);
        Day(command, a.From);
        Day(command, a.To);
        command.TextOrNull(a.Substitute).Text(a.Source).Text(a.MadeBy).Time(a.MadeAt);
    }

    private static void Insert(NpgsqlBatch batch, Delegation d)
    {
        var command = batch.Add($"insert into delegations ({Delegations}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, "
            + "$10, $11, $12, $13, $14, null, null, null)").Uuid(d.Id).Text(d.From).Text(d.To);
        Day(command, d.First);
        Day(command, d.Last);
        command.Texts(d.Scope.Routines).Texts(d.Scope.Roles).Texts(d.Scope.Gates);
        command.Parameters.Add(new() { Value = (object?)d.Scope.UpTo ?? DBNull.Value, DataTypeName = "numeric" });
        command.Text(d.Reason).Int(d.Steps);
        command.Parameters.Add(new() { Value = (object?)d.Parent ?? DBNull.Value, DataTypeName = "uuid" });
        command.Text(d.MadeBy).Time(d.MadeAt);
    }

    private static void Day(NpgsqlBatchCommand command, DateOnly day) => command.Parameters.Add(new() { Value = day });

    private static async Task<ImmutableArray<T>> AllAsync<T>(
        NpgsqlDataReader reader, Func<DbDataReader, T> read, CancellationToken ct)
    {
        var rows = ImmutableArray.CreateBuilder<T>();
        while (await reader.ReadAsync(ct)) rows.Add(read(reader));
        return rows.ToImmutable();
    }

    private static KeptAbsence AbsenceOf(DbDataReader r) =>
        new(r.GetGuid(0), r.GetString(1), r.GetFieldValue<DateOnly>(2), r.GetFieldValue<DateOnly>(3))
        {
            Substitute = Text(r, 4),
            Source = r.GetString(5),
            MadeBy = r.GetString(6),
            MadeAt = Locked.Time(r, 7),
            EndedBy = Text(r, 8),
            EndedAt = Time(r, 9),
        };

    private static Delegation DelegationOf(DbDataReader r) => new(
        r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetFieldValue<DateOnly>(3), r.GetFieldValue<DateOnly>(4))
    {
        Scope = new()
        {
            Routines = [.. r.GetFieldValue<string[]>(5)],
            Roles = [.. r.GetFieldValue<string[]>(6)],
            Gates = [.. r.GetFieldValue<string[]>(7)],
            UpTo = r.IsDBNull(8) ? null : r.GetDecimal(8),
        },
        Reason = r.GetString(9),
        Steps = r.GetInt32(10),
        Parent = r.IsDBNull(11) ? null : r.GetGuid(11),
        MadeBy = r.GetString(12),
        MadeAt = Locked.Time(r, 13),
        RevokedBy = Text(r, 14),
        RevokedAt = Time(r, 15),
        RevokeReason = Text(r, 16),
    };

    private static string? Text(DbDataReader r, int column) => r.IsDBNull(column) ? null : r.GetString(column);

    private static DateTimeOffset? Time(DbDataReader r, int column) =>
        r.IsDBNull(column) ? null : Locked.Time(r, column);
}
