using System.Reflection;
using IPB.PrivatePostgres;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Files;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;
using Npgsql;

namespace IPB.Benchmarks;

/// <summary>A private PostgreSQL with the city's organisation and the routines of the benchmark.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private static readonly string[] Ids = ["eight-steps", "many-timers"];
    private readonly PrivatePostgresServer server;

    private Bench(PrivatePostgresServer server, Database database, WorkflowEngine engine)
    {
        this.server = server;
        (Database, Engine) = (database, engine);
        Source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server.ConnectionString)
        {
            SearchPath = "ipb",
            NoResetOnClose = true,
            MaxPoolSize = 50,
        });
    }

    public Database Database { get; }
    public WorkflowEngine Engine { get; }

    /// <summary>For the floor: connections of its own.</summary>
    public NpgsqlDataSource Source { get; }
    public string Version => server.Version;

    /// <summary>For whatever else is measured on the same server.</summary>
    public string ConnectionString => server.ConnectionString;

    public static async Task<Bench> OpenAsync()
    {
        var server = await PrivatePostgresServer.StartTemporaryAsync(default);
        var files = WorkflowFolder.Load(Path.Combine(RepositoryRoot(), "workflows"));
        var routines = Ids.Select(Read).ToList();
        var database = await Database.OpenAsync(server.ConnectionString);
        var world = new World(files.Organisation!, files.Calendar, files.RoutingTables);
        var engine = new WorkflowEngine(database, new RoutineCatalog(), world, new byte[32]);
        await engine.Versions.InstallAsync(routines);
        return new Bench(server, database, engine);
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await Database.DisposeAsync();
        await server.DisposeAsync();
    }

    private static Routine Read(string id)
    {
        var name = $"IPB.Benchmarks.{id}.routine.yaml";
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        // Not proven: escalations that are never due are what many timers are made of here.
        var read = RoutineReader.ReadPublished($"{id}.routine.yaml", reader.ReadToEnd());
        return read.Routine ?? throw new InvalidDataException(string.Join('\n', read.Findings));
    }

    internal static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "IPB.Workflow.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("Run the benchmark from a build inside the repository.");
    }
}
