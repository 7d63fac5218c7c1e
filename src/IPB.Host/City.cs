using System.Collections.Immutable;
using IPB.Host.Access;
using IPB.Host.Automations;
using IPB.Host.Filing;
using IPB.Host.Routines.Versions;
using IPB.Host.Suggestions;
using IPB.PrivatePostgres;
using IPB.Workflows;
using IPB.Workflows.Automations;
using IPB.Workflows.Cases;
using IPB.Workflows.Files;
using IPB.Workflows.Filing;
using IPB.Workflows.People;
using IPB.Workflows.Proofs;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;

namespace IPB.Host;

/// <summary>A running city: its files, its database, its engine. Opened once by every command of the host.</summary>
public sealed class City : IAsyncDisposable
{
    private readonly PrivatePostgresServer? server;

    private City(HostSettings settings, WorkflowFolder files, string connection, PrivatePostgresServer? server,
        WorkflowEngine engine, CitySuggestions suggestions, CityFolder folder)
    {
        (Settings, Files, ConnectionString, Engine) = (settings, files, connection, engine);
        (Database, Pen, Folder) = folder;
        Suggestions = suggestions;
        this.server = server;
    }

    public HostSettings Settings { get; }

    /// <summary>What the workflows folder held when it was last taken.</summary>
    public WorkflowFolder Files { get; private set; }
    public string ConnectionString { get; }
    public Database Database { get; }
    public WorkflowEngine Engine { get; }
    public CitySuggestions Suggestions { get; }

    /// <summary>Held from before a file is written until the city runs on it: files are taken one at a time, and once.
    /// </summary>
    internal SemaphoreSlim Taking { get; } = new(1, 1);

    /// <summary>Writes single files of the workflows folder.</summary>
    internal FolderPen Pen { get; }

    /// <summary>How the folder stands to what was saved on pages.</summary>
    internal FolderSync Folder { get; }

    /// <summary>Called when other things recur than before.</summary>
    internal Action? Recurs { get; set; }

    /// <summary>Reads the files, starts or joins PostgreSQL, brings schema and routine versions up to date.</summary>
    /// <exception cref="StartRefused">
    /// Something that whoever starts the host has to mend; the message says what.
    /// </exception>
    public static async Task<City> OpenAsync(HostSettings settings, Action<string> progress, CancellationToken ct)
    {
        var automations = AutomationSetup.Catalog(settings);
        var files = ReadFiles(settings.WorkflowsFolder, automations);
        Directory.CreateDirectory(settings.DataFolder);
        var server = settings.Connection is null ? await StartServerAsync(settings, progress, ct) : null;
        Database? database = null;
        try
        {
            var connection = settings.Connection ?? server!.ConnectionString;
            await DurabilityCheck.AssertAsync(connection, ct);
            database = await Database.OpenAsync(connection, ct);
            if (!settings.Demo && await database.IsClockMovedAsync(ct))
                throw new StartRefused(
                    "The clock of this database was moved by a demo. Start with --demo, or use another database.");
            var pen = new FolderPen(settings.WorkflowsFolder);
            var folder = new CityFolder(database, pen, new(new(database), pen));
            files = await CatchUpAsync(folder.Sync, files, progress, ct);
            var suggestions = new CitySuggestions(new(database), settings.PlaceFrom);
            await suggestions.LearnedAsync(ct);
            var catalog = new RoutineCatalog();
            var engine = new WorkflowEngine(
                database, catalog, WorldOf(files, catalog, suggestions, automations),
                JournalKey.Of(settings.DataFolder));
            engine.Automations.Registry = AutomationSetup.Registry(settings, engine, database);
            await TakeRoutinesAsync(engine, files, progress, ct);
            await engine.Cover.FollowAsync(ct);
            // A folder that could not be written must not bring an older calendar back for all nodes.
            if (!folder.Sync.Drift.Any(d => d.Last.File == WorkflowNames.Calendar && d.Kind != DriftKind.Other)
                && await engine.Calendars.TakeAsync(files.CalendarText, ct))
                progress("The calendar was changed: time limits that run are counted anew.");
            return new City(settings, files, connection, server, engine, suggestions, folder);
        }
        catch
        {
            if (database is not null) await database.DisposeAsync();
            if (server is not null) await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// From now on people, calendar, routing and drafts of routines follow other files; cases follow what is published.
    /// </summary>
    /// <param name="files">Without errors. Whoever calls holds <see cref="Taking"/>.</param>
    /// <returns>What the files changed in the versions of routines.</returns>
    public async Task<ImmutableArray<FileNews>> TakeAsync(WorkflowFolder files, CancellationToken ct)
    {
        var news = await Engine.Versions.SyncAsync(files.Routines, ct);
        var recurs = !files.Recurring.SequenceEqual(Files.Recurring);
        Files = files;
        Engine.Replace(WorldOf(files, Engine.Routines, Suggestions, Engine.World.Automations));
        await Engine.Calendars.TakeAsync(files.CalendarText, ct);
        if (recurs) Recurs?.Invoke();
        return news;
    }

    /// <summary>The same for the people of a changed <c>organisation.yaml</c> alone.</summary>
    public void TakePeople(string text, Organisation organisation)
    {
        Engine.ReplacePeople(organisation);
        Files = Files with
        {
            Organisation = organisation,
            Texts = Files.Texts! with { Files = Files.Texts.Files.SetItem(WorkflowNames.Organisation, text) },
        };
    }

    public async ValueTask DisposeAsync()
    {
        Taking.Dispose();
        await Database.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }

    private static World WorldOf(WorkflowFolder files, RoutineCatalog catalog, CitySuggestions suggestions,
        AutomationCatalog automations) =>
        new(files.Organisation!, files.Calendars, files.RoutingTables)
        {
            Automations = automations,
            Retention = files.Retention,
            PlaceUndecided = (world, c) => suggestions.Place(world, catalog.Find(c.Routine, c.RoutineVersion)!, c),
        };

    private static WorkflowFolder ReadFiles(string folder, AutomationCatalog automations)
    {
        if (!Directory.Exists(folder))
            throw new StartRefused(
                $"There is no folder {Path.GetFullPath(folder)}; expected one with organisation.yaml "
                + "and routines. Name it with --workflows <folder>.");
        var files = WorkflowFolder.Load(folder, automations);
        var errors = files.Findings.Where(f => !f.IsWarning).ToList();
        if (errors.Count == 0) return files;
        throw new StartRefused("The workflows folder has findings:\n" + string.Join('\n', errors));
    }

    /// <summary>Writes into the folder what was saved on pages while this node did not run.</summary>
    private static async Task<WorkflowFolder> CatchUpAsync(
        FolderSync sync, WorkflowFolder files, Action<string> progress, CancellationToken ct)
    {
        var (check, texts) = (new FolderCheck(files.Automations), files.Texts!);
        var held = await sync.LookAsync(
            late => Task.FromResult(!check.Check(texts with { Files = texts.Files.SetItems(late) }).HasErrors), ct);
        foreach (var drift in sync.Drift) progress("Drift: " + drift.Text.En);
        var now = texts with { Files = texts.Files.SetItems(held) };
        if (now.ChangedSince(texts) is not [_, ..] changed) return files;
        progress($"Saved on pages while this host did not run: {string.Join(", ", changed)}");
        return check.Check(now).Files;
    }

    private static Task<PrivatePostgresServer> StartServerAsync(
        HostSettings settings, Action<string> progress, CancellationToken ct) =>
        PrivatePostgresServer.StartAsync(new PrivatePostgresOptions
        {
            DataFolder = Path.Combine(settings.DataFolder, "postgres"),
            Progress = progress,
        }, ct);

    private static async Task TakeRoutinesAsync(
        WorkflowEngine engine, WorkflowFolder files, Action<string> progress, CancellationToken ct)
    {
        foreach (var news in await engine.Versions.SyncAsync(files.Routines, ct))
            if (VersionNews.Line(news, engine.Organisation) is { } line) progress(line);
        foreach (var drift in engine.Versions.Drift) progress("Drift: " + drift.Text.En);
        var unreadable = await engine.Versions.FollowAsync(ct);
        if (!unreadable.IsEmpty)
            throw new StartRefused("Kept texts of routines, which cases may be on, can no longer be read:\n"
                + string.Join('\n', unreadable));
    }
}

/// <summary>The workflows folder of a city, and what it is compared with.</summary>
internal sealed record CityFolder(Database Database, FolderPen Pen, FolderSync Sync);

/// <summary>The host cannot start; the message says what to do and is all that is shown.</summary>
public sealed class StartRefused(string message) : Exception(message);
