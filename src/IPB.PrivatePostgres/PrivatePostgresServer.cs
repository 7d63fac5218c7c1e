using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace IPB.PrivatePostgres;

/// <summary>
/// A PostgreSQL server that lives as long as this process and keeps its data in a folder. It listens on 127.0.0.1
/// only, wants a password that only the folder's owner can read, and waits for the disk at every commit. When this
/// process ends in any way, also by <c>kill -9</c>, the server stops within seconds; the next start recovers.
/// </summary>
public sealed class PrivatePostgresServer : IAsyncDisposable
{
    private const int PortAttempts = 5;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    private static readonly string[] Settings =
    [
        "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200", "shared_buffers=256MB",
        "fsync=on", "full_page_writes=on", "synchronous_commit=on", "timezone=UTC", "log_timezone=UTC",
        "logging_collector=off", "log_destination=stderr", "log_line_prefix=%m [%p] ",
        // The server's own events, not the errors of statements (their sender has them): the log stays small.
        "log_min_messages=log", "log_min_error_statement=panic",
    ];

    private FolderLock? held;
    private ServerProcess? process;
    private bool temporary;

    private PrivatePostgresServer(string folder, Connection connection)
        => (DataFolder, ConnectionString, Version) = (folder, connection.ConnectionString, connection.Version);

    /// <summary>For Npgsql: role <c>ipb</c> (superuser), database <c>ipb</c> (UTF8, order by code point).</summary>
    public string ConnectionString { get; }

    /// <summary>Full path of the folder.</summary>
    public string DataFolder { get; }

    /// <summary>The server's version, such as "15.13".</summary>
    public string Version { get; }

    /// <summary>
    /// True if another process (or another part of this one) had started it: disposing then leaves it running, and
    /// it stops when its starter ends, whoever still uses it.
    /// </summary>
    public bool Shared => process is null;

    /// <summary>Starts the server of the folder, or joins it if it runs already.</summary>
    /// <exception cref="PrivatePostgresException">One of its kinds; every message says what to do.</exception>
    public static async Task<PrivatePostgresServer> StartAsync(PrivatePostgresOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        var folder = Path.GetFullPath(options.DataFolder);
        for (var told = false; ; told = true)
        {
            if (TakeFolder(folder) is { } held) return await OwnAsync(options, folder, held, ct);
            if (await JoinAsync(options, folder, ct) is { } joined) return joined;
            if (!told) options.Progress?.Invoke($"Waiting for the process that starts the PostgreSQL in {folder}");
            await Task.Delay(Poll, ct);
        }
    }

    /// <summary>For tests: as safe as any other, in a folder of its own that is deleted at dispose.</summary>
    /// <exception cref="PrivatePostgresException">One of its kinds; every message says what to do.</exception>
    public static async Task<PrivatePostgresServer> StartTemporaryAsync(CancellationToken ct)
    {
        var folder = await TemporaryFolders.NewDataFolderAsync(ct);
        var server = await StartAsync(new PrivatePostgresOptions { DataFolder = folder, Temporary = true }, ct);
        server.temporary = true;
        return server;
    }

    /// <summary>Stops the server, unless it is <see cref="Shared"/>, and waits until it has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        if (held is null) return;
        Connection.Delete(DataFolder);
        await process!.DisposeAsync();
        if (temporary) Directory.Delete(DataFolder, recursive: true);
        held.Dispose();
        held = null;
    }

    private static FolderLock? TakeFolder(string folder)
    {
        try
        {
            OpenFolder.Create(folder);
            return FolderLock.TryTake(folder);
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw new DataFolderException(folder,
                $"The data folder {folder} cannot be made or written by the user {Environment.UserName} "
                + $"({failure.Message}). Name another folder, or start as the user who owns this one.", failure);
        }
    }

    private static async Task<PrivatePostgresServer?> JoinAsync(
        PrivatePostgresOptions options, string folder, CancellationToken ct)
    {
        if (await Connection.ReadAsync(folder, ct) is not { } connection || !IsAlive(connection.OwnerId)) return null;
        try
        {
            await DurabilityCheck.AssertAsync(Unpooled(connection.ConnectionString), ct);
        }
        catch (NpgsqlException)
        {
            // Its starter is ending just now: the next round takes the folder over.
            return null;
        }
        options.Progress?.Invoke($"Using the private PostgreSQL {connection.Version} in {folder} that process "
            + $"{connection.OwnerId} started; it stops when that process ends");
        return new PrivatePostgresServer(folder, connection);
    }

    private static async Task<PrivatePostgresServer> OwnAsync(
        PrivatePostgresOptions options, string folder, FolderLock held, CancellationToken ct)
    {
        ServerProcess? process = null;
        try
        {
            Connection.Delete(folder);
            var binaries = await PostgresBinaries.FindAsync(options, ct);
            options.Progress?.Invoke($"Starting a private PostgreSQL {binaries.Version} in {folder}");
            var user = await UnprivilegedUser.ForAsync(Cluster.DataIn(folder), ct);
            var cluster = new Cluster(folder, binaries, user);
            await cluster.PrepareAsync(options, ct);
            await ServerProcess.EndLeftoverAsync(cluster, options.Progress, ct);
            (process, var port) = await LaunchAsync(cluster, options, ct);
            var connection = new Connection(
                Environment.ProcessId, ConnectionStringFor(cluster, port), binaries.Version);
            await OpenDatabaseAsync(connection.ConnectionString, ct);
            await DurabilityCheck.AssertAsync(Unpooled(connection.ConnectionString), ct);
            await connection.WriteAsync(folder, ct);
            return new PrivatePostgresServer(folder, connection) { held = held, process = process };
        }
        catch
        {
            if (process is not null) await process.DisposeAsync();
            held.Dispose();
            throw;
        }
    }

    /// <summary>A port that was free may be taken by the time the server binds it: then another one is tried.</summary>
    private static async Task<(ServerProcess Process, int Port)> LaunchAsync(
        Cluster cluster, PrivatePostgresOptions options, CancellationToken ct)
    {
        var settings = Settings.Concat(options.Settings.Select(pair => $"{pair.Key}={pair.Value}")).ToList();
        for (var attempt = 1; ; attempt++)
        {
            var port = options.PortForAttempt(attempt) ?? FreePort();
            if (await ServerProcess.StartAsync(cluster, settings, port, ct) is { } process) return (process, port);
            if (attempt == PortAttempts || IsFree(port))
                throw new ServerStartException("PostgreSQL", await cluster.LastWordsAsync(ct));
        }
    }

    private static async Task OpenDatabaseAsync(string connectionString, CancellationToken ct)
    {
        var maintenance = new NpgsqlConnectionStringBuilder(Unpooled(connectionString)) { Database = "postgres" };
        await using var source = NpgsqlDataSource.Create(maintenance);
        await using var find = source.CreateCommand("SELECT 1 FROM pg_database WHERE datname = 'ipb'");
        if (await find.ExecuteScalarAsync(ct) is not null) return;
        await using var create = source.CreateCommand("CREATE DATABASE ipb");
        await create.ExecuteNonQueryAsync(ct);
    }

    private static string ConnectionStringFor(Cluster cluster, int port) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Username = Cluster.Role,
        Password = cluster.Password,
        Database = "ipb",
    }.ConnectionString;

    private static string Unpooled(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
