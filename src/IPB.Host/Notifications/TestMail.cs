using System.Globalization;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using MimeKit;
using MimeKit.Text;

namespace IPB.Host.Notifications;

/// <summary>
/// A mail that shows whether the mail settings work, sent at once while somebody waits for the answer.
/// </summary>
internal sealed class TestMail(HostSettings settings, MailFolder folder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>Where mails go, in words.</summary>
    public string Way => settings.Mail.SmtpHost is { } host
        ? string.Create(CultureInfo.InvariantCulture, $"{host}:{settings.Mail.SmtpPort}") : "mail/";

    /// <exception cref="MailNotSentException">It did not go out; the message says why and what to do.</exception>
    public async Task SendAsync(Person to, DateTimeOffset now, CancellationToken ct)
    {
        if (!MailboxAddress.TryParse(settings.Mail.From, out var from))
            throw new MailNotSentException($"The sender of mails is \"{OneLine.Of(settings.Mail.From)}\"; expected one "
                + "such as \"City of Borås <no-reply@example.org>\". Change the mail setting From.");
        if (!MailboxAddress.TryParse(to.Email, out var address))
            throw new MailNotSentException($"The mail address of {to.Id} is \"{OneLine.Of(to.Email)}\"; expected one "
                + "such as anna.ek@example.org. Correct it in organisation.yaml.");
        var id = Guid.CreateVersion7(now);
        using var mail = new MimeMessage
        {
            Subject = MailTexts.TestSubject.In(to.Language),
            Date = now,
            MessageId = $"{id:D}@{(from.Domain is { Length: > 0 } domain ? domain : "localhost")}",
            Body = new TextPart(TextFormat.Plain) { Text = MailTexts.TestBody(to.Name).In(to.Language) },
        };
        mail.From.Add(from);
        mail.To.Add(new MailboxAddress(OneLine.Of(to.Name), address.Address));
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        if (settings.Mail.SmtpHost is null)
            await folder.KeepAsync(
                new(new(id, to.Id, MessageKind.News, new("", "", new("", ""), new("", ""))), now, "sent",
                1, now, null), mail, ct);
        else await new SmtpDelivery(settings.Mail, Patience).SendAsync(mail, ct);
    }
}
