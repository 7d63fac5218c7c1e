using System.Collections.Immutable;
using IPB.Workflows.Access;
using IPB.Workflows.Cases;
using IPB.Workflows.Migrations;
using IPB.Workflows.People;
using IPB.Workflows.Storage;

namespace IPB.Workflows;

/// <summary>
/// The door to migrations: a plan, a report of what it does to every running case, and only then the deed, which
/// does what the report says or leaves the case alone, and can be undone.
/// </summary>
public sealed class CaseMigrations
{
    private const int MostUndoDays = 90;
    private readonly WorkflowEngine engine;
    private readonly MigrationReports reports;
    private readonly MigrationCommands commands;
    private readonly MigrationQueries queries;
    private readonly MigrationWork work;

    internal CaseMigrations(WorkflowEngine engine, Database database, CaseWriter writer)
    {
        this.engine = engine;
        var notices = new MigrationNotices(engine.Routines);
        reports = new(database);
        commands = new(database, notices);
        queries = new(database);
        work = new(database, writer, notices, engine.Routines) { Follow = engine.Versions.FollowAsync };
    }

    /// <summary>Whether a person may let cases go to another version: whoever owns routines may.</summary>
    public bool MayMigrate(Person person) => engine.Organisation.OwnsRoutines(person);

    /// <summary>A plan to begin with.</summary>
    /// <exception cref="MigrationRefused">There is no such routine or version, or it is one version.</exception>
    public PlanSuggestion Suggest(string routine, int from, int to) =>
        from != to && engine.Routines.Find(routine, from) is { } old && engine.Routines.Find(routine, to) is { } next
            ? PlanSuggestion.Of(old, next)
            : throw new MigrationRefused(RefusalKind.NotFound, "version-not-found", new Text(
                $"Det behövs två versioner av rutinen {routine}; det finns {Versions(routine, "inga")}.",
                $"Two versions of the routine {routine} are needed; there are {Versions(routine, "none")}."));

    /// <summary>Reads a plan as YAML or JSON.</summary>
    /// <param name="file">Path shown in findings.</param>
    public PlanFile ReadPlan(string file, string text) => PlanReader.Read(file, text, engine.Routines);

    /// <summary>Reports what a plan does to every running case. Changes none.</summary>
    /// <exception cref="Refusal">The plan has findings, or the person may not migrate.</exception>
    public async Task<Migration> DryRunAsync(MigrationPlan plan, Sender sender, CancellationToken ct = default)
    {
        Require(sender);
        // A plan that was not read is judged as one that was.
        var text = PlanWriter.Write(plan);
        var read = ReadPlan("plan", text);
        if (read.Plan is null)
        {
            // Another node may have just published a version.
            await engine.Versions.FollowAsync(ct);
            read = ReadPlan("plan", text);
        }

        var id = await reports.WriteAsync(read.Plan ?? throw new PlanRefused(read.Findings), engine.World,
            engine.Routines, sender, ct);
        return await RequireAsync(id, ct);
    }

    /// <summary>Lets what a report says be done; also goes on with what was stopped.</summary>
    /// <exception cref="Refusal">Not theirs to do, not the report seen, too old, or started already.</exception>
    public async Task<Migration> StartAsync(
        Guid id, StartMigration start, Sender sender, CancellationToken ct = default)
    {
        Require(sender);
        if (start.UndoDays is < 0 or > MostUndoDays)
            throw new InvalidInput("undoDays", new($"Ångra går i 0 till {MostUndoDays} dagar.",
                $"It can be undone for 0 to {MostUndoDays} days."));
        var reason = InputText.Required("reason", start.Reason, 4_000);
        await commands.StartAsync(id, start with { Reason = reason }, sender, ct);
        return await ChangedAsync(id, ct);
    }

    /// <summary>Stops what is at work; cases that are on their way get there.</summary>
    public async Task<Migration> StopAsync(Guid id, Sender sender, CancellationToken ct = default)
    {
        Require(sender);
        await commands.StopAsync(id, sender, ct);
        return await ChangedAsync(id, ct);
    }

    /// <summary>Moves every case back that has not changed since; the others are reported.</summary>
    public async Task<Migration> UndoAsync(Guid id, string reason, Sender sender, CancellationToken ct = default)
    {
        Require(sender);
        await commands.UndoAsync(id, InputText.Required("reason", reason, 4_000), sender, ct);
        return await ChangedAsync(id, ct);
    }

    /// <summary>
    /// Works on whatever migration is at work, one batch of cases. Called again and again by every node, and by whoever
    /// waits for the end.
    /// </summary>
    /// <param name="most">At most so many cases.</param>
    /// <returns>How many cases were looked at; 0: nothing is at work, or other nodes have all that is left.</returns>
    public Task<int> WorkAsync(int most = 200, CancellationToken ct = default) =>
        work.RunAsync(engine.World, most, ct);

    /// <returns>Null when there is no such migration.</returns>
    public Task<Migration?> FindAsync(Guid id, CancellationToken ct = default) => queries.FindAsync(id, ct);

    /// <summary>The newest 20 migrations of a routine, or of all.</summary>
    public Task<ImmutableArray<Migration>> ListAsync(string? routine, CancellationToken ct = default) =>
        queries.ListAsync(routine, ct);

    /// <summary>Cases of a migration in the order of their numbers, a page at a time.</summary>
    public Task<ImmutableArray<MigrationCase>> CasesAsync(
        Guid id, MigrationFilter filter, Sight sight, CancellationToken ct = default) =>
        queries.CasesAsync(id, filter, sight, ct);

    /// <exception cref="MigrationRefused">There is no such migration.</exception>
    public async Task<Migration> RequireAsync(Guid id, CancellationToken ct = default) =>
        await FindAsync(id, ct) ?? throw MigrationRefused.NotFound();

    private async Task<Migration> ChangedAsync(Guid id, CancellationToken ct)
    {
        engine.Wake?.Invoke();
        return await RequireAsync(id, ct);
    }

    /// <summary>Before a plan is judged: its mistakes are nothing to those who may not migrate.</summary>
    /// <exception cref="MigrationRefused">The person may not.</exception>
    public void Require(Sender sender)
    {
        if (!MayMigrate(engine.Require(sender))) throw MigrationRefused.NotYours();
    }

    private string Versions(string routine, string none) =>
        engine.Routines.VersionsOf(routine) is { Count: > 0 } versions ? string.Join(", ", versions) : none;
}
