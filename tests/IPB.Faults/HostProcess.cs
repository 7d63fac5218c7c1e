using System.Collections.Concurrent;
using System.Diagnostics;
using IPB.Host;

namespace IPB.Faults;

/// <summary>A real host process, as an operator starts it.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process process;

    private HostProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>What starts a host on a city's database, on any free loopback port.</summary>
    public static string[] ArgumentsFor(City city) =>
    [
        "--connection", city.ConnectionString, "--demo", "--urls", "http://127.0.0.1:0",
        "--data", city.Settings.DataFolder, "--workflows", city.Settings.WorkflowsFolder,
    ];

    /// <exception cref="InvalidOperationException">It ended before it was ready; with what it said.</exception>
    /// <param name="environment">What it finds in its environment beside what this process has.</param>
    public static async Task<HostProcess> StartAsync(IEnumerable<string> arguments, CancellationToken ct,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { "exec", Path.Combine(AppContext.BaseDirectory, "IPB.Host.dll") },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        try
        {
            return new HostProcess(process, await AddressAsync(process, ct));
        }
        catch
        {
            End(process);
            throw;
        }
    }

    /// <summary>Ends it at once, in the middle of whatever it does (kill -9), and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose() => End(process);

    private static async Task<Uri> AddressAsync(Process process, CancellationToken ct)
    {
        var ready = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new ConcurrentQueue<string>();
        process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
                ready.TrySetException(new InvalidOperationException(
                    "The host ended before it was ready:\n" + string.Join('\n', said)));
            else if (AddressIn(line.Data) is { } address) ready.TrySetResult(address);
            else said.Enqueue(line.Data);
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return await ready.Task.WaitAsync(ct);
    }

    private static void End(Process process)
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    private static Uri? AddressIn(string line)
    {
        var at = line.IndexOf("Open http://", StringComparison.Ordinal);
        return at < 0 ? null : new Uri(line[(at + "Open ".Length)..].Split(' ')[0].TrimEnd('.'));
    }
}
