using IPB.Workflows.Storage;

namespace IPB.Host.Notifications;

/// <summary>Sends a message in words: to the mail server, or into the folder where there is none.</summary>
internal sealed class MailSender(
    HostSettings settings, City city, MailReceivers receivers, MailFolder folder, LetterLinks links)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <exception cref="MailNotSentException">The mail did not go out; the message says why and what to do.</exception>
    public async Task SendAsync(StoredMessage message, CancellationToken ct)
    {
        var to = await receivers.OfAsync(message, ct);
        using var mail = MailWriter.Write(
            message, to, settings, city.Files.Mail, await links.OfAsync(message.Message, ct),
            links.ReplyTo(message.Message));
        if (settings.Mail.SmtpHost is null) await folder.KeepAsync(message, mail, ct);
        else await new SmtpDelivery(settings.Mail, Patience).SendAsync(mail, ct);
    }
}
