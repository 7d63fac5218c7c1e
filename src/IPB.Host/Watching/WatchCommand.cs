using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using IPB.Host.Operations;
using IPB.Host.Runners;
using IPB.Workflows.Files;
using IPB.Workflows.Proofs;

namespace IPB.Host.Watching;

/// <summary><c>watch &lt;folder&gt;</c>: checks on every save, until Ctrl+C.</summary>
internal static class WatchCommand
{
    public static Command Build()
    {
        var folder = new Argument<string>("folder")
        {
            Description = "The workflows folder.",
            DefaultValueFactory = _ => "workflows",
        };
        var command = new Command("watch", "Check a workflows folder on every save.") { folder };
        command.SetAction((parse, ct) => CommandLine.RunAsync(
            () => RunAsync(parse.GetValue(folder)!, Console.Out, WatchPace.Usual, ct)));
        return command;
    }

    internal static async Task<int> RunAsync(string folder, TextWriter output, WatchPace pace, CancellationToken ct)
    {
        if (!Directory.Exists(folder))
        {
            await output.WriteLineAsync($"There is no folder {folder}.");
            return 2;
        }

        var check = new FolderCheck(RunnerModules.CatalogFor(folder));
        using var watch = new FolderWatch(FolderTexts.Read(folder), pace);
        Tell(output, check, watch.Known, ["all files"]);
        try
        {
            while (true)
            {
                var (texts, changed) = await watch.NextAsync(ct);
                Tell(output, check, texts, changed);
            }
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
    }

    private static void Tell(TextWriter output, FolderCheck check, FolderTexts texts, IReadOnlyList<string> changed)
    {
        var started = Stopwatch.GetTimestamp();
        var result = check.Check(texts);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        foreach (var finding in result.Findings) output.WriteLine(finding);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", changed)}: "
            + $"{Count(result.Findings.Length, "finding")}, {Count(result.Passed, "scenario")} passed, "
            + $"{seconds:0.0} s"));
        output.Flush();
    }

    private static string Count(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
