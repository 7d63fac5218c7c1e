using Hangfire;
using IPB.Host.Notifications;
using IPB.Workflows;
using IPB.Workflows.Notifications;
using IPB.Workflows.Storage;

namespace IPB.Host.Jobs;

/// <summary>
/// Sends one message, or has the engine carry it out. Hangfire repeats it when it fails, and shows it.
/// </summary>
internal sealed class MessageDelivery(
    WorkflowEngine engine, Database database, MailReceivers receivers, MailSender sender)
{
    /// <summary>Calls of automations at once on a node: another system that is slow holds up no mail.</summary>
    private static readonly SemaphoreSlim Calls = new(HangfireSetup.Workers / 2);
    private static readonly TimeSpan ForAPlace = TimeSpan.FromSeconds(2);

    [AutomaticRetry(Attempts = 9, DelaysInSeconds = [5, 15, 60, 300, 900, 1800, 3600, 7200, 14400])]
    public async Task RunAsync(Guid id, CancellationToken ct)
    {
        if (await engine.Messages.ClaimAsync(id, ct) is not { } claimed) return;
        try
        {
            if (claimed.Message.Message.Kind == MessageKind.RunAutomation)
            {
                if (!await CallAsync(claimed, ct)) return;
            }
            else if (claimed.Message.Message.Kind.IsForEngine())
                await engine.Children.CarryAsync(claimed.Message.Message, ct);
            else if (!await GoesOutNowAsync(claimed, ct)) return;
            else await sender.SendAsync(claimed.Message, ct);
        }
        catch (Exception e)
        {
            await engine.Messages.FailedAsync(claimed, e.Message, CancellationToken.None);
            throw;
        }

        await engine.Messages.SentAsync(claimed, CancellationToken.None);
    }

    /// <returns>False when it waits for a free place.</returns>
    private async Task<bool> CallAsync(ClaimedMessage claimed, CancellationToken ct)
    {
        if (!Calls.Wait(0, CancellationToken.None))
        {
            await engine.Messages.HoldAsync(claimed, await database.NowAsync(ct) + ForAPlace, CancellationToken.None);
            return false;
        }

        try
        {
            await engine.Automations.CarryAsync(
                claimed.Message.Message, token => engine.Messages.KeepAsync(claimed, token), ct);
            return true;
        }
        finally
        {
            Calls.Release();
        }
    }

    /// <returns>False when the mail waits for a better time, or for the receiver's summary.</returns>
    private async Task<bool> GoesOutNowAsync(ClaimedMessage claimed, CancellationToken ct)
    {
        var plan = await receivers.PlanAsync(claimed.Message, await database.NowAsync(ct), ct);
        if (plan.HoldUntil is { } morning)
            await engine.Messages.HoldAsync(claimed, morning, CancellationToken.None);
        else if (plan.Gather)
            await engine.Messages.GatherAsync(claimed, CancellationToken.None);
        return plan is { HoldUntil: null, Gather: false };
    }
}
