using System.Collections.Immutable;
using IPB.Workflows.Automations;
using IPB.Workflows.Calendars;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Retention;
using IPB.Workflows.Routines;
using IPB.Workflows.Routing;

namespace IPB.Workflows.Files;

/// <summary>Everything that a city has in its workflows folder, and everything that is wrong with it.</summary>
public sealed record WorkflowFolder
{
    /// <summary>Null when the file is absent or has findings.</summary>
    public Organisation? Organisation { get; init; }

    /// <summary>The standard calendar when the file is absent or has findings.</summary>
    public CalendarSet Calendars { get; private init; } = WorkingCalendar.Standard;

    /// <summary>What <see cref="Calendars"/> was read from; empty when the file is absent.</summary>
    public string CalendarText { get; private init; } = "";

    /// <summary>The city's.</summary>
    public WorkingCalendar Calendar => Calendars.City;

    /// <summary>The routines without findings, by file name.</summary>
    public ImmutableArray<Routine> Routines { get; private init; } = [];

    /// <summary>The routing tables without findings, by file name.</summary>
    public ImmutableArray<RoutingTable> RoutingTables { get; private init; } = [];
    public ImmutableArray<RecurringRoutine> Recurring { get; private init; } = [];

    /// <summary>None when the file is absent or has findings: nothing is disposed of.</summary>
    public RetentionRules Retention { get; private init; } = RetentionRules.None;

    /// <summary>Says nothing when the file is absent or has findings.</summary>
    public CityMail Mail { get; private init; } = CityMail.None;
    public ImmutableArray<Finding> Findings { get; private init; } = [];

    /// <summary>Those that routines could name.</summary>
    public AutomationCatalog Automations { get; private init; } = AutomationCatalog.Shipped;

    /// <summary>What was read; null where one file was.</summary>
    public FolderTexts? Texts { get; init; }

    /// <summary>Reads all <c>*.yaml</c> and <c>*.dmn</c> files of a folder, not of the folders in it.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <param name="automations">Those that routines can name; null: what every host can do.</param>
    public static WorkflowFolder Load(string folder, AutomationCatalog? automations = null) =>
        Load(FolderTexts.Read(folder), null, automations);

    internal static WorkflowFolder Load(FolderTexts texts, ReadMemory? memory, AutomationCatalog? automations = null)
    {
        var all = Read(texts.Folder, texts.Files, memory, automations) with { Texts = texts };
        if (texts.Files.ContainsKey(WorkflowNames.Organisation)) return all;
        var missing = new Finding(Path.Combine(texts.Folder, WorkflowNames.Organisation), 1, 1, "missing-file",
            "the file is missing; expected departments, roles and people in it");
        return all with { Findings = [missing, .. all.Findings] };
    }

    /// <summary>
    /// Reads one file; organisation and tables beside it are used to check it. The findings are those of the file
    /// alone.
    /// </summary>
    /// <param name="text">What the file is to hold; null: what it holds.</param>
    /// <param name="automations">Those that routines can name; null: what every host can do.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static WorkflowFolder LoadFile(string file, string? text = null, AutomationCatalog? automations = null)
    {
        if (!File.Exists(file)) throw new FileNotFoundException($"there is no file {file}", file);
        var folder = Path.GetDirectoryName(file) is { Length: > 0 } beside ? beside : ".";
        var name = Path.GetFileName(file);
        var files = FileTexts.In(folder, also: name);
        if (text is not null) files[name] = text;
        var all = Read(folder, files, automations: automations, only: name);
        return all with
        {
            Routines = [.. all.Routines.Where(r => r.Id + RoutineReader.Ending == name)],
            RoutingTables = [.. all.RoutingTables.Where(t => RoutingFiles.Names(t.Id).Contains(name))],
            Findings = [.. all.Findings.Where(f => Path.GetFileName(f.File) == name
                || f.UsedBy?.StartsWith($"{Path.Combine(folder, name)}:", StringComparison.Ordinal) == true)],
        };
    }

    /// <summary>Reads a table that lies anywhere, as one of this folder: a change that is to be tried.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public RoutingTableFile ReadRoutingTable(string file) =>
        RoutingFiles.Read(file, FileTexts.Read(file), Organisation, null);

    private static WorkflowFolder Read(
        string folder, IReadOnlyDictionary<string, string> files, ReadMemory? memory = null,
        AutomationCatalog? automations = null, string? only = null)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        T? One<T>(string name, Func<string, string, T> read) where T : class =>
            files.TryGetValue(name, out var text) ? read(Path.Combine(folder, name), text) : null;
        RoutineFile Remembered(string file, string text, Func<RoutineFile> read) => memory is null ? read()
            : memory.Get(file, ReadMemory.Of(text, files), read);
        var organisation = One(WorkflowNames.Organisation, OrganisationReader.Read);
        var calendar = One(WorkflowNames.Calendar, (f, t) => CalendarReader.Read(f, t, organisation?.Organisation));
        var fragments = Fragments.Read(folder, files);
        var tables = files.Keys.Select(RoutingFiles.Id).OfType<string>().ToImmutableArray();
        var routines = Each(folder, files, RoutineReader.Ending,
            (f, t) => Remembered(f, t, () => RoutineReader.Read(
                f, t, organisation?.Organisation, tables, calendar?.Calendar, fragments, automations)));
        var recurring = One(WorkflowNames.Recurring, (f, t) => RecurringReader.Read(
            f, t, organisation?.Organisation, StatesOf(routines)));
        var retention = One(WorkflowNames.Retention, (f, t) => RetentionReader.Read(f, t, EndsOf(routines)));
        var mail = One(WorkflowNames.Mail, MailReader.Read);
        // What other files need of a table is its name: to check all its rules takes longer than everything else.
        ImmutableArray<RoutingTableFile> routing = [.. files
            .Where(f => RoutingFiles.Id(f.Key) is not null && (only ?? f.Key) == f.Key)
            .Select(f => RoutingFiles.Read(Path.Combine(folder, f.Key), f.Value, organisation?.Organisation,
                FieldsOf(routines, RoutingFiles.Id(f.Key)!)))];
        findings.AddRange(organisation?.Findings ?? []);
        findings.AddRange(calendar?.Findings ?? []);
        findings.AddRange(recurring?.Findings ?? []);
        findings.AddRange(retention?.Findings ?? []);
        findings.AddRange(mail?.Findings ?? []);
        findings.AddRange(routing.SelectMany(r => r.Findings));
        findings.AddRange(RoutingFiles.Doubled(folder, files.Keys));
        findings.AddRange(fragments.Findings);
        findings.AddRange(routines.SelectMany(r => r.Findings));
        findings.AddRange(Children(routines, files.Keys, folder));
        findings.AddRange(files.Keys.Where(IsStrange).Select(f => Strange(Path.Combine(folder, f))));
        return new WorkflowFolder
        {
            Organisation = organisation?.Organisation,
            Calendars = calendar?.Calendars ?? WorkingCalendar.Standard,
            CalendarText = files.GetValueOrDefault(WorkflowNames.Calendar, ""),
            Recurring = recurring?.Routines ?? [],
            Retention = retention?.Rules ?? RetentionRules.None,
            Mail = mail?.Mail ?? CityMail.None,
            Routines = [.. routines.Select(r => r.Routine).OfType<Routine>()],
            RoutingTables = [.. routing.Select(r => r.Table).OfType<RoutingTable>().DistinctBy(t => t.Id)],
            Findings = findings.ToImmutable(),
            Automations = automations ?? AutomationCatalog.Shipped,
        };
    }

    private static IEnumerable<Finding> Children(
        ImmutableArray<RoutineFile> read, IEnumerable<string> names, string folder)
    {
        var routines = read.Select(r => r.Routine).OfType<Routine>().ToList();
        var faulty = names.Where(n => n.EndsWith(RoutineReader.Ending, StringComparison.Ordinal))
            .Select(n => n[..^RoutineReader.Ending.Length]).Except(routines.Select(r => r.Id)).ToList();
        return routines.SelectMany(r => ChildChecks.Of(
            Path.Combine(folder, r.Id + RoutineReader.Ending), r, routines, faulty));
    }

    private static ImmutableArray<T> Each<T>(
        string folder, IReadOnlyDictionary<string, string> files, string ending, Func<string, string, T> read) =>
        [.. files.Where(f => f.Key.EndsWith(ending, StringComparison.Ordinal))
            .Select(f => read(Path.Combine(folder, f.Key), f.Value))];

    // A routine that cannot be read may have every state.
    private static Dictionary<string, ImmutableArray<string>>? StatesOf(ImmutableArray<RoutineFile> routines) =>
        routines.Any(r => r.Routine is null) ? null
            : routines.Select(r => r.Routine!).DistinctBy(r => r.Id)
                .ToDictionary(r => r.Id, r => r.States.Select(s => s.Id).ToImmutableArray());

    // A routine that cannot be read may end anywhere.
    private static Dictionary<string, ImmutableArray<string>>? EndsOf(ImmutableArray<RoutineFile> routines) =>
        routines.Any(r => r.Routine is null) ? null
            : routines.Select(r => r.Routine!).DistinctBy(r => r.Id).ToDictionary(r => r.Id,
                r => r.InnermostStates.Where(s => s.End is not null).Select(s => s.Id).ToImmutableArray());

    // A table is judged by the fields of the routines that use it; without any (or with faulty ones) it cannot be.
    private static HashSet<string>? FieldsOf(ImmutableArray<RoutineFile> routines, string table)
    {
        var users = routines.Select(r => r.Routine).OfType<Routine>().Where(r => r.Routing == table).ToList();
        return users.Count == 0 || routines.Any(r => r.Routine is null)
            ? null : [.. users.SelectMany(r => r.Fields).Select(f => f.Id)];
    }

    /// <summary>Whether a file of this name is read; others are told as strange.</summary>
    public static bool Knows(string name) => !IsStrange(name);

    private static bool IsStrange(string name) =>
        name is not (WorkflowNames.Organisation or WorkflowNames.Calendar or WorkflowNames.Recurring or WorkflowNames.Retention or WorkflowNames.Mail)
        && !name.EndsWith(RoutineReader.Ending, StringComparison.Ordinal)
        && !name.EndsWith(Fragments.Ending, StringComparison.Ordinal)
        && RoutingFiles.Id(name) is null;

    private static Finding Strange(string file) => new(file, 1, 1, "unknown-file",
        $"the file is not read; expected {WorkflowNames.Organisation}, {WorkflowNames.Calendar}, {WorkflowNames.Recurring}, "
        + $"{WorkflowNames.Retention}, {WorkflowNames.Mail}, *{RoutineReader.Ending}, *{Fragments.Ending}, "
        + $"*{RoutingTableReader.Ending} or *{RoutingDmnReader.Ending}");
}
