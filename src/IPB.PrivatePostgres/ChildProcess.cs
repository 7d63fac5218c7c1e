using System.ComponentModel;
using System.Diagnostics;

namespace IPB.PrivatePostgres;

/// <summary>Runs programs with argument lists, never through a shell's quoting.</summary>
internal static class ChildProcess
{
    internal sealed record Result(int ExitCode, string Output, string Errors)
    {
        public bool Succeeded => ExitCode == 0;

        public string Words => string.Join(
            Environment.NewLine, new[] { Output.Trim(), Errors.Trim() }.Where(text => text.Length > 0));
    }

    /// <summary>Runs to the end. A program that cannot be started answers 127 and the reason.</summary>
    public static async Task<Result> RunAsync(IReadOnlyList<string> command, string folder, CancellationToken ct)
    {
        using var process = new Process { StartInfo = Describe(command, folder) };
        try
        {
            process.Start();
        }
        catch (Win32Exception failure)
        {
            return new Result(127, "", failure.Message);
        }
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var errors = process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            return new Result(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public static ProcessStartInfo Describe(IReadOnlyList<string> command, string folder)
    {
        var info = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
        };
        // PGDATA, PGPORT and the like are meant for somebody else's server.
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>())
            if (name.StartsWith("PG", StringComparison.Ordinal)) info.Environment.Remove(name);
        info.Environment["LC_ALL"] = "C";
        return info;
    }

    /// <summary>The program on PATH (with Windows' extensions), or null.</summary>
    public static string? OnPath(string program) => PathFolders()
        .SelectMany(folder => Extensions().Select(extension => Path.Combine(folder, program + extension)))
        .FirstOrDefault(File.Exists);

    public static IEnumerable<string> PathFolders() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string[] Extensions() => OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];
}
