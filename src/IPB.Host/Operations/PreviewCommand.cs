using System.CommandLine;
using System.Globalization;
using System.Text;
using IPB.Host.Runners;
using IPB.Workflows;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;
using IPB.Workflows.Timers;
using Command = System.CommandLine.Command;

namespace IPB.Host.Operations;

/// <summary>
/// <c>preview &lt;folder-or-file&gt;</c>: who is told what and when, with real dates, if nobody acts.
/// </summary>
internal static class PreviewCommand
{
    private const string Form = "yyyy-MM-dd HH:mm";

    public static Command Build()
    {
        var path = new Argument<string>("folder-or-file") { Description = "A workflows folder, or one routine of it." };
        var at = new Option<string?>("--at")
        {
            Description = "When a case comes, local time: \"2026-11-30 09:00\". Now unless said.",
        };
        var department = new Option<string?>("--department")
        {
            Description = "Code of the lead department; the first one unless said.",
        };
        var language = new Option<string>("--language") { Description = "sv or en.", DefaultValueFactory = _ => "en" };
        var command = new Command("preview", "Who is told what and when, if nobody acts.")
        {
            path, at, department, language,
        };
        command.SetAction((parse, _) => CommandLine.RunAsync(() => Run(
            parse.GetValue(path)!, parse.GetValue(at), parse.GetValue(department), parse.GetValue(language)!)));
        return command;
    }

    /// <summary>The ladders of all states of a routine that have one.</summary>
    public static string Of(World world, Routine routine, string department, DateTimeOffset at, string language)
    {
        var text = new StringBuilder();
        foreach (var state in routine.InnermostStates)
        {
            var rungs = Ladder.Ahead(world, routine, state, department, at);
            if (rungs.IsEmpty) continue;
            var comes =
                new Text($"kommer ett ärende från {department} hit {Words.Moment(at, "sv")} och ingen gör något:",
                $"if a case of {department} comes here on {Words.Moment(at, "en")} and nobody acts:");
            text.Append(CultureInfo.InvariantCulture, $"  {state.Id}: {comes.In(language)}\n");
            foreach (var rung in rungs)
                text.Append(CultureInfo.InvariantCulture, $"    {Words.Moment(rung.At, language),-21} ")
                    .Append(LadderWords.Of(rung).In(language)).Append('\n');
        }

        return text.ToString();
    }

    private static int Run(string path, string? at, string? department, string language)
    {
        if (!Directory.Exists(path) && !File.Exists(path)) return Fail($"There is no file or folder {path}.");
        var files = RunnerModules.Read(path);
        foreach (var finding in files.Findings.Where(f => !f.IsWarning)) Console.Error.WriteLine(finding);
        if (files.Organisation is not { } organisation)
            return Fail("A preview needs organisation.yaml beside the routines.");
        if (department is not null && organisation.FindDepartment(department) is null)
            return Fail($"There is no department \"{department}\"; expected one of "
                + string.Join(", ", organisation.Departments.Select(d => d.Code)) + ".");
        if (TimeOf(at) is not { } from)
            return Fail($"--at: expected a time such as \"2026-11-30 09:00\", got \"{at}\".");
        var world = new World(organisation, files.Calendars, files.RoutingTables);
        var lead = department ?? organisation.Departments[0].Code;
        foreach (var routine in files.Routines)
            Console.Write($"{routine.Id}\n{Of(world, routine, lead, from, language)}");
        return files.Findings.Any(f => !f.IsWarning) ? 1 : 0;
    }

    private static DateTimeOffset? TimeOf(string? at) => at is null ? TimeProvider.System.GetUtcNow()
        : DateTime.TryParseExact(at, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall)
            ? Stockholm.At(wall) : null;

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }
}
