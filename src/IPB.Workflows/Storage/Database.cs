using System.Reflection;
using IPB.Workflows.Cases;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>The engine's place in PostgreSQL: its connections, its schema, its clock.</summary>
public sealed class Database : IAsyncDisposable
{
    private const string Schema = "ipb";

    /// <summary>Any fixed number: all nodes take the same lock to bring the schema up to date.</summary>
    private const long MigrationLock = 0x495042;

    private readonly string connectionString;

    private Database(string connectionString) => (this.connectionString, Source, Reading) = (connectionString,
        NpgsqlDataSource.Create(Settings(connectionString)), NpgsqlDataSource.Create(ReadSettings(connectionString)));

    internal NpgsqlDataSource Source { get; }

    /// <summary>
    /// For lists: cannot write, and plans every statement for the values that it comes with, because what is quick for
    /// a rare word or a small department is slow for a common one.
    /// </summary>
    internal NpgsqlDataSource Reading { get; }

    /// <summary>Connects and brings the schema up to date. Any number of nodes may do so at once.</summary>
    /// <param name="connectionString">Of a role that may create a schema, or to a database where it exists.</param>
    /// <exception cref="NpgsqlException">The server cannot be reached.</exception>
    public static async Task<Database> OpenAsync(string connectionString, CancellationToken ct = default)
    {
        var database = new Database(connectionString);
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        await MigrateAsync(connection, ct);
        return database;
    }

    /// <summary>The engine's instant: the database's own time, but for demo and tests.</summary>
    public async Task<DateTimeOffset> NowAsync(CancellationToken ct = default)
    {
        await using var command = Source.CreateCommand("select engine_now()");
        return new((DateTime)(await command.ExecuteScalarAsync(ct))!, TimeSpan.Zero);
    }

    /// <summary>
    /// Moves the engine's clock ahead. For demo and tests; <see cref="IsClockMovedAsync"/> tells a host.
    /// </summary>
    public Task AdvanceClockAsync(TimeSpan by, CancellationToken ct = default) =>
        ChangeClockAsync("update clock set ahead = ahead + $1", by, ct);

    /// <summary>Where a call that moves the clock is heading: the first one with its key decides for all.</summary>
    /// <param name="request">What was asked for, as it was written.</param>
    /// <param name="until">Where the clock goes if this is the first one.</param>
    /// <exception cref="KeyReused">The first one asked for something else.</exception>
    public async Task<DateTimeOffset> ClockMoveAsync(
        Sender sender, string request, DateTimeOffset until, CancellationToken ct = default)
    {
        await using var command = Source.CreateCommand("""
            insert into clock_moves (person, key, request, until) values ($1, $2, $3, $4)
            on conflict (person, key) do update set key = excluded.key returning request, until
            """);
        foreach (var value in new object[] { sender.Person, sender.Key, request, until.UtcDateTime })
            command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return reader.GetString(0) == request ? Locked.Time(reader, 1) : throw new KeyReused();
    }

    /// <summary>Stops the engine's clock at an instant; null lets it run from the database's own time again.</summary>
    public Task FreezeClockAsync(DateTimeOffset? at, CancellationToken ct = default) =>
        ChangeClockAsync("update clock set frozen_at = $1, ahead = '0'",
            at is { } instant ? instant.ToUniversalTime() : DBNull.Value, ct);

    public async Task<bool> IsClockMovedAsync(CancellationToken ct = default)
    {
        await using var command = Source.CreateCommand(
            "select frozen_at is not null or ahead <> '0' from clock");
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>
    /// Waits until no other node holds the lock, and holds it until disposed; it ends with this process.
    /// </summary>
    /// <param name="key">Any number that the nodes agree on.</param>
    public async Task<IAsyncDisposable> LockAsync(long key, CancellationToken ct = default)
    {
        var session = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }
            .ConnectionString);
        await session.OpenAsync(ct);
        await using var command = new NpgsqlCommand($"select pg_advisory_lock({key})", session) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
        return session;
    }

    /// <summary>The same, without waiting.</summary>
    /// <returns>Null: another node holds it.</returns>
    public async Task<IAsyncDisposable?> TryLockAsync(long key, CancellationToken ct = default)
    {
        var session = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }
            .ConnectionString);
        await session.OpenAsync(ct);
        await using var command = new NpgsqlCommand($"select pg_try_advisory_lock({key})", session);
        if (await command.ExecuteScalarAsync(ct) is true) return session;
        await session.DisposeAsync();
        return null;
    }

    /// <summary>
    /// Where <see cref="FreezeClockAsync"/> stopped the clock, whatever it was advanced since; null: it runs.
    /// </summary>
    public async Task<DateTimeOffset?> FrozenAtAsync(CancellationToken ct = default)
    {
        await using var command = Source.CreateCommand("select frozen_at from clock");
        return await command.ExecuteScalarAsync(ct) is DateTime at ? new(at, TimeSpan.Zero) : null;
    }

    /// <summary>The database's own time, however the engine's clock was moved.</summary>
    public async Task<DateTimeOffset> OwnTimeAsync(CancellationToken ct = default)
    {
        await using var command = Source.CreateCommand("select now()");
        return new((DateTime)(await command.ExecuteScalarAsync(ct))!, TimeSpan.Zero);
    }

    public async ValueTask DisposeAsync()
    {
        await Reading.DisposeAsync();
        await Source.DisposeAsync();
    }

    private async Task ChangeClockAsync(string sql, object value, CancellationToken ct)
    {
        await using var command = Source.CreateCommand(sql);
        command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string Settings(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            SearchPath = Schema,
            // A connection goes back to the pool as it is: every statement of ours leaves it clean.
            NoResetOnClose = true,
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            KeepAlive = 15,
            ApplicationName = "IPB Workflows",
        };
        // A node that hangs must not keep a case from the others.
        settings.Options = $"{settings.Options} -c lock_timeout=5s -c statement_timeout=30s "
            + "-c idle_in_transaction_session_timeout=30s -c synchronous_commit=on -c jit=off";
        return settings.ConnectionString;
    }

    private static string ReadSettings(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(Settings(connectionString))
        {
            MaxAutoPrepare = 0,
            MaxPoolSize = 20,
            ApplicationName = "IPB Workflows, lists",
        };
        settings.Options += " -c default_transaction_read_only=on -c plan_cache_mode=force_custom_plan "
            + "-c max_parallel_workers_per_gather=0";
        return settings.ConnectionString;
    }

    private static async Task MigrateAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await Run($"select pg_advisory_xact_lock({MigrationLock})");
        // A script may have many cases to look at.
        await Run("set local statement_timeout = 0");
        await Run($"create schema if not exists {Schema}");
        await Run("create table if not exists schema_versions "
            + "(version int primary key, name text not null, at timestamptz not null default now())");
        var have = (int[])(await Scalar("select coalesce(array_agg(version), '{}') from schema_versions"))!;
        foreach (var (version, name, sql) in Scripts().Where(s => !have.Contains(s.Version)))
        {
            await Run(sql);
            await Run($"insert into schema_versions (version, name) values ({version}, '{name}')");
        }

        await transaction.CommitAsync(ct);

        async Task Run(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(ct);
        }

        async Task<object?> Scalar(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            return await command.ExecuteScalarAsync(ct);
        }
    }

    private static IEnumerable<(int Version, string Name, string Sql)> Scripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        const string prefix = "IPB.Workflows.Storage.Schema.";
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix,
            StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var name = resource[prefix.Length..^".sql".Length];
            yield return (int.Parse(name.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture), name,
                reader.ReadToEnd());
        }
    }
}
