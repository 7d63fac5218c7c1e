using System.Globalization;
using IPB.Host.Access;
using IPB.Host.Filing;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Filing;
using IPB.Workflows.Storage;

namespace IPB.Host.Administration;

/// <summary>What the city is set up with: shown here, changed in its files.</summary>
internal static class AdminPages
{
    public static void MapAdminPages(this IEndpointRouteBuilder pages)
    {
        var group = pages.MapGroup("/admin").RequireAuthorization(SignIn.Operations);
        group.MapGet("", () => Results.Redirect("/admin/organisation"));
        group.MapGet("/organisation", async (Database database, string? department, CancellationToken ct) =>
            Show.Page<OrganisationPage>(new OrganisationModel(
                Stockholm.DateOf(await database.NowAsync(ct)), department)));
        group.MapPersonPages();
        group.MapGet("/calendar", CalendarAsync);
        group.MapPost("/calendar", ChangeDaysAsync);
        group.MapGet("/texts", async (Database database, CancellationToken ct) =>
            Show.Page<LettersPage>(new LettersModel(await database.NowAsync(ct))));
        group.MapGet("/settings", () => Show.Page<SettingsPage>(new SettingsModel()));
    }

    private static async Task<IResult> ChangeDaysAsync(IFormCollection form, FileSheets sheets, WorkflowEngine engine,
        Database database, DueDays due, Seen seen, CancellationToken ct)
    {
        try
        {
            return Show.Page<FilePage>(await DayForms.ProposeAsync(form, sheets, engine.World.Calendars, ct));
        }
        catch (Refusal refusal) when (refusal is not FileRefused { Kind: RefusalKind.NotAllowed })
        {
            var model = await CalendarModelAsync(
                new() { Department = form["department"] }, engine, database, due, seen, ct);
            return Show.Page<CalendarPage>(model with { Form = FormState.Of(form, refusal) }, Show.StatusOf(refusal));
        }
    }

    private static async Task<IResult> CalendarAsync([AsParameters] CalendarSearch search, WorkflowEngine engine,
        Database database, DueDays due, Seen seen, CancellationToken ct) =>
        Show.Page<CalendarPage>(await CalendarModelAsync(search, engine, database, due, seen, ct));

    private static async Task<CalendarModel> CalendarModelAsync(CalendarSearch search, WorkflowEngine engine,
        Database database, DueDays due, Seen seen, CancellationToken ct)
    {
        var now = await database.NowAsync(ct);
        var year = search.Year is >= 1953 and <= 2100 ? search.Year.Value : Stockholm.DateOf(now).Year;
        var department = engine.Organisation.FindDepartment(search.Department ?? "")?.Code;
        return new CalendarModel(search, year, department, now,
            await due.CountAsync(year, department, (await seen.CasesAsync(ct)).Sight, ct),
            search.Count(engine.World.Calendars, department));
    }
}

/// <summary>The filters of the calendar and what is tried out, as they stand in its address.</summary>
public sealed record CalendarSearch
{
    public int? Year { get; init; }

    /// <summary>Code; without it the city's calendar.</summary>
    public string? Department { get; init; }

    /// <summary>Local time from which a limit is counted, <c>2026-11-23T09:00</c>.</summary>
    public string? From { get; init; }

    /// <summary>How many of the unit.</summary>
    public string? Amount { get; init; }

    /// <summary>As a routine names it: <c>working days</c>.</summary>
    public string? Unit { get; init; }

    public static IReadOnlyList<string> Units { get; } =
        ["working days", "working hours", "days", "weeks", "months", "years", "hours", "minutes"];

    /// <summary>What is to be counted was not understood.</summary>
    public bool IsWrong => (Amount ?? From) is not null && (Limit is null || FromLocal is null);

    internal TimeLimit? Limit => Units.Contains(Unit ?? Units[0])
        && TimeLimit.TryParse($"{Amount} {Unit ?? Units[0]}", out var limit, out _) ? limit : null;

    internal DateTime? FromLocal => DateTime.TryParseExact(From, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture,
        DateTimeStyles.None, out var local) && local.Year is >= 1953 and <= 2100 ? local : null;

    /// <returns>Null: nothing is to be counted, or it was not understood.</returns>
    public Deadline? Count(CalendarSet calendars, string? department) =>
        Limit is { } limit && FromLocal is { } from
            ? (department is null ? calendars.City : calendars.Of(department)).Count(Stockholm.At(from), limit) : null;
}

/// <param name="Department">Code; null: the city's calendar.</param>
/// <param name="Due">How many open cases are due on a day.</param>
/// <param name="Tried">The limit that was tried out.</param>
public sealed record CalendarModel(
    CalendarSearch Search, int Year, string? Department, DateTimeOffset Now,
    System.Collections.Immutable.ImmutableSortedDictionary<DateOnly, int> Due, Deadline? Tried)
{
    /// <summary>What was typed into the form of a day, where it was refused.</summary>
    public FormState Form { get; init; } = FormState.None;
}

public sealed record OrganisationModel(DateOnly Today, string? Department);

public sealed record LettersModel(DateTimeOffset Now);

public sealed record SettingsModel;
