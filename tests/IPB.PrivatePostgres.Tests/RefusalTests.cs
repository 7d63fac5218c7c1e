using System.Runtime.Versioning;

namespace IPB.PrivatePostgres.Tests;

public sealed class RefusalTests
{
    [Fact]
    public async Task A_folder_of_another_major_version_is_refused_and_left_alone()
    {
        using var trial = new Trial();
        await (await trial.StartAsync()).DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(trial.Cluster, "PG_VERSION"), "13\n", Trial.Cancel);
        var before = Directory.GetFiles(trial.Cluster, "*", SearchOption.AllDirectories).Length;

        var refusal = await Assert.ThrowsAsync<DataFolderVersionException>(trial.StartAsync);

        Assert.Equal("13", refusal.FolderVersion);
        Assert.Contains(refusal.ServerVersion, refusal.Message);
        Assert.Contains("IPB_PGBIN", refusal.Message);
        Assert.Equal(before, Directory.GetFiles(trial.Cluster, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task A_server_that_does_not_wait_for_the_disk_is_refused_by_the_name_of_the_setting()
    {
        using var trial = new Trial();
        var careless = new Dictionary<string, string> { ["fsync"] = "off", ["full_page_writes"] = "off" };

        var refusal = await Assert.ThrowsAsync<DurabilityException>(
            () => PrivatePostgresServer.StartAsync(trial.Options with { Settings = careless }, Trial.Cancel));

        Assert.Equal(["fsync", "full_page_writes"], refusal.Settings.Select(setting => setting.Name));
        Assert.Contains("fsync is 'off', expected 'on'", refusal.Message);
        Assert.Contains("ALTER SYSTEM SET fsync = on", refusal.Message);
        Assert.False(File.Exists(Path.Combine(trial.Cluster, "postmaster.pid")), "the refused server still runs");
    }

    [Fact]
    public async Task Commits_that_a_role_does_not_wait_for_are_found()
    {
        await using var server = await PrivatePostgresServer.StartTemporaryAsync(Trial.Cancel);
        await Trial.DoAsync(server.ConnectionString, "ALTER ROLE ipb SET synchronous_commit = off");

        var refusal = await Assert.ThrowsAsync<DurabilityException>(
            () => DurabilityCheck.AssertAsync(server.ConnectionString, Trial.Cancel));

        Assert.Equal("synchronous_commit", Assert.Single(refusal.Settings).Name);
    }

    [Fact]
    public async Task A_folder_without_programs_is_named()
    {
        using var trial = new Trial();

        var refusal = await Assert.ThrowsAsync<PostgresNotFoundException>(
            () => PrivatePostgresServer.StartAsync(trial.Options with { BinFolder = trial.Root }, Trial.Cancel));

        Assert.Contains(trial.Root, Assert.Single(refusal.Searched));
        Assert.Contains("apt-get install postgresql", refusal.Message);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_link_to_one_program_leads_to_the_folder_of_all()
    {
        using var trial = new Trial();
        var installed = await PostgresBinaries.FindAsync(trial.Options, Trial.Cancel);
        File.CreateSymbolicLink(Path.Combine(trial.Root, "postgres"), installed.Program("postgres"));

        var found = await PostgresBinaries.FindAsync(trial.Options with { BinFolder = trial.Root }, Trial.Cancel);

        Assert.Equal(installed.Folder, found.Folder);
    }

    [Fact]
    public async Task Without_npm_the_error_says_that_npm_would_help()
    {
        using var trial = new Trial();
        using var host = await ChildHost.StartAsync([trial.DataFolder, trial.Root], info =>
        {
            info.Environment["IPB_PGBIN"] = "npm";
            info.Environment["PATH"] = trial.Root;
        });

        Assert.Equal(1, await host.EndAsync());
        Assert.Contains("npm is not on PATH", await host.Messages);
        Assert.Contains("--connection", await host.Messages);
    }

    [Fact]
    public async Task A_server_that_does_not_start_is_quoted()
    {
        using var trial = new Trial();
        var nonsense = new Dictionary<string, string> { ["shared_buffers"] = "plenty" };

        var refusal = await Assert.ThrowsAsync<ServerStartException>(
            () => PrivatePostgresServer.StartAsync(trial.Options with { Settings = nonsense }, Trial.Cancel));

        Assert.Contains("invalid value for parameter \"shared_buffers\": \"plenty\"", refusal.Log);
    }

    [Fact]
    public async Task A_lost_password_is_named_and_nothing_is_deleted()
    {
        using var trial = new Trial();
        await (await trial.StartAsync()).DisposeAsync();
        File.Delete(Path.Combine(trial.DataFolder, "password"));

        var refusal = await Assert.ThrowsAsync<DataFolderException>(trial.StartAsync);

        Assert.Contains(Path.Combine(trial.DataFolder, "password"), refusal.Message);
        Assert.True(File.Exists(Path.Combine(trial.Cluster, "PG_VERSION")));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Root_is_told_when_the_folder_is_closed_to_the_user_of_the_server()
    {
        using var trial = new Trial();
        Assert.SkipWhen(OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess, "Only root meets this.");
        File.SetUnixFileMode(trial.Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var refusal = await Assert.ThrowsAsync<DataFolderException>(trial.StartAsync);

        Assert.Contains("cannot be reached", refusal.Message);
        Assert.Contains(PrivatePostgresOptions.DefaultDataFolder, refusal.Message);
    }
}
