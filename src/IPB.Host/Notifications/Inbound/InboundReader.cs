using System.Net.Sockets;
using IPB.Workflows.Storage;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;

namespace IPB.Host.Notifications.Inbound;

/// <summary>
/// Reads the mailbox: every mail in it is taken and then moved to one of two folders. Ended in between, it takes the
/// mail again, which has no effect a second time.
/// </summary>
internal sealed class InboundReader(HostSettings settings, InboundDesk desk, InboundMails mails)
{
    private const int Batch = 50;
    private const int MostAttempts = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Takes what lies in the mailbox.</summary>
    /// <returns>How many mails were looked at.</returns>
    /// <exception cref="MailNotReadException">The message says why and what to do.</exception>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var inbound = settings.Mail.Inbound!;
        // As for sending: the list of revoked certificates of a city's own authority is seldom in reach.
        using var imap =
            new ImapClient { CheckCertificateRevocation = false, Timeout = (int)Patience.TotalMilliseconds };
        try
        {
            await imap.ConnectAsync(inbound.Host, inbound.Port, Security(inbound), ct);
            await imap.AuthenticateAsync(inbound.User, inbound.Password, ct);
            var (done, left) = (await FolderAsync(imap, inbound.Done, ct), await FolderAsync(imap, inbound.Left, ct));
            var box = await imap.GetFolderAsync(inbound.Folder, ct);
            await box.OpenAsync(FolderAccess.ReadWrite, ct);
            var count = 0;
            foreach (var uids in (await box.SearchAsync(SearchQuery.NotDeleted, ct)).Chunk(Batch))
                foreach (var summary in await box.FetchAsync(uids,
                    MessageSummaryItems.UniqueId | MessageSummaryItems.Size | MessageSummaryItems.Envelope, ct))
                {
                    var taken = await TakeAsync(box, summary, ct);
                    count++;
                    if (taken.Outcome is "failed") continue;
                    await box.MoveToAsync(summary.UniqueId, taken.Outcome is "comment" or "case" ? done : left, ct);
                }

            await imap.DisconnectAsync(quit: true, ct);
            return count;
        }
        catch (Exception e) when (!ct.IsCancellationRequested && Explain(e, inbound) is { } why)
        {
            throw new MailNotReadException(why, e);
        }
    }

    private async Task<InboundMail> TakeAsync(IMailFolder box, IMessageSummary summary, CancellationToken ct)
    {
        var inbound = settings.Mail.Inbound!;
        var place = new MailPlace($"{inbound.User}@{inbound.Host}:{inbound.Port}/{inbound.Folder}", box.UidValidity,
            summary.UniqueId.Id);
        var unread = new InboundMail(place, $"mail:{place}", summary.Envelope?.MessageId,
            summary.Envelope?.From.Mailboxes.FirstOrDefault()?.Address.ToLowerInvariant(),
            OneLine.Of(summary.Envelope?.Subject ?? ""), "refused");
        var taken = summary.Size > inbound.MostBytes ? unread with { Reason = InboundReason.TooBig }
            : await TakeAsync(box, summary.UniqueId, unread, ct);
        await mails.KeepAsync(taken with
        {
            Subject = MailWords.Clean(taken.Subject) is { Length: > 300 } subject ? subject[..300]
                : MailWords.Clean(taken.Subject),
        }, ct);
        return taken;
    }

    private async Task<InboundMail> TakeAsync(
        IMailFolder box, UniqueId uid, InboundMail unread, CancellationToken ct)
    {
        try
        {
            using var mail = await box.GetMessageAsync(uid, ct);
            return await desk.TakeAsync(mail, unread.Place, ct);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return unread with { Reason = InboundReason.Unreadable };
        }
        // One mail that cannot be taken holds up no other; after some times it is laid aside.
        catch (Exception e) when (!ct.IsCancellationRequested && Explain(e, settings.Mail.Inbound!) is null)
        {
            var last = await mails.AttemptsAsync(unread.Place, ct) + 1 >= MostAttempts;
            return unread with
            {
                Outcome = last ? "refused" : "failed",
                Reason = $"{InboundReason.Failed}: {e.GetType().Name}",
            };
        }
    }

    private static async Task<IMailFolder> FolderAsync(ImapClient imap, string name, CancellationToken ct)
    {
        var root = imap.GetFolder(imap.PersonalNamespaces[0]);
        var known = await root.GetSubfoldersAsync(subscribedOnly: false, ct);
        return known.FirstOrDefault(f => f.Name == name) ?? await root.CreateAsync(name, isMessageFolder: true, ct)
            ?? throw new MailNotReadException($"The mailbox lets no folder \"{name}\" be made. Make it by hand.");
    }

    private static SecureSocketOptions Security(InboundSettings inbound) => inbound.Security switch
    {
        InboundSecurity.Tls => SecureSocketOptions.SslOnConnect,
        InboundSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };

    private static string? Explain(Exception e, InboundSettings inbound) => e switch
    {
        AuthenticationException => $"The mailbox {inbound.User} at {inbound.Host}:{inbound.Port} refused the password. "
            + "Check IPB_IMAP_USER and IPB_IMAP_PASSWORD.",
        SslHandshakeException =>
            $"The certificate of {inbound.Host}:{inbound.Port} cannot be trusted. Name the server as "
            + $"its certificate does, and let this machine trust who issued it. ({OneLine.Of(e.Message)})",
        NotSupportedException => $"The server {inbound.Host}:{inbound.Port} cannot do what IPB_IMAP_SECURITY asks for: "
            + OneLine.Of(e.Message),
        FolderNotFoundException => $"The mailbox has no folder \"{inbound.Folder}\". Check IPB_IMAP_FOLDER.",
        SocketException or IOException or ProtocolException or ServiceNotConnectedException or TimeoutException =>
            $"The server {inbound.Host}:{inbound.Port} cannot be reached or broke off: {OneLine.Of(e.Message)}. "
                + "Check that "
            + "it runs, and IPB_IMAP_HOST and IPB_IMAP_PORT.",
        ImapCommandException => $"The server {inbound.Host}:{inbound.Port} refused: {OneLine.Of(e.Message)}",
        _ => null,
    };
}

/// <summary>The mailbox could not be read; nothing was half taken.</summary>
internal sealed class MailNotReadException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>How the last look of this node at the mailbox went.</summary>
internal sealed class InboundStatus
{
    /// <summary>Null: well, or none so far.</summary>
    public string? Trouble { get; set; }
}
