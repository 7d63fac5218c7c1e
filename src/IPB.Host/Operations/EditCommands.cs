using System.CommandLine;
using System.Text;
using IPB.Host.Runners;
using IPB.Workflows.Files;
using IPB.Workflows.Files.Editing;
using IPB.Workflows.Proofs;
using IPB.Workflows.Routines;

namespace IPB.Host.Operations;

/// <summary>
/// <c>rename</c> and <c>set</c>: change one thing in a file and leave every other character as it is. Exit code 1, and
/// the file untouched, when it would not read afterwards.
/// </summary>
internal static class EditCommands
{
    public static IEnumerable<Command> Build()
    {
        yield return Rename();
        yield return Set();
    }

    private static Command Rename()
    {
        var file = new Argument<string>("file") { Description = "A routine file." };
        var part = new Argument<string>("part") { Description = "state, field, trigger or phase." };
        part.AcceptOnlyFromAmong([.. RoutineRename.Parts]);
        var old = new Argument<string>("old") { Description = "The id that it has." };
        var now = new Argument<string>("new") { Description = "The id that it gets." };
        var language = Language();
        var command = new Command("rename", "Give a part of a routine another id wherever the file names it.")
        {
            file, part, old, now, language,
        };
        command.SetAction(parse => Run(parse.GetValue(file)!, parse.GetValue(language)!, text => RoutineRename.Of(
            parse.GetValue(file)!, text, parse.GetValue(part)!, parse.GetValue(old)!, parse.GetValue(now)!)));
        return command;
    }

    private static Command Set()
    {
        var file = new Argument<string>("file") { Description = "A file of the workflows folder." };
        var path = new Argument<string>("path") { Description = "Where the value stands: states.bp1.due." };
        var value = new Argument<string>("value")
        {
            Description = "The value; what begins with { or [ is YAML. For the path version: next raises it by one.",
        };
        var language = Language();
        var command = new Command("set", "Change or add one value in a file.") { file, path, value, language };
        command.SetAction(parse => Run(parse.GetValue(file)!, parse.GetValue(language)!, text =>
            (parse.GetValue(path), parse.GetValue(value)) is ("version", "next") ? YamlEdit.RaiseVersion(text)
                : YamlEdit.Set(text, parse.GetValue(path)!, parse.GetValue(value)!)));
        return command;
    }

    private static Option<string> Language()
    {
        var language = new Option<string>("--language") { Description = "The words.", DefaultValueFactory = _ => "sv" };
        language.AcceptOnlyFromAmong("sv", "en");
        return language;
    }

    private static int Run(string file, string language, Func<string, string> edit) =>
        Run(file, language, edit, Console.Out, Console.Error);

    internal static int Run(
        string file, string language, Func<string, string> edit, TextWriter output, TextWriter errors)
    {
        if (!File.Exists(file))
        {
            errors.WriteLine($"There is no file {file}.");
            return 2;
        }

        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(file));
            return Write(file, language, text, edit(text), output, errors);
        }
        catch (Exception e) when (e is EditRefused or DecoderFallbackException or IOException
            or UnauthorizedAccessException or StartRefused)
        {
            errors.WriteLine($"{e.Message}\nThe file is unchanged.");
            return 1;
        }
    }

    private static int Write(
        string file, string language, string text, string changed, TextWriter output, TextWriter errors)
    {
        var automations = RunnerModules.CatalogFor(file);
        var (before, after) = (WorkflowFolder.LoadFile(file, automations: automations),
            WorkflowFolder.LoadFile(file, changed, automations));
        if (after.Findings.Any(f => !f.IsWarning))
        {
            foreach (var finding in after.Findings) errors.WriteLine(finding);
            errors.WriteLine("The file is unchanged.");
            return 1;
        }

        if (changed == text)
        {
            output.WriteLine(language == "en" ? "Nothing changes." : "Inget ändras.");
            return 0;
        }

        Replace(file, changed);
        if (after.Routines is [var now] && Before(file, text, before) is { } old)
            output.Write(DiffCommand.Write(old, now, after.Organisation, false, language));
        var findings = after.Findings.AddRange(ScenarioPlay.Findings(after));
        output.Write(CheckText.Of(after, findings, explain: false));
        return findings.Any(f => !f.IsWarning) ? 1 : 0;
    }

    // What was wrong before may be what is mended now.
    private static Routine? Before(string file, string text, WorkflowFolder before) =>
        before.Routines is [var old] ? old : RoutineReader.ReadPublished(file, text, Fragments.Beside(file)).Routine;

    // Whoever reads at the same moment sees the old text or the new one, never a part.
    private static void Replace(string file, string text)
    {
        var target = File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;
        var beside = target + ".new";
        File.WriteAllBytes(beside, Encoding.UTF8.GetBytes(text));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(beside, File.GetUnixFileMode(target));
        File.Move(beside, target, overwrite: true);
    }
}
