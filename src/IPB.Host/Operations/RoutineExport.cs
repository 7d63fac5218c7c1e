using System.CommandLine;
using IPB.Host.Runners;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Exports;

namespace IPB.Host.Operations;

/// <summary>
/// <c>export [routine] --format elsa|bpmn</c>: writes one routine, or each of a folder, for another program, without
/// starting anything.
/// </summary>
internal sealed class RoutineExport(Option<string> file)
{
    private readonly Argument<string?> routine = new("routine")
    {
        Description = "Id of a routine; without it every routine of the folder.",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<string> format = new("--format")
    {
        Description = "csv: all cases. elsa: a workflow definition that Elsa 3.8 imports. bpmn: a BPMN 2.0 process.",
        DefaultValueFactory = _ => "csv",
    };
    private readonly Option<string> folder = new("--workflows")
    {
        Description = "The workflows folder.",
        DefaultValueFactory = _ => "workflows",
    };
    private readonly Option<string> language = new("--language")
    {
        Description = "The texts that the other program shows; Elsa gets both languages.",
        DefaultValueFactory = _ => "sv",
    };
    private readonly Option<string?> target = new("--out")
    {
        Description = "Folder to write every routine to, as <routine>.elsa.json or <routine>.bpmn.",
    };

    internal void AddTo(Command command)
    {
        format.AcceptOnlyFromAmong("csv", "elsa", "bpmn");
        language.AcceptOnlyFromAmong("sv", "en");
        command.Add(routine);
        foreach (var option in new Option[] { format, folder, language, target }) command.Add(option);
    }

    /// <summary>Whether routines are asked for; else it is cases.</summary>
    internal bool IsMeant(ParseResult parse) =>
        parse.GetValue(format) != "csv" || parse.GetValue(routine) is not null;

    /// <exception cref="StartRefused">What is asked for is not there, or cannot be said in the format.</exception>
    internal int Run(ParseResult parse, TextWriter screen)
    {
        var (form, words) = (parse.GetValue(format)!, parse.GetValue(language)!);
        if (form == "csv")
            throw new StartRefused("Cases are written as CSV, routines as --format elsa or --format bpmn.");
        var routines = Found(parse.GetValue(folder)!, parse.GetValue(routine));
        if (parse.GetValue(target) is { } to)
        {
            Directory.CreateDirectory(to);
            foreach (var each in routines)
            {
                var path = Path.Combine(to, each.Id + (form == "elsa" ? ".elsa.json" : ".bpmn"));
                File.WriteAllText(path, Written(each, form, words));
                screen.WriteLine(path);
            }
        }
        else if (routines.Count > 1)
            throw new StartRefused("Several routines go to a folder: name it with --out, or name one routine.");
        else if (parse.GetValue(file) is { } path) File.WriteAllText(path, Written(routines[0], form, words));
        else screen.Write(Written(routines[0], form, words));
        return 0;
    }

    private static List<Routine> Found(string folder, string? id)
    {
        if (!Directory.Exists(folder))
            throw new StartRefused($"There is no folder {folder}; name it with --workflows <folder>.");
        var all = RunnerModules.Read(folder).Routines;
        var found = all.Where(r => id is null || r.Id == id).ToList();
        return found.Count > 0 ? found : throw new StartRefused(
            $"There is no routine{(id is null ? "" : $" {id}")} without findings in {folder}; there are "
            + string.Join(", ", all.Select(r => r.Id).DefaultIfEmpty("none")) + ".");
    }

    private static string Written(Routine routine, string form, string language)
    {
        try
        {
            return form == "elsa" ? ElsaExport.Write(routine, language) : BpmnExport.Write(routine, language);
        }
        catch (ElsaExportRefused refused)
        {
            throw new StartRefused($"{routine.Id} cannot be written for Elsa: {refused.Message}.");
        }
    }
}
