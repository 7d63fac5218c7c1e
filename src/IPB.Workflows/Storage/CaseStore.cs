using System.Collections.Immutable;
using System.Data.Common;
using System.Security.Cryptography;
using IPB.Workflows.Access;
using IPB.Workflows.Cases;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>
/// The one way in which cases change: lock the cases, decide, write everything, commit; two round trips for one
/// command or for a group of them. Case locks are always the first ones taken, in the order of numbers, so that steps,
/// timers and retries never wait for each other in a circle.
/// </summary>
internal sealed class CaseStore
{
    private const int MostTries = 4;
    private readonly Database database;
    private readonly CaseWriter writer;
    private readonly CoverStore cover;
    private readonly StepGroups groups;

    public CaseStore(Database database, CaseWriter writer, CoverStore cover)
    {
        (this.database, this.writer, this.cover) = (database, writer, cover);
        groups = new StepGroups(CarryOutAsync);
    }

    /// <summary>Changes a case, once per command.</summary>
    /// <param name="decide">Pure; given the locked case and the engine's instant.</param>
    /// <exception cref="CaseNotFound"/>
    /// <exception cref="Refusal">What <paramref name="decide"/> throws; nothing is stored.</exception>
    public Task<StepAnswer> ChangeAsync(
        string number, Sender sender, byte[] request,
        Func<Case, DateTimeOffset, Decision> decide, CancellationToken ct) =>
        groups.RunAsync(new(number, CommandOf(sender, request)) { Decide = (c, _, now) => decide(c!, now) }, ct);

    /// <summary>Changes two cases in one transaction, once per command, which is the first one's.</summary>
    /// <exception cref="CaseNotFound">Of either.</exception>
    public Task<StepAnswer> ChangeBothAsync((string Number, string Other) cases, Sender sender, byte[] request,
        (Func<Case, DateTimeOffset, Decision> First, Func<Case, DateTimeOffset, Decision> Other) decide,
        CancellationToken ct) =>
        groups.RunAsync(new(cases.Number, CommandOf(sender, request))
        {
            Decide = (c, _, now) => decide.First(c!, now),
            Other = cases.Other,
            DecideOther = decide.Other,
        }, ct);

    /// <summary>Opens a case under the next number of the year, once per command.</summary>
    public Task<StepAnswer> OpenAsync(
        Sender sender, byte[] request, Func<string, DateTimeOffset, Decision> decide, CancellationToken ct) =>
        groups.RunAsync(new(null, CommandOf(sender, request)) { Decide = (_, number, now) => decide(number, now) }, ct);

    /// <summary>Opens a case and changes the one that ordered it, in one transaction, once per command.</summary>
    /// <exception cref="CaseNotFound">There is none that ordered it.</exception>
    public Task<StepAnswer> OpenForAsync(string parent, Sender sender, byte[] request,
        (Func<string, DateTimeOffset, Decision> Child, Func<Case, DateTimeOffset, Decision> Parent) decide,
        CancellationToken ct) =>
        groups.RunAsync(new(null, CommandOf(sender, request))
        {
            Decide = (_, number, now) => decide.Child(number, now),
            Other = parent,
            DecideOther = decide.Parent,
        }, ct);

    /// <summary>
    /// Fires due timers, oldest first, in one transaction: every case that no other node holds, each decided by
    /// itself. A timer whose decision fails waits with growing pauses and holds up no other.
    /// </summary>
    /// <param name="decide">Null: nothing to do any more.</param>
    /// <returns>How many timers were looked at.</returns>
    public async Task<int> FireDueAsync(
        int most, Func<Case, string, DateTimeOffset, Decision?> decide, CancellationToken ct)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        return await connection.InOneTransactionAsync(async () =>
        {
            var due = await ClaimAsync(connection, most, ct);
            var (changes, failed) = DueCases.Decide(due, decide);
            await using var batch = new NpgsqlBatch(connection);
            if (changes.Count > 0) writer.Write(batch, changes);
            if (failed.Count > 0)
                batch.Add(Sql.PostponeTimers).Bigints(failed.Select(f => f.Timer)).Texts(failed.Select(f => f.Error));
            batch.Add("commit");
            await batch.ExecuteNonQueryAsync(ct);
            return due.Count;
        });
    }

    /// <summary>Time until the next timer is due, negative when one is late; null when none is armed.</summary>
    public async Task<TimeSpan?> UntilNextTimerAsync(CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand(Sql.NextTimer);
        return await command.ExecuteScalarAsync(ct) is double seconds
            ? TimeSpan.FromSeconds(Math.Clamp(seconds, -1e9, 1e9)) : null;
    }

    private static CommandRecord CommandOf(Sender sender, byte[] request) =>
        new(sender.Person, sender.Key, SHA256.HashData(request));

    private async Task CarryOutAsync(IReadOnlyList<StepRequest> group)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await new StepGroup(writer, cover, group).RunAsync(database);
                return;
            }
            // Also after a lost reply to COMMIT: the command's row tells the next try whether it took effect.
            catch (NpgsqlException e) when (group.Count > 1 || (attempt < MostTries && MayRetry(e)))
            {
                if (group.Count == 1) continue;
                // One of them may be the reason; alone, each gets an answer of its own.
                foreach (var request in group) await CarryOutAsync([request]);
                return;
            }
            // Whatever it is, every caller hears of it.
            catch (Exception e)
            {
                foreach (var request in group) request.Fail(e);
                return;
            }
        }
    }

    private static bool MayRetry(NpgsqlException e) => e.IsTransient
        || e.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
        || e is not PostgresException;

    private async Task<List<DueTimerRow>> ClaimAsync(NpgsqlConnection connection, int most, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("begin");
        batch.Add(CoverSql.Hold);
        // The oldest come straight from their index; another plan would read everything that is armed first.
        batch.Add("set local enable_sort = off");
        batch.Add("set local enable_seqscan = off");
        batch.Add(Sql.ClaimDueTimers).Int(most);
        var due = new List<DueTimerRow>();
        long version;
        await using (var reader = await batch.ExecuteReaderAsync(ct))
        {
            await reader.ReadAsync(ct);
            version = reader.GetInt64(0);
            await reader.NextResultAsync(ct);
            while (await reader.ReadAsync(ct))
                due.Add(new(reader.GetInt64(0), reader.GetString(1), Locked.Read(reader, 3)));
        }

        await cover.KnowAsync(connection, version, ct);
        return due;
    }
}

/// <summary>A case as it was when its row was locked.</summary>
internal sealed record Locked(Case Case, byte[] Head, DateTimeOffset Now)
{
    /// <summary>From the columns id, snapshot, description, head, now.</summary>
    public static Locked Read(DbDataReader reader, int first) => new(
        CaseJson.ReadCase(reader.GetString(first + 1), reader.GetString(first + 2)),
        reader.GetFieldValue<byte[]>(first + 3), Time(reader, first + 4));

    /// <summary>The same, and with who took part, from the column sight after them.</summary>
    public static Locked ReadSeen(DbDataReader reader, int first) => Read(reader, first) is var locked
        ? locked with { Case = locked.Case with { TookPart = TookPart(reader, first + 5) } } : locked;

    public static ImmutableArray<string> TookPart(DbDataReader reader, int column) =>
        [.. reader.GetFieldValue<string[]>(column).Where(SightKeys.IsDid).Select(k => k["did:".Length..])];

    public static DateTimeOffset Time(DbDataReader reader, int column) =>
        new(reader.GetFieldValue<DateTime>(column), TimeSpan.Zero);
}

/// <param name="Timer">Row id.</param>
internal sealed record DueTimerRow(long Timer, string Key, Locked Locked);
