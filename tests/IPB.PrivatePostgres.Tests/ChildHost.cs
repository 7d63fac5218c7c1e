using System.Diagnostics;
using System.Runtime.InteropServices;

namespace IPB.PrivatePostgres.Tests;

/// <summary>A host in a process of its own: it may be killed, or run as another user.</summary>
internal sealed class ChildHost : IDisposable
{
    private const string Name = "IPB.PrivatePostgres.Child";
    private readonly Process process;

    private ChildHost(Process process) => this.process = process;

    public string How { get; private set; } = "";

    public string ConnectionString { get; private set; } = "";

    /// <summary>What it said to people; complete once it has ended.</summary>
    public Task<string> Messages { get; private set; } = Task.FromResult("");

    /// <summary>Runs the child program of this folder until it has a server or has given up.</summary>
    public static async Task<ChildHost> StartAsync(
        string[] arguments, Action<ProcessStartInfo>? change = null, string[]? asUser = null, string? program = null)
    {
        string[] command = [.. asUser ?? [], Path.Combine(program ?? AppContext.BaseDirectory, Name), .. arguments];
        var info = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment["DOTNET_ROOT"] = Path.GetFullPath(
            Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        change?.Invoke(info);
        var process = Process.Start(info)!;
        var host = new ChildHost(process) { Messages = process.StandardError.ReadToEndAsync(Trial.Cancel) };
        host.How = await host.LineAsync();
        host.ConnectionString = await host.LineAsync();
        return host;
    }

    private async Task<string> LineAsync() =>
        await process.StandardOutput.ReadLineAsync(Trial.Cancel).AsTask().WaitAsync(Trial.Deadline) ?? "";

    /// <summary>The program copied to where any user can read it.</summary>
    public static string CopyTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory))
            if (Path.GetFileName(file).StartsWith(Name, StringComparison.Ordinal) || Path.GetExtension(file) == ".dll")
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return folder;
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(Trial.Cancel).WaitAsync(Trial.Deadline);
    }

    public async Task<int> EndAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync(Trial.Cancel).WaitAsync(Trial.Deadline);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited) process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
