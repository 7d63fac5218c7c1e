using System.Collections.Immutable;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Storage;
using MimeKit;
using MimeKit.Text;

namespace IPB.Host.Notifications;

/// <summary>Puts a message into an envelope. The same message makes the same mail every time.</summary>
internal static class MailWriter
{
    /// <param name="city">What the city says itself.</param>
    /// <param name="replyTo">Where replies go; null: to the sender.</param>
    /// <param name="decisions">Addresses that open a decision, by gate; null: none, the case's page is named.</param>
    /// <exception cref="MailNotSentException">The receiver's address or a mail setting cannot be used.</exception>
    public static MimeMessage Write(StoredMessage stored, Person to, HostSettings settings, CityMail city,
        ImmutableDictionary<string, string>? decisions = null, MailboxAddress? replyTo = null)
    {
        var from = From(settings.Mail.From);
        var host = from.Domain is { Length: > 0 } domain ? domain : "localhost";
        var letter = LetterWriter.Write(stored, to, SiteAddress.Of(settings), city, decisions);
        if (settings.Mail.Inbound is not null
            && stored.Message is { Content.CaseId: not null, Kind: not MessageKind.PartnerInvited })
            letter = letter with { Replies = LetterWords.RepliesAreRead };
        var mail = new MimeMessage
        {
            Subject = OneLine.Of(letter.Subject),
            Date = stored.CreatedAt,
            MessageId = $"{stored.Message.Id:D}@{host}",
            Body = Body(letter, stored.Message.Id),
        };
        mail.From.Add(from);
        mail.To.Add(Receiver(to));
        if (replyTo is not null) mail.ReplyTo.Add(replyTo);
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Headers.Add("X-Auto-Response-Suppress", "All");
        mail.Headers.Add(HeaderId.ContentLanguage, letter.Language);
        // Mail programs show all mails of a case as one conversation.
        if (stored.Message.Content.CaseId is { } about) mail.References.Add($"case-{about:D}@{host}");
        mail.Prepare(EncodingConstraint.SevenBit);
        return mail;
    }

    private static MultipartAlternative Body(Letter letter, Guid id)
    {
        var parts = new MultipartAlternative(
            Part(TextFormat.Plain, PlainLetter.Write(letter)), Part(TextFormat.Html, HtmlLetter.Write(letter)));
        // One drawn by chance would make a second delivery another mail.
        parts.Boundary = $"=-{id:N}";
        return parts;
    }

    private static TextPart Part(TextFormat format, string text) =>
        new(format) { Text = text, ContentTransferEncoding = ContentEncoding.QuotedPrintable };

    private static MailboxAddress From(string setting) => MailboxAddress.TryParse(setting, out var from)
        ? from
        : throw new MailNotSentException($"The sender of mails is \"{OneLine.Of(setting)}\"; expected one such as "
            + "\"City of Borås <no-reply@example.org>\". Change the mail setting From.");

    private static MailboxAddress Receiver(Person to)
    {
        if (!MailboxAddress.TryParse(to.Email, out var address))
            throw new MailNotSentException($"The mail address of {to.Id} is \"{OneLine.Of(to.Email)}\"; expected one "
                + "such as anna.ek@example.org. Correct it in organisation.yaml.");
        return new(OneLine.Of(to.Name), address.Address);
    }
}
