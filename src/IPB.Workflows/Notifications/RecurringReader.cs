using System.Collections.Immutable;
using IPB.Workflows.Files;
using IPB.Workflows.People;

namespace IPB.Workflows.Notifications;

/// <summary>What reading <c>recurring.yaml</c> gave.</summary>
/// <param name="Routines">Empty when there are findings.</param>
/// <param name="Findings">Everything that is wrong, in the order of the file.</param>
public sealed record RecurringFile(ImmutableArray<RecurringRoutine> Routines, ImmutableArray<Finding> Findings);

/// <summary>Reads <c>recurring.yaml</c>.</summary>
public static class RecurringReader
{
    /// <summary>What a recurring routine can do.</summary>
    public static ImmutableArray<string> Works { get; } = ["digest", "statistics"];

    private static readonly ImmutableSortedDictionary<string, string> WorkWords =
        Works.ToImmutableSortedDictionary(w => w, w => w);

    /// <param name="file">Path shown in findings.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="organisation">Null: roles are not checked.</param>
    public static RecurringFile Read(string file, string text, Organisation? organisation = null)
    {
        var reading = new Reading(file);
        if (reading.Root(text, RecurringShapes.File) is not { } root)
            return new RecurringFile([], reading.Findings.ToImmutable());
        var taken = new HashSet<string>();
        var routines = root.List("recurring", RecurringShapes.Routine, s => new RecurringRoutine(
            s.Id("id", "recurring routine", taken), s.Text("name"), Cron(s),
            s.Choice("do", WorkWords, "work", Works[0]), s.OptionalParty("to")));
        if (organisation is not null) OrganisationReferences.Resolve(reading, organisation);
        return new RecurringFile(reading.Findings.None ? routines : [], reading.Findings.ToImmutable());
    }

    private static string Cron(Section s)
    {
        var cron = s.Word("cron", "a cron line such as \"0 7 * * 1-5\"");
        if (cron.Length > 0 && CronLine.Fault(cron) is { } fault)
            s.Reading.Add(s.Find("cron")!.At, "cron", $"cron: {fault}, got {Shown.Quoted(cron)}");
        return cron;
    }
}

/// <summary>Every key of <c>recurring.yaml</c>.</summary>
internal static class RecurringShapes
{
    internal static readonly Shape File = Shape.Of("file", "recurring");
    internal static readonly Shape Routine = Shape.Of("recurring routine", "id name cron do to?");

    internal static readonly ImmutableArray<Shape> All = [File, Routine, Shape.Text];
}
