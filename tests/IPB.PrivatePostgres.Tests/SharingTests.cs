namespace IPB.PrivatePostgres.Tests;

public sealed class SharingTests
{
    [Fact]
    public async Task A_second_start_joins_the_first_and_says_so()
    {
        using var trial = new Trial();
        await using var first = await trial.StartAsync();

        await using var second = await trial.StartAsync();

        Assert.True(second.Shared);
        Assert.Equal(first.ConnectionString, second.ConnectionString);
        Assert.Contains("stops when that process ends", trial.Messages[^1]);
    }

    [Fact]
    public async Task Who_joined_leaves_the_server_running()
    {
        using var trial = new Trial();
        await using var first = await trial.StartAsync();

        await (await trial.StartAsync()).DisposeAsync();

        Assert.Equal(1, await Trial.AskAsync<int>(first.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task Starts_in_the_same_instant_share_one_server()
    {
        using var trial = new Trial();

        var servers = await Task.WhenAll(trial.StartAsync(), trial.StartAsync(), trial.StartAsync());

        Assert.Single(servers, server => !server.Shared);
        Assert.Single(servers.Select(server => server.ConnectionString).Distinct());
        foreach (var server in servers) await server.DisposeAsync();
    }

    [Fact]
    public async Task Processes_share_as_parts_of_one_process_do()
    {
        using var trial = new Trial();
        await using var first = await trial.StartAsync();

        using var second = await ChildHost.StartAsync([trial.DataFolder]);

        Assert.Equal("shared", second.How);
        Assert.Equal(first.ConnectionString, second.ConnectionString);
    }

    [Fact]
    public async Task The_server_stops_with_its_starter_and_the_next_start_owns_the_folder()
    {
        using var trial = new Trial();
        var first = await trial.StartAsync();
        await using var joined = await trial.StartAsync();
        await Trial.DoAsync(joined.ConnectionString, "CREATE TABLE need AS SELECT 7 AS id");
        await first.DisposeAsync();

        await using var next = await trial.StartAsync();

        Assert.False(next.Shared);
        Assert.Equal(7, await Trial.AskAsync<int>(next.ConnectionString, "SELECT id FROM need"));
    }
}
