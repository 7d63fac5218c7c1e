using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using IPB.Workflows.Access;
using IPB.Workflows.Automations;
using IPB.Workflows.Calendars;
using IPB.Workflows.Files;
using IPB.Workflows.People;

namespace IPB.Workflows.Routines;

/// <summary>What reading a routine file gave.</summary>
/// <param name="Routine">Null when a finding is no warning.</param>
/// <param name="Findings">Everything that is wrong, in the order of the file.</param>
public sealed record RoutineFile(Routine? Routine, ImmutableArray<Finding> Findings);

/// <summary>Reads <c>*.routine.yaml</c>.</summary>
public static class RoutineReader
{
    internal const string Ending = ".routine.yaml";

    /// <summary>Reads, checks and proves a routine.</summary>
    /// <param name="file">Path shown in findings; its name must be that of the routine.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="organisation">Null: roles and departments are not checked.</param>
    /// <param name="routingTables">Ids of the routing tables; null: not checked.</param>
    /// <param name="calendar">Null: <see cref="WorkingCalendar.Standard"/>.</param>
    /// <param name="fragments">The blocks that the file may use; null: none.</param>
    /// <param name="automations">Null: <see cref="AutomationCatalog.Shipped"/>.</param>
    public static RoutineFile Read(string file, string text, Organisation? organisation = null,
        IReadOnlyCollection<string>? routingTables = null, WorkingCalendar? calendar = null,
        Fragments? fragments = null, AutomationCatalog? automations = null) =>
        Read(new Reading(file) { Automations = automations ?? AutomationCatalog.Shipped }, text, fragments,
            (routine, reading) =>
        {
            RoutineReferences.Resolve(routine, reading, organisation, routingTables);
            RoutineChecks.Check(routine, reading, organisation);
            if (organisation is not null) LadderChecks.Check(routine, reading, organisation);
            RoutineChecks.Prove(routine, reading, organisation, calendar);
        });

    /// <summary>
    /// Reads a version that was published before and that cases may be on. It is not proven again: what the proof has
    /// learnt to find since then must not stop those cases.
    /// </summary>
    /// <param name="file">Path shown in findings; its name must be that of the routine.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="fragments">The blocks that the file may use; null: none, as in a kept text.</param>
    public static RoutineFile ReadPublished(string file, string text, Fragments? fragments = null) =>
        Read(new Reading(file), text, fragments, (routine, reading) =>
            RoutineReferences.Resolve(routine, reading, null, null));

    /// <summary>Reads what names what; the findings say whether the file can be trusted to.</summary>
    internal static Reading ReadNames(string file, string text, Fragments fragments)
    {
        var reading = new Reading(file);
        if (Read(reading, text, fragments) is { } routine) RoutineReferences.Resolve(routine, reading, null, null);
        return reading;
    }

    private static RoutineFile Read(
        Reading reading, string text, Fragments? fragments, Action<Routine, Reading> check)
    {
        var routine = Read(reading, text, fragments ?? Fragments.None);
        if (routine is not null) check(routine, reading);
        return new RoutineFile(reading.Findings.HasErrors ? null : routine, reading.Findings.ToImmutable());
    }

    private static Routine? Read(Reading reading, string text, Fragments fragments) =>
        SafeYaml.Read(text, reading.Findings) is { } written
        && FragmentUse.Resolve(written, fragments, reading.Findings) is var (whole, source)
        && reading.Root(whole, RoutineShapes.Routine) is { } root
            ? Read(root, reading.Findings.File, source ?? text) : null;

    private static Routine Read(Section root, string file, string text)
    {
        var fields = FieldReader.Read(root);
        var triggers = TriggerReader.Read(root);
        return new Routine
        {
            Id = FileName.Id(root, "routine", file, Ending),
            Version = root.Whole("version", 1, 1_000_000) ?? 1,
            Name = root.Text("name"),
            Purpose = root.Text("purpose"),
            Evaluation = root.Block("evaluate", RoutineShapes.Evaluation) is { } e
                ? new Evaluation(e.Time("review"), e.Words("measures")) : null,
            Routing = root.Reference("routing", Kinds.Table),
            Visibility = root.Choice("visibility", VisibilityNames.All, "visibility", Visibility.City),
            Confidential = ConfidentialityReader.Read(root),
            Phases = Phases(root),
            Fields = fields,
            SubmitAsks = root.Block("submit", RoutineShapes.Submit)?.References("asks", Kinds.Field) ?? [],
            Hold = HoldReader.Read(root),
            Triggers = triggers,
            States = StateTree.Read(root, triggers),
            Scenarios = ScenarioReader.Read(root, fields),
            Source = text,
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
        };
    }

    private static ImmutableArray<Phase> Phases(Section root)
    {
        var taken = new HashSet<string>();
        return root.List("phases", RoutineShapes.Phase, s => s.Reading.Mark(
            new Phase(s.Id("id", "phase", taken), s.Text("name")) { WipLimit = WipLimitReader.Read(s) }, s.At));
    }
}
