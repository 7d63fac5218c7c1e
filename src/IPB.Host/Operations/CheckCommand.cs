using System.CommandLine;
using System.Text.Json;
using IPB.Host.Runners;
using IPB.Workflows.Proofs;

namespace IPB.Host.Operations;

/// <summary><c>check &lt;folder-or-file&gt;</c>: every finding; exit code 1 when one is no warning.</summary>
internal static class CheckCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Build()
    {
        var path = new Argument<string>("folder-or-file") { Description = "A workflows folder, or one file of it." };
        var json = new Option<bool>("--json") { Description = "Findings as JSON." };
        var explain = new Option<bool>("--explain")
        {
            Description = "The way of a case to each finding, and scenarios for what none covers yet.",
        };
        var command = new Command("check", "Check routines, organisation, calendar and routing tables.")
        {
            path, json, explain,
        };
        command.SetAction((parse, _) => CommandLine.RunAsync(
            () => Run(parse.GetValue(path)!, parse.GetValue(json), parse.GetValue(explain))));
        return command;
    }

    private static int Run(string path, bool json, bool explain)
    {
        if (!Directory.Exists(path) && !File.Exists(path))
        {
            Console.Error.WriteLine($"There is no file or folder {path}.");
            return 2;
        }

        var files = RunnerModules.Read(path);
        var findings = files.Findings.AddRange(ScenarioPlay.Findings(files));
        if (json) Console.WriteLine(JsonSerializer.Serialize(findings, Json));
        else Console.Write(CheckText.Of(files, findings, explain));
        return findings.Any(f => !f.IsWarning) ? 1 : 0;
    }
}
