using IPB.PrivatePostgres;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;
using IPB.Workflows.Tests.Cases;
using IPB.Workflows.Tests.Storage;
using Npgsql;

[assembly: AssemblyFixture(typeof(TestServer))]

namespace IPB.Workflows.Tests.Storage;

/// <summary>One PostgreSQL for all tests of the assembly.</summary>
public sealed class TestServer : IAsyncLifetime
{
    private PrivatePostgresServer? server;

    public async ValueTask InitializeAsync() =>
        server = await PrivatePostgresServer.StartTemporaryAsync(CancellationToken.None);

    /// <summary>A new, empty database.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = $"t{Guid.NewGuid():n}";
        await using var source = NpgsqlDataSource.Create(server!.ConnectionString);
        await using var command = source.CreateCommand($"create database {name}");
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }
}

/// <summary>
/// A database of the test class, with the town and its routine; its clock stands on a Monday morning.
/// </summary>
public sealed class TestDatabase(TestServer server) : IAsyncLifetime
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    public Database Database { get; private set; } = null!;
    public string Connection { get; private set; } = "";
    internal WorkflowEngine Engine { get; private set; } = null!;

    /// <summary>For looking at rows, and for harming them.</summary>
    public NpgsqlDataSource Rows { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var connection = Connection = await server.NewDatabaseAsync();
        Database = await Database.OpenAsync(connection);
        Rows = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { SearchPath = "ipb" });
        await Database.FreezeClockAsync(Play.Monday);
        Engine = await EngineAsync(Town.Routine("{ by: manager of lead-department, quorum: 1 }"));
    }

    /// <summary>Another engine on the same database, as another node has one.</summary>
    internal async Task<WorkflowEngine> EngineAsync(params Routine[] routines)
    {
        var engine = new WorkflowEngine(Database, new RoutineCatalog(), Town.World, Key);
        await engine.Versions.InstallAsync(routines);
        // Tests change routines without writing them anew.
        foreach (var routine in routines) engine.Routines.Add(routine);
        return engine;
    }

    internal Task<StepAnswer> SubmitAsync(string? key = null, string title = "Title", string routine = "test") =>
        Engine.SubmitAsync(new Submit(routine, title, "Description", "A",
            System.Collections.Immutable.ImmutableSortedDictionary<string, object>.Empty), new("sam", key ?? NewKey()));

    internal Task<StepAnswer> CommentAsync(string number, string text, string? key = null) =>
        Engine.DoAsync(number, new Comment(text), new("olga", key ?? NewKey()));

    public async Task<T> OneAsync<T>(string sql)
    {
        await using var command = Rows.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await Rows.DisposeAsync();
        await Database.DisposeAsync();
    }

    private static string NewKey() => Guid.NewGuid().ToString();
}
