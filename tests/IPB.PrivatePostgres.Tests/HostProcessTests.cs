using System.Diagnostics;
using System.Runtime.Versioning;

namespace IPB.PrivatePostgres.Tests;

public sealed class HostProcessTests
{
    [Fact]
    public async Task After_kill_9_of_the_host_no_server_is_left_and_committed_data_is_there()
    {
        using var trial = new Trial();
        using var host = await ChildHost.StartAsync([trial.DataFolder]);
        await Trial.DoAsync(host.ConnectionString, "CREATE TABLE need AS SELECT 42 AS id");
        using var server = Process.GetProcessById(await trial.ServerIdAsync());

        await host.KillAsync();
        await server.WaitForExitAsync(Trial.Cancel).WaitAsync(Trial.Deadline);

        await using var next = await trial.StartAsync();
        Assert.False(next.Shared);
        Assert.Equal(42, await Trial.AskAsync<int>(next.ConnectionString, "SELECT id FROM need"));
    }

    [Fact]
    public async Task A_host_started_at_once_after_kill_9_takes_the_folder_over()
    {
        using var trial = new Trial();
        using var host = await ChildHost.StartAsync([trial.DataFolder]);
        await Trial.DoAsync(host.ConnectionString, "CREATE TABLE need AS SELECT 42 AS id");

        await host.KillAsync();
        using var next = await ChildHost.StartAsync([trial.DataFolder]);

        Assert.Equal("started", next.How);
        Assert.Equal(42, await Trial.AskAsync<int>(next.ConnectionString, "SELECT id FROM need"));
    }

    [Fact]
    public async Task A_server_killed_without_warning_recovers_what_was_committed()
    {
        using var trial = new Trial();
        await using (var first = await trial.StartAsync())
        {
            await Trial.DoAsync(first.ConnectionString, "CREATE TABLE need AS SELECT 42 AS id");
            using var server = Process.GetProcessById(await trial.ServerIdAsync());
            server.Kill();
            await server.WaitForExitAsync(Trial.Cancel).WaitAsync(Trial.Deadline);
        }

        await using var next = await trial.StartAsync();

        Assert.Equal(42, await Trial.AskAsync<int>(next.ConnectionString, "SELECT id FROM need"));
    }

    [Fact]
    public async Task The_server_is_in_a_session_of_its_own_so_that_Ctrl_C_reaches_the_host_only()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads /proc.");
        using var trial = new Trial();
        await using var server = await trial.StartAsync();

        Assert.NotEqual(Session("self"), Session($"{await trial.ServerIdAsync()}"));

        static string Session(string process) =>
            File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1].Split(' ')[3];
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task An_ordinary_user_runs_it_as_itself()
    {
        Assert.SkipWhen(
            OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess || ChildProcess.OnPath("setpriv") is null,
            "Only root can become somebody else; as an ordinary user every other test shows this.");
        using var trial = new Trial();
        var home = Directory.CreateDirectory(Path.Combine(trial.Root, "home")).FullName;
        File.SetUnixFileMode(home, (UnixFileMode)0b111_111_111);
        var program = ChildHost.CopyTo(Path.Combine(trial.Root, "program"));

        using var host = await ChildHost.StartAsync(
            ["-"], info => (info.Environment["HOME"], info.WorkingDirectory) = (home, home),
            ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "--"], program);

        Assert.True(host.How == "started", host.How.Length > 0 ? host.How : await host.Messages);
        Assert.True(Directory.Exists(Path.Combine(home, ".local/share/ipb-workflows/postgres/pgdata")));
        Assert.Equal(1, await Trial.AskAsync<int>(host.ConnectionString, "SELECT 1"));
    }
}
