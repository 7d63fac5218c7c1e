using MimeKit;

namespace IPB.Host.Notifications.Inbound;

/// <summary>Tells mails that no person wrote to us: answering machines, lists, reports and our own.</summary>
internal static class Automatic
{
    private static readonly string[] Precedences = ["bulk", "junk", "list", "auto_reply"];

    private static readonly string[] Machines = ["mailer-daemon", "postmaster", "no-reply", "noreply", "bounce"];

    /// <returns>The reason as it is stored; null: a person seems to have written it.</returns>
    public static string? ReasonOf(MimeMessage mail, HostSettings settings)
    {
        if (IsOwn(mail, settings)) return InboundReason.Loop;
        if (Has(mail, HeaderId.AutoSubmitted, v => !v.StartsWith("no", StringComparison.OrdinalIgnoreCase)))
            return InboundReason.AutoReply;
        if (mail.Headers.Any(h => h.Field.StartsWith("List-", StringComparison.OrdinalIgnoreCase)))
            return InboundReason.List;
        if (Has(mail, HeaderId.Precedence, v => Precedences.Contains(v.ToLowerInvariant())))
            return InboundReason.List;
        if (mail.Headers.Any(h => h.Field.Equals("X-Auto-Response-Suppress", StringComparison.OrdinalIgnoreCase)
            || h.Field.StartsWith("X-Autore", StringComparison.OrdinalIgnoreCase)))
            return InboundReason.AutoReply;
        if (Has(mail, HeaderId.ReturnPath, v => v.Replace(" ", "", StringComparison.Ordinal) is "<>" or ""))
            return InboundReason.Report;
        if (mail.Body is MultipartReport) return InboundReason.Report;
        return mail.From.Mailboxes.Any(m => Machines.Contains(m.LocalPart.ToLowerInvariant()))
            ? InboundReason.Report : null;
    }

    // What we sent, come back as it was: through a forwarding mailbox, or by somebody's rule.
    private static bool IsOwn(MimeMessage mail, HostSettings settings)
    {
        var from = MailboxAddress.TryParse(settings.Mail.From, out var ours) ? ours : null;
        if (mail.From.Mailboxes.Any(m => m.Address.Equals(from?.Address, StringComparison.OrdinalIgnoreCase)))
            return true;
        return mail.MessageId is { } id && OwnMessage.IdOf(id, from) is not null;
    }

    private static bool Has(MimeMessage mail, HeaderId id, Predicate<string> says) =>
        mail.Headers.Where(h => h.Id == id).Any(h => says(h.Value.Trim()));
}

/// <summary>Ids of the mails that we send: <c>&lt;message&gt;@&lt;domain of the sender&gt;</c>.</summary>
internal static class OwnMessage
{
    /// <returns>Id of the message; null when the mail is none of ours.</returns>
    public static Guid? IdOf(string messageId, MailboxAddress? from)
    {
        var parts = messageId.Trim('<', '>').Split('@');
        return parts is [var id, var host] && Guid.TryParseExact(id, "D", out var message)
            && host.Equals(from?.Domain is { Length: > 0 } domain ? domain : "localhost",
                StringComparison.OrdinalIgnoreCase) ? message : null;
    }
}
