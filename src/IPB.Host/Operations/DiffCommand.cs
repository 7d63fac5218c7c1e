using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using IPB.Workflows.Files;
using IPB.Workflows.People;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Changes;

namespace IPB.Host.Operations;

/// <summary>
/// <c>diff &lt;old&gt; &lt;new&gt;</c>: two files, or <c>diff &lt;routine&gt; 1 2</c>: two stored versions. Exit code 0
/// whether they differ or not.
/// </summary>
internal static class DiffCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static Command Build(HostOptions options)
    {
        var what = new Argument<string[]>("what")
        {
            Description = "Two routine files, or the id of a routine and two numbers of stored versions.",
            Arity = new(2, 3),
        };
        var json = new Option<bool>("--json") { Description = "The changes as JSON, in both languages." };
        var language = new Option<string>("--language") { Description = "The words.", DefaultValueFactory = _ => "sv" };
        language.AcceptOnlyFromAmong("sv", "en");
        var command = new Command("diff", "What is different in a version of a routine, in words.")
        {
            what, json, language,
        };
        command.SetAction((parse, ct) => CommandLine.RunAsync(async () =>
        {
            var words = parse.GetValue(what)!;
            var settings = options.Read(parse);
            var (old, now, organisation) = words.Length == 2
                ? OfFiles(words[0], words[1], settings)
                : await StoredAsync(words, settings, ct);
            await Console.Out.WriteAsync(
                Write(old, now, organisation, parse.GetValue(json), parse.GetValue(language)!));
            return 0;
        }));
        return command;
    }

    internal static string Write(Routine old, Routine now, Organisation? organisation, bool json, string language)
    {
        var changes = RoutineDiff.Between(old, now, organisation);
        if (json) return JsonSerializer.Serialize(changes, Json) + "\n";
        var same = language == "en" ? "no difference" : "ingen skillnad";
        return string.Create(CultureInfo.InvariantCulture,
                $"{now.Name.In(language)} {old.Version} → {now.Version}{(changes.IsEmpty ? $": {same}" : "")}\n")
            + string.Concat(changes.Select(c => $"- {c.Text.In(language)}.\n"));
    }

    private static (Routine, Routine, Organisation?) OfFiles(string old, string now, HostSettings settings)
    {
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(now))!, "organisation.yaml");
        var folder = File.Exists(beside) ? Path.GetDirectoryName(beside)! : settings.WorkflowsFolder;
        var organisation = Directory.Exists(folder) ? WorkflowFolder.Load(folder).Organisation : null;
        return (Read(old), Read(now), organisation);
    }

    private static Routine Read(string file)
    {
        if (!File.Exists(file)) throw new StartRefused($"There is no file {file}; expected a routine.");
        var read = RoutineReader.ReadPublished(file, File.ReadAllText(file), Fragments.Beside(file));
        return read.Routine ?? throw new StartRefused(
            "The routine has findings:\n" + string.Join('\n', read.Findings.Where(f => !f.IsWarning)));
    }

    private static async Task<(Routine, Routine, Organisation?)> StoredAsync(
        string[] words, HostSettings settings, CancellationToken ct)
    {
        await using var city = await City.OpenAsync(settings, Console.Error.WriteLine, ct);
        return (Find(words[1]), Find(words[2]), city.Files.Organisation);

        Routine Find(string word) =>
            int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                && city.Engine.Routines.Find(words[0], version) is { } routine
                ? routine
                : throw new StartRefused($"There is no version {word} of the routine {words[0]}; expected one such as "
                    + (city.Engine.Routines.Find(words[0])?.Version ?? 1).ToString(CultureInfo.InvariantCulture) + ".");
    }
}
