using Hangfire.Server;
using IPB.Host.Notifications.Inbound;
using IPB.Workflows.Storage;
using Npgsql;

namespace IPB.Host.Jobs;

/// <summary>
/// Looks into the mailbox now and then, one node at a time. What a node leaves undone when it ends is taken by the
/// next.
/// </summary>
internal sealed class InboundPump(HostSettings settings, InboundReader reader, InboundStatus status, Database database,
    ILogger<InboundPump> log) : IBackgroundProcess
{
    /// <summary>Any fixed number: the nodes take turns.</summary>
    private const long MailboxLock = 0x494E424F58;

    public void Execute(BackgroundProcessContext context)
    {
        var token = context.StoppingToken;
        try
        {
            LookAsync(token).GetAwaiter().GetResult();
            status.Trouble = null;
        }
        catch (Exception e) when (e is MailNotReadException or NpgsqlException)
        {
            if (status.Trouble != e.Message) log.LogWarning("The mailbox was not read: {Reason}", e.Message);
            status.Trouble = e.Message;
        }

        context.Wait(settings.Mail.Inbound!.Pause);
    }

    private async Task LookAsync(CancellationToken ct)
    {
        await using var alone = await database.TryLockAsync(MailboxLock, ct);
        if (alone is not null) await reader.RunAsync(ct);
    }
}
