using Hangfire;
using IPB.Host.Notifications;
using IPB.Workflows;
using IPB.Workflows.Storage;

namespace IPB.Host.Jobs;

/// <summary>Sends one message. Hangfire repeats it when it fails, and shows it.</summary>
internal sealed class MessageDelivery(
    WorkflowEngine engine, Database database, MailReceivers receivers, MailSender sender)
{
    [AutomaticRetry(Attempts = 9, DelaysInSeconds = [5, 15, 60, 300, 900, 1800, 3600, 7200, 14400])]
    public async Task RunAsync(Guid id, CancellationToken ct)
    {
        if (await engine.Messages.ClaimAsync(id, ct) is not { } claimed) return;
        try
        {
            var plan = await receivers.PlanAsync(claimed.Message, await database.NowAsync(ct), ct);
            if (plan.HoldUntil is { } morning)
            {
                await engine.Messages.HoldAsync(claimed, morning, CancellationToken.None);
                return;
            }

            if (plan.Gather)
            {
                await engine.Messages.GatherAsync(claimed, CancellationToken.None);
                return;
            }

            await sender.SendAsync(claimed.Message, ct);
        }
        catch (Exception e)
        {
            await engine.Messages.FailedAsync(claimed, e.Message, CancellationToken.None);
            throw;
        }

        await engine.Messages.SentAsync(claimed, CancellationToken.None);
    }
}
