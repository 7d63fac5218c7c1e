using IPB.Host.Operations;
using IPB.Host.Tests;
using IPB.PrivatePostgres;
using Npgsql;

[assembly: AssemblyFixture(typeof(TestPostgres))]

namespace IPB.Host.Tests;

/// <summary>One PostgreSQL for all tests; each class has its own database, copied from one that is ready.</summary>
public sealed class TestPostgres : IAsyncLifetime
{
    private const string Template = "ready";
    private PrivatePostgresServer? server;

    public async ValueTask InitializeAsync()
    {
        server = await PrivatePostgresServer.StartTemporaryAsync(CancellationToken.None);
        await RunAsync($"create database {Template}");
        await PrepareAsync();
    }

    /// <summary>Makes an empty database with all tables.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> NewDatabaseAsync()
    {
        var name = $"city_{Guid.NewGuid():n}";
        await RunAsync($"create database {name} template {Template}");
        return ConnectionTo(name);
    }

    /// <summary>Deletes a database, whoever is still connected to it.</summary>
    public Task DropAsync(string connection) =>
        RunAsync($"drop database {new NpgsqlConnectionStringBuilder(connection).Database} with (force)");

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }

    private async Task PrepareAsync()
    {
        var data = Directory.CreateTempSubdirectory("ipb-template-");
        var settings = RunningCity.SettingsFor(ConnectionTo(Template), data.FullName);
        await using (var city = await City.OpenAsync(settings, _ => { }, CancellationToken.None))
        await using (Server.Build(city))
        {
            // Building installs what jobs need; nothing has to run.
        }

        data.Delete(recursive: true);
        // A copy is made only from a database that nobody is connected to.
        await RunAsync($"select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '{Template}'");
    }

    private string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder(server!.ConnectionString) { Database = database }.ConnectionString;

    private async Task RunAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create($"{ConnectionTo("postgres")};Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
