using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace IPB.PrivatePostgres;

/// <summary>
/// The running server and the small shell above it. The shell holds the read end of a pipe from this process: when
/// the pipe closes, because we asked or because this process was killed, the server is shut down. The shell has a
/// session of its own, so that Ctrl+C in the terminal reaches the host and not the server.
/// On Windows there is no such shell: a host that is killed there leaves its server running until the next start on
/// the same folder, which stops it first.
/// </summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Ends at once with the server. At the end of its input it asks for a fast shutdown, after 20 s for an
    /// immediate one, which loses nothing either: the next start recovers.
    /// </summary>
    private const string Supervisor = """
        trap '' INT HUP TERM
        log=$1; shift
        exec 3<&0 </dev/null
        "$@" 3<&- >>"$log" 2>&1 &
        server=$!
        (
          exec >/dev/null 2>&1
          while read -r line; do :; done
          kill -INT "$server"
          n=0; while [ "$n" -lt 20 ] && kill -0 "$server"; do sleep 1; n=$((n+1)); done
          kill -QUIT "$server"
        ) <&3 &
        watcher=$!
        exec 3<&-
        echo "$server"
        wait "$server"; code=$?
        kill -KILL "$watcher"
        exit "$code"
        """;

    private sealed record PidLines(int Id, int Started, string Status);

    private readonly Cluster cluster;
    private readonly Process process;
    private readonly Task<string> errors;

    private ServerProcess(Cluster cluster, Process process)
    {
        (this.cluster, this.process) = (cluster, process);
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The server's own process, not the shell's.</summary>
    public int Id { get; private set; }

    /// <summary>The server ready for connections on this port, or null if it ended before that.</summary>
    public static async Task<ServerProcess?> StartAsync(
        Cluster cluster, IEnumerable<string> settings, int port, CancellationToken ct)
    {
        string[] server =
        [
            cluster.Binaries.Program("postgres"), "-D", cluster.Data,
            .. settings.Append($"port={port}").SelectMany(setting => (string[])["-c", setting]),
        ];
        // The session comes before the change of user: setsid below su would fork and leave us.
        string[] command = OperatingSystem.IsWindows() ? server :
        [
            .. NewSession(),
            .. cluster.User.Command(["/bin/sh", "-c", Supervisor, "sh", cluster.Log, .. server]),
        ];
        var process = new Process { StartInfo = ChildProcess.Describe(command, cluster.Folder) };
        process.Start();
        var started = new ServerProcess(cluster, process);
        try
        {
            if (await started.IsReadyAsync(ct)) return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
        await started.DisposeAsync();
        return null;
    }

    /// <summary>Stops the server as a fast shutdown does and waits until it has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        if (OperatingSystem.IsWindows() && !process.HasExited) await StopAsync(cluster, default);
        process.StandardInput.Close();
        using var deadline = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }
        process.Dispose();
    }

    /// <summary>
    /// Ends a server that an earlier, killed process left on this folder (it may be shutting down at this moment),
    /// and removes its pid file if the number now belongs to another program, which PostgreSQL would take for it.
    /// </summary>
    public static async Task EndLeftoverAsync(Cluster cluster, Action<string>? progress, CancellationToken ct)
    {
        var lines = await ReadPidFileAsync(cluster.Data, ct);
        if (lines.Id == 0) return;
        if (!Serves(lines, cluster.Data))
        {
            File.Delete(PidFile(cluster.Data));
            return;
        }
        progress?.Invoke($"Waiting for the PostgreSQL that an earlier process left in {cluster.Folder} to stop");
        var answer = await StopAsync(cluster, ct);
        if (!answer.Succeeded && Serves(lines, cluster.Data))
            throw new DataFolderException(cluster.Folder,
                $"PostgreSQL process {lines.Id} holds the data folder {cluster.Folder} and does not stop: "
                + $"{answer.Words}. End it, then start again.");
    }

    private static Task<ChildProcess.Result> StopAsync(Cluster cluster, CancellationToken ct) => ChildProcess.RunAsync(
        cluster.User.Command(
            cluster.Binaries.Program("pg_ctl"), "stop", "-D", cluster.Data, "-m", "fast", "-w", "-t", "60"),
        cluster.Folder, ct);

    private async Task<bool> IsReadyAsync(CancellationToken ct)
    {
        Id = OperatingSystem.IsWindows() ? process.Id
            : int.TryParse(await process.StandardOutput.ReadLineAsync(ct), CultureInfo.InvariantCulture, out var id)
                ? id
                : throw new ServerStartException("The shell that starts PostgreSQL", await errors);
        while (!process.HasExited)
        {
            var file = await ReadPidFileAsync(cluster.Data, ct);
            if (file.Id == Id && file.Status == "ready") return true;
            await Task.Delay(Poll, ct);
        }
        return false;
    }

    private static string PidFile(string data) => Path.Combine(data, "postmaster.pid");

    /// <summary>Lines 1, 3 and 8 of postmaster.pid; zeros if there is no file or it is being written.</summary>
    private static async Task<PidLines> ReadPidFileAsync(string data, CancellationToken ct)
    {
        try
        {
            var lines = await File.ReadAllLinesAsync(PidFile(data), ct);
            return new PidLines(Number(0), Number(2), lines.ElementAtOrDefault(7)?.Trim() ?? "");

            int Number(int line) =>
                int.TryParse(lines.ElementAtOrDefault(line), CultureInfo.InvariantCulture, out var value) ? value : 0;
        }
        catch (IOException)
        {
            return new PidLines(0, 0, "");
        }
    }

    /// <summary>
    /// Whether the process of the pid file is still the server of this folder. After a crash of the machine the
    /// number may belong to anything, even to somebody else's PostgreSQL, which must not be stopped.
    /// </summary>
    private static bool Serves(PidLines file, string data)
    {
        try
        {
            if (OperatingSystem.IsLinux())
                return File.ReadAllText($"/proc/{file.Id}/cmdline").Split('\0').Contains(data);
            using var process = Process.GetProcessById(file.Id);
            var distance = process.StartTime.ToUniversalTime() - DateTime.UnixEpoch.AddSeconds(file.Started);
            return process.ProcessName.Contains("postgres", StringComparison.Ordinal)
                && distance.Duration() < TimeSpan.FromSeconds(10);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception
            or IOException)
        {
            return false;
        }
    }

    private static string[] NewSession() =>
        ChildProcess.OnPath("setsid") is { } setsid ? [setsid]
        : ChildProcess.OnPath("perl") is { } perl ? [perl, "-e", "use POSIX; POSIX::setsid(); exec @ARGV", "--"]
        : [];
}
