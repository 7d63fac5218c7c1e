using System.Collections.Immutable;
using System.Globalization;
using IPB.Host.Access;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Migrations;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;

namespace IPB.Host.Migrations;

/// <summary>Pages that move running cases: the mapping, and a migration from its dry run to its end.</summary>
internal static class MigrationPages
{
    public const string Start = "start";
    public const string Stop = "stop";
    public const string Undo = "undo";
    private const int PageSize = 50;

    public static void MapMigrationPages(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/routines/{id}/migrate", MappingAsync);
        pages.MapPost("/routines/{id}/migrate", DryRunAsync);
        pages.MapGet("/migrations/{id:guid}", ShowAsync);
        pages.MapPost("/migrations/{id:guid}", DoAsync);
    }

    private static async Task<IResult> MappingAsync(
        string id, int? from, int? to, WorkflowEngine engine, Seen seen, CancellationToken ct) =>
        await ModelAsync(id, (from, to), (engine, seen), FormState.None, ct) is { } model
            ? Show.Page<MigrationPlanPage>(model) : Results.StatusCode(StatusCodes.Status404NotFound);

    private static async Task<IResult> DryRunAsync(
        string id, IFormCollection form, WorkflowEngine engine, CommandSender sender, Seen seen, CancellationToken ct)
    {
        var (from, to) = (Number(form["from"]), Number(form["to"]));
        if (await ModelAsync(id, (from, to), (engine, seen), FormState.None, ct) is not { Suggestion: not null } model)
            return Results.StatusCode(StatusCodes.Status404NotFound);
        try
        {
            var plan = MigrationForms.Plan(form, model.Old!, model.New!);
            var migration = await engine.Migrations.DryRunAsync(plan, sender.FromForm(form["key"]), ct);
            return Show.Next($"/migrations/{migration.Id}");
        }
        catch (Refusal refusal)
        {
            return Show.Page<MigrationPlanPage>(model with { Form = FormState.Of(form, refusal) },
                Show.StatusOf(refusal));
        }
    }

    private static async Task<IResult> ShowAsync(Guid id, [AsParameters] MigrationSearch search, WorkflowEngine engine,
        Database database, Seen seen, CancellationToken ct) =>
        await engine.Migrations.FindAsync(id, ct) is { } migration
            ? Show.Page<MigrationPage>(
                await ModelAsync(migration, search, (engine, database, seen), FormState.None, ct))
            : Results.StatusCode(StatusCodes.Status404NotFound);

    private static async Task<IResult> DoAsync(Guid id, IFormCollection form, WorkflowEngine engine,
        Database database, CommandSender sender, Seen seen, CancellationToken ct)
    {
        try
        {
            await CarryOutAsync(id, form, engine.Migrations, sender.FromForm(form["key"]), ct);
            return Show.Next($"/migrations/{id}");
        }
        catch (Refusal refusal) when (refusal.Kind != RefusalKind.NotFound)
        {
            var migration = await engine.Migrations.RequireAsync(id, ct);
            return Show.Page<MigrationPage>(
                await ModelAsync(migration, new(), (engine, database, seen), FormState.Of(form, refusal), ct),
                Show.StatusOf(refusal));
        }
    }

    private static Task<Migration> CarryOutAsync(
        Guid id, IFormCollection form, CaseMigrations migrations, Sender sender, CancellationToken ct)
    {
        var reason = form["reason"].ToString();
        switch (form[FormState.FormField].ToString())
        {
            case Stop: return migrations.StopAsync(id, sender, ct);
            case Undo: return migrations.UndoAsync(id, reason, sender, ct);
            default:
                if (form["confirm"] != "on") throw new InvalidInput("confirm", MigrationTexts.ConfirmMissing);
                return migrations.StartAsync(id, new(form["hash"].ToString(), reason)
                {
                    UndoDays = Number(form["days"]) ?? 7,
                }, sender, ct);
        }
    }

    private static async Task<MigrationModel> ModelAsync(Migration migration, MigrationSearch search,
        (WorkflowEngine Engine, Database Database, Seen Seen) city, FormState form, CancellationToken ct)
    {
        var cases = await city.Engine.Migrations.CasesAsync(
            migration.Id, search.ToFilter() with { Limit = PageSize + 1 },
            (await city.Seen.CasesAsync(ct)).Sight, ct);
        var (old, next) = (city.Engine.Routines.Find(migration.Routine, migration.From)!,
            city.Engine.Routines.Find(migration.Routine, migration.To)!);
        return new(migration, old, next, [.. cases.Take(PageSize)], search,
            cases.Length > PageSize ? CaseNumber.Slug(cases[PageSize - 1].Number) : null,
            await city.Database.NowAsync(ct), form);
    }

    private static async Task<MappingModel?> ModelAsync(
        string id, (int? From, int? To) asked, (WorkflowEngine, Seen) city, FormState form, CancellationToken ct)
    {
        var (engine, seen) = city;
        if (engine.Routines.FindNewest(id) is not { } newest) return null;
        var running = (await (await seen.CasesAsync(ct)).CountAsync(id, ct)).Running();
        var counts = running.GroupBy(r => r.Version).ToImmutableSortedDictionary(g => g.Key, g => g.Sum(r => r.Count));
        var versions = engine.Routines.VersionsOf(id);
        // The oldest version with cases is where there is most to gain.
        var from = asked.From ?? counts.Keys.Append(versions[0]).First(v => v != newest.Version || versions.Count == 1);
        var to = asked.To ?? newest.Version;
        var model = new MappingModel(newest, versions, counts, await engine.Migrations.ListAsync(id, ct), form);
        if (from == to || engine.Routines.Find(id, from) is not { } old || engine.Routines.Find(id, to) is not { } next)
            return model;
        return model with
        {
            Old = old,
            New = next,
            Suggestion = engine.Migrations.Suggest(id, from, to),
            ByState = running.Where(r => r.Version == from).ToImmutableSortedDictionary(r => r.State, r => r.Count),
        };
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>The filters of the list of cases, as they stand in its address.</summary>
public sealed record MigrationSearch
{
    public string? Kind { get; init; }
    public string? Status { get; init; }
    public string? State { get; init; }
    public string? After { get; init; }

    public MigrationFilter ToFilter() => new()
    {
        Kind = Parse<MigrationKind>(Kind),
        Status = Parse<MigrationCaseStatus>(Status),
        State = string.IsNullOrEmpty(State) ? null : State,
        After = CaseNumber.Parse(After),
    };

    public string Query(string? after) => QueryString.Create(new Dictionary<string, string?>
    {
        ["kind"] = Kind,
        ["status"] = Status,
        ["state"] = State,
        ["after"] = after,
    }.Where(p => !string.IsNullOrEmpty(p.Value))).ToUriComponent();

    private static T? Parse<T>(string? text) where T : struct, Enum =>
        Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}

/// <summary>Where a mapping is made.</summary>
/// <param name="Routine">The newest version.</param>
/// <param name="Counts">Running cases by version.</param>
public sealed record MappingModel(
    Routine Routine, IReadOnlyList<int> Versions, IReadOnlyDictionary<int, int> Counts,
    ImmutableArray<Migration> Earlier, FormState Form)
{
    /// <summary>Null: two versions are still to be chosen.</summary>
    public PlanSuggestion? Suggestion { get; init; }
    public Routine? Old { get; init; }
    public Routine? New { get; init; }

    /// <summary>Running cases of the old version by state.</summary>
    public IReadOnlyDictionary<string, int> ByState { get; init; } = new Dictionary<string, int>();
}

/// <param name="Next">Slug of the last case shown when there are more.</param>
public sealed record MigrationModel(
    Migration Migration, Routine Old, Routine New, ImmutableArray<MigrationCase> Cases, MigrationSearch Search,
    string? Next, DateTimeOffset Now, FormState Form)
{
    public string Address => $"/migrations/{Migration.Id}";
}
