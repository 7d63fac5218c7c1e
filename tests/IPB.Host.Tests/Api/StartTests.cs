using System.Net;
using System.Net.Sockets;
using IPB.Host.Operations;

namespace IPB.Host.Tests.Api;

/// <summary>A host that cannot start says what to do, in one message.</summary>
public sealed class StartTests(TestPostgres postgres) : IDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("ipb-start-");

    [Fact]
    public async Task A_taken_address_is_named_with_the_way_out()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var settings = await SettingsAsync() with { Urls = $"http://{taken.LocalEndpoint}" };

        var refusal = await Assert.ThrowsAsync<StartRefused>(() => Server.RunAsync(settings, CancellationToken.None));

        Assert.Contains(settings.Urls, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--urls", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_workflows_that_is_not_there_is_named()
    {
        var settings = await SettingsAsync() with { WorkflowsFolder = "/no/such/folder" };

        var refusal = await Assert.ThrowsAsync<StartRefused>(() => Server.RunAsync(settings, CancellationToken.None));

        Assert.Contains("/no/such/folder", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demos_moved_clock_is_refused_outside_demo_mode()
    {
        var settings = await SettingsAsync();
        await using (var city = await City.OpenAsync(settings, _ => { }, CancellationToken.None))
            await city.Database.AdvanceClockAsync(TimeSpan.FromDays(1));

        var refusal = await Assert.ThrowsAsync<StartRefused>(() => Server.RunAsync(settings, CancellationToken.None));

        Assert.Contains("--demo", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_nobody_could_sign_in_to_says_what_is_missing()
    {
        var settings = await SettingsAsync() with { TokensOnly = false };

        var refusal = await Assert.ThrowsAsync<StartRefused>(() => Server.RunAsync(settings, CancellationToken.None));

        Assert.Contains("IPB_OIDC_AUTHORITY", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => data.Delete(recursive: true);

    private async Task<HostSettings> SettingsAsync() =>
        RunningCity.SettingsFor(await postgres.NewDatabaseAsync(), data.FullName) with
        {
            Demo = false,
            TokensOnly = true,
        };
}
