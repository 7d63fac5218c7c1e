using System.CommandLine;
using IPB.Host.Runners;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Diagrams;
using IPB.Workflows.Routines.Exports;

namespace IPB.Host.Operations;

/// <summary><c>diagram &lt;routine&gt;</c>: writes a routine for other programs, without starting anything.</summary>
internal static class DiagramCommand
{
    public static Command Build()
    {
        var id = new Argument<string>("routine") { Description = "Id of the routine." };
        var folder = new Option<string>("--workflows")
        {
            Description = "The workflows folder.",
            DefaultValueFactory = _ => "workflows",
        };
        var form = new Option<string>("--as") { Description = "The form.", DefaultValueFactory = _ => "mermaid" };
        form.AcceptOnlyFromAmong("mermaid", "bpmn", "svg");
        var language = new Option<string>("--language") { Description = "The texts.", DefaultValueFactory = _ => "sv" };
        language.AcceptOnlyFromAmong("sv", "en");
        var path = new Option<string>("--path")
        {
            Description = "States that a case passes, need,bp1,rejected: highlighted in svg and mermaid.",
        };
        var command = new Command("diagram", "Write a routine as Mermaid, BPMN 2.0 or SVG.")
        {
            id, folder, form, language, path,
        };
        command.SetAction((parse, _) => CommandLine.RunAsync(() => Run(
            parse.GetValue(folder)!, parse.GetValue(id)!, routine => Write(
                routine, parse.GetValue(form)!, parse.GetValue(language)!, parse.GetValue(path)?.Split(',')))));
        return command;
    }

    private static int Run(string folder, string id, Func<Routine, string> write)
    {
        if (!Directory.Exists(folder))
        {
            Console.Error.WriteLine($"There is no folder {folder}; name it with --workflows <folder>.");
            return 2;
        }

        var routines = RunnerModules.Read(folder).Routines;
        if (routines.FirstOrDefault(r => r.Id == id) is { } routine)
        {
            Console.Write(write(routine));
            return 0;
        }

        Console.Error.WriteLine($"There is no routine {id} without findings in {folder}; there are "
            + string.Join(", ", routines.Select(r => r.Id)) + ".");
        return 1;
    }

    private static string Write(Routine routine, string form, string language, string[]? path) => form switch
    {
        "bpmn" => BpmnExport.Write(routine, language),
        "svg" => RoutineDiagram.Svg(routine, language, new DiagramMarks(Path: path)),
        _ => MermaidExport.Write(routine, language, path),
    };
}
