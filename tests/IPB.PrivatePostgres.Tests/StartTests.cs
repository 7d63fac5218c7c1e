using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Npgsql;

namespace IPB.PrivatePostgres.Tests;

public sealed class StartTests
{
    [Fact]
    public async Task A_started_server_answers_in_the_database_ipb_and_waits_for_the_disk()
    {
        await using var server = await PrivatePostgresServer.StartTemporaryAsync(Trial.Cancel);

        await DurabilityCheck.AssertAsync(server.ConnectionString, Trial.Cancel);
        Assert.Equal("ipb", await Trial.AskAsync<string>(server.ConnectionString, "SELECT current_database()"));
        Assert.Equal("UTF8", await Trial.AskAsync<string>(server.ConnectionString, "SHOW server_encoding"));
        Assert.Equal("on", await Trial.AskAsync<string>(server.ConnectionString, "SHOW data_checksums"));
        Assert.StartsWith(
            server.Version, await Trial.AskAsync<string>(server.ConnectionString, "SHOW server_version"));
        Assert.False(server.Shared);
    }

    [Fact]
    public async Task Data_survives_the_end_of_the_server()
    {
        using var trial = new Trial();
        await using (var first = await trial.StartAsync())
            await Trial.DoAsync(first.ConnectionString, "CREATE TABLE need AS SELECT 42 AS id");

        await using var second = await trial.StartAsync();

        Assert.Equal(42, await Trial.AskAsync<int>(second.ConnectionString, "SELECT id FROM need"));
    }

    [Fact]
    public async Task A_temporary_server_leaves_nothing_behind()
    {
        var server = await PrivatePostgresServer.StartTemporaryAsync(Trial.Cancel);
        Assert.True(Directory.Exists(server.DataFolder));

        await server.DisposeAsync();

        Assert.False(Directory.Exists(server.DataFolder));
        await Assert.ThrowsAnyAsync<NpgsqlException>(
            () => Trial.AskAsync<int>(server.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_port_taken_in_the_last_moment_leads_to_another_port()
    {
        using var trial = new Trial();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        await using var server = await PrivatePostgresServer.StartAsync(
            trial.Options with { PortForAttempt = attempt => attempt == 1 ? port : null }, Trial.Cancel);

        Assert.NotEqual(port, new NpgsqlConnectionStringBuilder(server.ConnectionString).Port);
        Assert.Equal(1, await Trial.AskAsync<int>(server.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task Nobody_gets_in_without_the_password()
    {
        await using var server = await PrivatePostgresServer.StartTemporaryAsync(Trial.Cancel);
        var guess = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "guess" };

        var refusal = await Assert.ThrowsAsync<PostgresException>(
            () => Trial.AskAsync<int>(guess.ConnectionString, "SELECT 1"));

        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
    }

    [Theory]
    [UnsupportedOSPlatform("windows")]
    [InlineData("password")]
    [InlineData("connection.json")]
    public async Task Files_that_hold_the_password_are_closed_to_others(string file)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes; the profile folder is closed there.");
        await using var server = await PrivatePostgresServer.StartTemporaryAsync(Trial.Cancel);

        var mode = File.GetUnixFileMode(Path.Combine(server.DataFolder, file));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
    }

    [Fact]
    public async Task A_pid_file_whose_number_now_belongs_to_another_program_is_no_obstacle()
    {
        using var trial = new Trial();
        await (await trial.StartAsync()).DisposeAsync();
        var pidFile = Path.Combine(trial.Cluster, "postmaster.pid");
        await File.WriteAllTextAsync(pidFile, $"{Environment.ProcessId}\n{trial.Cluster}\n1\n1\n", Trial.Cancel);

        await using var server = await trial.StartAsync();

        Assert.Equal(1, await Trial.AskAsync<int>(server.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_pid_file_whose_number_now_belongs_to_another_PostgreSQL_does_not_stop_that_one()
    {
        using var trial = new Trial();
        using var neighbour = new Trial();
        await (await trial.StartAsync()).DisposeAsync();
        await using var other = await neighbour.StartAsync();
        File.Copy(Path.Combine(neighbour.Cluster, "postmaster.pid"), Path.Combine(trial.Cluster, "postmaster.pid"));

        await using var server = await trial.StartAsync();

        Assert.Equal(1, await Trial.AskAsync<int>(server.ConnectionString, "SELECT 1"));
        Assert.Equal(1, await Trial.AskAsync<int>(other.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task Two_servers_of_one_process_do_not_meet()
    {
        await using var one = await PrivatePostgresServer.StartTemporaryAsync(Trial.Cancel);
        await using var other = await PrivatePostgresServer.StartTemporaryAsync(Trial.Cancel);

        await Trial.DoAsync(one.ConnectionString, "CREATE TABLE mine()");

        Assert.Equal(0L, await Trial.AskAsync<long>(
            other.ConnectionString, "SELECT count(*) FROM pg_class WHERE relname = 'mine'"));
    }
}
