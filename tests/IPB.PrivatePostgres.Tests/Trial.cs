using System.Globalization;
using Npgsql;

namespace IPB.PrivatePostgres.Tests;

/// <summary>A data folder of one test, and what a test does with it.</summary>
internal sealed class Trial : IDisposable
{
    public Trial() => Directory.CreateDirectory(Root);

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>How long anything may take before a test fails.</summary>
    public static TimeSpan Deadline => TimeSpan.FromSeconds(60);

    /// <summary>Parent of the data folder, deleted afterwards.</summary>
    public string Root { get; } = Path.Combine(Path.GetTempPath(), "ipb-trial-" + Guid.NewGuid().ToString("N"));

    public string DataFolder => Path.Combine(Root, "a city's data");

    public List<string> Messages { get; } = [];

    public PrivatePostgresOptions Options => new() { DataFolder = DataFolder, Progress = Messages.Add };

    public string Cluster => Path.Combine(DataFolder, "pgdata");

    public Task<PrivatePostgresServer> StartAsync() => PrivatePostgresServer.StartAsync(Options, Cancel);

    /// <summary>The id that the running server wrote into its data.</summary>
    public async Task<int> ServerIdAsync() => int.Parse(
        (await File.ReadAllLinesAsync(Path.Combine(Cluster, "postmaster.pid"), Cancel))[0],
        CultureInfo.InvariantCulture);

    public static async Task<T> AskAsync<T>(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(Cancel))!;
    }

    public static async Task DoAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
