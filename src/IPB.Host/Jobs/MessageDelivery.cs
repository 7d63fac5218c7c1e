using Hangfire;
using IPB.Host.Notifications;
using IPB.Workflows;
using IPB.Workflows.Notifications;

namespace IPB.Host.Jobs;

/// <summary>Sends one message, or has the engine carry it out. Hangfire repeats it when it fails, and shows it.</summary>
internal sealed class MessageDelivery(WorkflowEngine engine, MailSender sender)
{
    [AutomaticRetry(Attempts = 9, DelaysInSeconds = [5, 15, 60, 300, 900, 1800, 3600, 7200, 14400])]
    public async Task RunAsync(Guid id, CancellationToken ct)
    {
        if (await engine.Messages.ClaimAsync(id, ct) is not { } claimed) return;
        try
        {
            var message = claimed.Message.Message;
            if (message.Kind.IsForEngine()) await engine.Children.CarryAsync(message, ct);
            else await sender.SendAsync(claimed.Message, ct);
        }
        catch (Exception e)
        {
            await engine.Messages.FailedAsync(claimed, e.Message, CancellationToken.None);
            throw;
        }

        await engine.Messages.SentAsync(claimed, CancellationToken.None);
    }
}
