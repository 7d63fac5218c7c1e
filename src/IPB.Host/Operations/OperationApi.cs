using IPB.Host.Access;
using IPB.Host.Cases;
using IPB.Workflows.Storage;

namespace IPB.Host.Operations;

/// <summary>How the system does, for programs of coordinators and administrators.</summary>
internal static class OperationApi
{
    public static void MapOperations(this IEndpointRouteBuilder api)
    {
        api.MapGet("/operations", async (OperationDesk desk, CancellationToken ct) =>
            OperationsView.Of(await desk.ReadAsync(ct))).RequireAuthorization(SignIn.Operations)
            .WithName("GetOperations")
            .WithSummary(
                "How the system does: counts, failed messages by cause, late timers, incidents, jobs, journals.");
        api.MapPost("/operations/messages/retry", RetryAsync)
            .RequireAuthorization(SignIn.ByHeader, SignIn.Operations).WithName("RetryMessages")
            .WithSummary("Let failed messages go out again now: one (id), those of a cause (group), or all.").Unsafe();
        api.MapPost("/operations/timers/retry",
            async (OperationDesk desk, CommandSender sender, CancellationToken ct) =>
        {
            sender.FromHeader();
            return new RetriedView(await desk.RetryTimersAsync(ct));
        }).RequireAuthorization(SignIn.ByHeader, SignIn.Operations).WithName("RetryTimers")
            .WithSummary("Arm again the timers that were given up.").Unsafe();
        api.MapPost("/operations/journals/check",
            async (OperationDesk desk, CommandSender sender, CancellationToken ct) =>
        {
            sender.FromHeader();
            await desk.CheckJournalsAsync(ct);
            return Results.Accepted("/api/operations");
        }).RequireAuthorization(SignIn.ByHeader, SignIn.Operations).WithName("CheckJournals")
            .WithSummary("Have every journal checked in the background; GetOperations shows how far it is.").Unsafe();
        api.MapPost("/operations/test-mail", async (OperationDesk desk, CommandSender sender, CancellationToken ct) =>
        {
            sender.FromHeader();
            var trouble = await desk.SendTestMailAsync(ct);
            return new TestMailView(trouble.Length == 0, trouble.Length == 0 ? null : trouble);
        }).RequireAuthorization(SignIn.ByHeader, SignIn.Operations).WithName("SendTestMail")
            .WithSummary("Send yourself a mail at once, to see whether the mail settings work.").Unsafe();
    }

    private static async Task<RetriedView> RetryAsync(
        RetryBody? body, OperationDesk desk, CommandSender sender, CancellationToken ct)
    {
        sender.FromHeader();
        return new(await desk.RetryMessagesAsync(body?.Group, body?.Id, ct));
    }
}

/// <param name="Group">Id of a cause, from GetOperations.</param>
/// <param name="Id">Of one message.</param>
internal sealed record RetryBody(string? Group, Guid? Id);

internal sealed record RetriedView(int Retried);

/// <param name="Trouble">Why it did not go out, and what to do.</param>
internal sealed record TestMailView(bool Sent, string? Trouble);

internal sealed record OperationsView(
    OperationCounts Counts, IReadOnlyList<FailureGroup> Failures, IReadOnlyList<FailedMessage> FailedMessages,
    IReadOnlyList<LateTimer> LateTimers, IReadOnlyList<string> Incidents, Jobs.JobReport Jobs,
    JournalCheckRun? JournalCheck, IReadOnlyList<OperationEvent> Events)
{
    public static OperationsView Of(OperationsModel m) => new(m.Counts, m.Failures, m.Failed, m.Timers,
        [.. m.Incidents.Select(c => c.Number)], m.Jobs, m.Check, m.Events);
}
