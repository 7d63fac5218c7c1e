using System.Collections.Concurrent;

namespace IPB.Faults;

/// <summary>Hosts that share a database and a data folder, one of which is killed now and then.</summary>
internal sealed class HostGroup(IReadOnlyList<string> arguments) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, HostProcess> alive = [];
    private readonly ConcurrentBag<Task> starting = [];
    private int started;

    /// <summary>Where a living host listens; null while none lives.</summary>
    public Uri? Any(Random random)
    {
        var all = alive.Values.ToArray();
        return all.Length == 0 ? null : all[random.Next(all.Length)].Address;
    }

    public Task StartAsync(int hosts, CancellationToken ct) =>
        Task.WhenAll(Enumerable.Range(0, hosts).Select(_ => StartOneAsync(ct)));

    /// <summary>Kills a host and starts another in its place, without waiting until that one is ready.</summary>
    /// <returns>False: only one is ready just now. One always survives.</returns>
    public async Task<bool> KillOneAsync(Random random, CancellationToken ct)
    {
        var ids = alive.Keys.Order().ToArray();
        if (ids.Length < 2 || !alive.TryRemove(ids[random.Next(ids.Length)], out var host)) return false;
        await host.KillAsync();
        host.Dispose();
        starting.Add(StartOneAsync(ct));
        return true;
    }

    /// <summary>Waits until every host that was started is ready.</summary>
    public Task ReadyAsync() => Task.WhenAll(starting);

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAny(ReadyAsync());
        foreach (var host in alive.Values) host.Dispose();
    }

    private async Task StartOneAsync(CancellationToken ct) =>
        alive[Interlocked.Increment(ref started)] = await HostProcess.StartAsync(arguments, ct);
}
