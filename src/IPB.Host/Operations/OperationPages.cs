using IPB.Host.Access;
using IPB.Host.Administration;
using IPB.Host.Insight;
using IPB.Host.Jobs;
using IPB.Host.Notifications;
using IPB.Host.Pages;
using IPB.Workflows.Automations;
using IPB.Workflows.Cases;
using IPB.Workflows.Storage;

namespace IPB.Host.Operations;

/// <summary>How the system does, and what can be done about it, for coordinators and administrators.</summary>
internal static class OperationPages
{
    public static void AddOperations(this IServiceCollection services, City city)
    {
        services.AddSingleton(new OperationQueries(city.Database));
        services.AddSingleton(city.Engine.JournalChecks);
        services.AddSingleton(new DueDays(city.Database));
        services.AddSingleton<FilePlaces>();
        services.AddSingleton<LetterSamples>();
        services.AddSingleton<TestMail>();
        services.AddScoped<OperationDesk>();
        services.AddSingleton<InsightDesk>();
        services.AddSingleton<InsightMemory>();
        services.AddHostedService(p => p.GetRequiredService<InsightMemory>());
    }

    public static void MapOperationPages(this IEndpointRouteBuilder pages)
    {
        var group = pages.MapGroup("/operations").RequireAuthorization(SignIn.Operations);
        group.MapGet("", async (OperationDesk desk, CancellationToken ct) =>
            Show.Page<OperationsPage>(await desk.ReadAsync(ct)));
        group.MapPost("", DoAsync);
    }

    private static async Task<IResult> DoAsync(IFormCollection form, OperationDesk desk, CancellationToken ct)
    {
        switch (form[FormState.FormField].ToString())
        {
            case OperationForms.TestMail:
                // Whoever asked waits for the answer: it stands on the page that comes back.
                var result = await desk.SendTestMailAsync(ct);
                return Show.Page<OperationsPage>(await desk.ReadAsync(ct) with { TestMail = result });
            case OperationForms.CheckJournals:
                await desk.CheckJournalsAsync(ct);
                return Show.Next("/operations#journals", "check-asked");
            case OperationForms.RetryTimers:
                return Show.Next("/operations", await desk.RetryTimersAsync(ct) > 0 ? "timers-retried"
                    : "nothing-to-retry");
            default:
                var id = Guid.TryParse(form["id"], out var one) ? one : (Guid?)null;
                var group = form["group"].ToString() is { Length: > 0 } name ? name : null;
                return Show.Next("/operations",
                    await desk.RetryMessagesAsync(group, id, ct) > 0 ? "messages-retried" : "nothing-to-retry");
        }
    }
}

/// <summary>Ids of the forms of the page; those that retry messages have a name of their own each.</summary>
internal static class OperationForms
{
    public const string TestMail = "test-mail";
    public const string CheckJournals = "check-journals";
    public const string RetryTimers = "retry-timers";
    public const string RetryAll = "retry-all";
}

/// <summary>Reads how the system does, and does what is asked, each act kept with who asked.</summary>
internal sealed class OperationDesk(OperationQueries queries, JournalChecks checks,
    JournalChecking checking, JobHealth jobs, TestMail mail, CurrentPerson current, Seen seen, Database database,
    WakeSignal wake,
    HostSettings settings)
{
    private const int Most = 50;

    public async Task<OperationsModel> ReadAsync(CancellationToken ct)
    {
        var cases = await seen.CasesAsync(ct);
        var incidents = await queries.IncidentsAsync(Most, ct);
        return new(await queries.CountAsync(cases.Sight, ct), await queries.FailuresAsync(ct),
            await queries.FailedAsync(Most, cases.Sight, ct), await queries.LateTimersAsync(Most, cases.Sight, ct),
            [.. await cases.FindAllAsync(incidents, ct)], jobs.Read(),
            await checks.NewestAsync(ct), await queries.EventsAsync(20, ct), mail.Way)
        {
            Elsa = settings.Runners.FirstOrDefault(r => r.Prefix == "elsa") is { } elsa
                ? await elsa.StateAsync(ct) : null,
        };
    }

    /// <returns>How many are tried again.</returns>
    public async Task<int> RetryMessagesAsync(string? group, Guid? id, CancellationToken ct)
    {
        var retried = await queries.RetryMessagesAsync(group, id, current.Required.Id, ct);
        wake.Messages.Ring();
        return retried;
    }

    /// <returns>How many are armed again.</returns>
    public async Task<int> RetryTimersAsync(CancellationToken ct)
    {
        var retried = await queries.RetryTimersAsync(current.Required.Id, ct);
        wake.Timers.Ring();
        return retried;
    }

    public async Task CheckJournalsAsync(CancellationToken ct)
    {
        await checking.AskAsync(current.Required.Id, ct);
        await queries.NoteAsync(current.Required.Id, "journal-check-asked", null, "asked", ct);
    }

    /// <returns>Why it did not go out; empty: it did.</returns>
    public async Task<string> SendTestMailAsync(CancellationToken ct)
    {
        var trouble = "";
        try
        {
            await mail.SendAsync(current.Required, await database.NowAsync(ct), ct);
        }
        catch (MailNotSentException e)
        {
            trouble = e.Message;
        }

        await queries.NoteAsync(current.Required.Id, "test-mail-sent", current.Required.Email,
            trouble.Length == 0 ? "sent" : trouble, ct);
        return trouble;
    }
}

/// <param name="Incidents">Cases with a child case that could not be opened or an automation that failed.</param>
/// <param name="MailWay">Where mails go.</param>
public sealed record OperationsModel(
    OperationCounts Counts, IReadOnlyList<FailureGroup> Failures, IReadOnlyList<FailedMessage> Failed,
    IReadOnlyList<LateTimer> Timers, IReadOnlyList<Case> Incidents, JobReport Jobs, JournalCheckRun? Check,
    IReadOnlyList<OperationEvent> Events, string MailWay)
{
    /// <summary>What became of a mail that was sent to try: why not, or empty. Null: none was.</summary>
    public string? TestMail { get; init; }

    /// <summary>Elsa, which carries out automations; null: this host was built without it.</summary>
    public RunnerState? Elsa { get; init; }
}
