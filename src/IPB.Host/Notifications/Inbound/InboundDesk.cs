using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using IPB.Host.MailLinks;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Storage;
using MimeKit;

namespace IPB.Host.Notifications.Inbound;

/// <summary>
/// What a mail becomes: a comment, a case, or nothing, with the reason. Never a decision: no word of a mail reaches a
/// gate. The same mail has the same effect once, however often it is taken.
/// </summary>
internal sealed class InboundDesk(
    HostSettings settings, WorkflowEngine engine, LinkTokens tokens, InboundMails mails)
{
    private const int LongestText = 10_000;
    private const int LongestTitle = 200;

    private InboundSettings Inbound => settings.Mail.Inbound
        ?? throw new InvalidOperationException("mail is read only where a mailbox is named");

    /// <summary>Takes a mail; what it does is done when this returns.</summary>
    public async Task<InboundMail> TakeAsync(MimeMessage mail, MailPlace place, CancellationToken ct)
    {
        var from = mail.From.Mailboxes.Count() == 1 ? mail.From.Mailboxes.First() : null;
        var taken = new InboundMail(place, KeyOf(mail), mail.MessageId, from?.Address.ToLowerInvariant(),
            OneLine.Of(mail.Subject ?? ""), "left");
        if (Automatic.ReasonOf(mail, settings) is { } automatic) return taken with { Reason = automatic };
        if (from is null) return taken with { Reason = InboundReason.UnknownSender };
        if (await mails.IsTakenElsewhereAsync(taken.Key, place, ct))
            return taken with { Reason = InboundReason.Duplicate };
        if (await mails.CountWithinHourAsync(taken.Sender!, place, ct) >= Inbound.MostAnHour)
            return taken with { Reason = InboundReason.TooMany };
        try
        {
            return await TakeAsync(mail, from, taken, ct);
        }
        catch (Refusal refusal)
        {
            return taken with
            {
                Outcome = "refused",
                Reason = $"{InboundReason.NotAccepted}: {refusal.Code}",
            };
        }
    }

    private async Task<InboundMail> TakeAsync(
        MimeMessage mail, MailboxAddress from, InboundMail taken, CancellationToken ct)
    {
        var sender = SenderProof.Holds(mail, Inbound.ProofFrom) ? engine.Organisation.People.FirstOrDefault(
            p => p.Email.Equals(from.Address, StringComparison.OrdinalIgnoreCase)) : null;
        var (message, forged) = await AnsweredAsync(mail, ct);
        if (message is null && forged) return taken with { Reason = InboundReason.ForgedAddress };
        var text = MailWords.Of(mail);
        if (message is not null && sender?.Id == message.To)
            return await CommentAsync(mail, ReplyText.Of(text), sender, message, taken, ct);
        var submitter = sender ?? (Inbound.Strangers is { } id ? engine.Organisation.FindPerson(id) : null);
        if (submitter is null) return taken with { Reason = InboundReason.UnknownSender };
        return await SubmitAsync(mail,
            new(submitter, sender is null ? from : null, message?.Content.Number), taken, ct);
    }

    private async Task<InboundMail> CommentAsync(MimeMessage mail, string text, Person by, Message answered,
        InboundMail taken, CancellationToken ct)
    {
        var left = MailWords.Attachments(mail);
        if (text.Length == 0 && left.Count == 0) return taken with { Reason = InboundReason.Empty };
        var whole = Whole(text, InboundTexts.NotKept(left).In(by.Language));
        var answer = await engine.DoAsync(answered.Content.Number, new Comment(whole) { ByMail = true },
            new(by.Id, taken.Key), ct);
        return taken with { Outcome = "comment", Number = answer.Number };
    }

    private async Task<InboundMail> SubmitAsync(
        MimeMessage mail, Submitter submitter, InboundMail taken, CancellationToken ct)
    {
        var language = submitter.Person.Language;
        var text = ReplyText.Of(MailWords.Of(mail));
        var title = ReplyText.Subject(MailWords.Clean(mail.Subject ?? ""));
        if (title.Length == 0) title = text.Split('\n')[0];
        if (title.Length == 0) return taken with { Reason = InboundReason.Empty };
        var notes = string.Join('\n', new[]
        {
            submitter.Stranger is { } stranger
                ? InboundTexts.From(OneLine.Of(stranger.Name ?? ""), stranger.Address) : null,
            submitter.About is { } number ? InboundTexts.AnswerTo(number) : null,
            InboundTexts.NotKept(MailWords.Attachments(mail)),
        }.OfType<Text>().Select(t => t.In(language)).Where(t => t.Length > 0));
        var submit = new Submit(null, title.Length > LongestTitle ? title[..(LongestTitle - 1)] + "…" : title,
            Whole(text.Length > 0 ? text : title, notes), submitter.Person.Department,
            ImmutableSortedDictionary<string, object>.Empty);
        var answer = await engine.SubmitAsync(submit, new(submitter.Person.Id, taken.Key), ct);
        return taken with { Outcome = "case", Number = answer.Number };
    }

    /// <summary>The message of ours that a mail answers, by its signed address or by what it refers to.</summary>
    private async Task<(Message? Message, bool Forged)> AnsweredAsync(MimeMessage mail, CancellationToken ct)
    {
        var forged = false;
        foreach (var to in Receivers(mail))
        {
            var id = ReplyAddress.MessageOf(to, tokens, out var wrong);
            forged |= wrong;
            if (id is { } found && await CaseMessageAsync(found, ct) is { } message) return (message, false);
        }

        var from = MailboxAddress.TryParse(settings.Mail.From, out var ours) ? ours : null;
        foreach (var reference in mail.References.Append(mail.InReplyTo ?? "").Reverse())
            if (OwnMessage.IdOf(reference, from) is { } id && await CaseMessageAsync(id, ct) is { } message)
                return (message, false);
        return (null, forged);
    }

    private async Task<Message?> CaseMessageAsync(Guid id, CancellationToken ct) =>
        await engine.Messages.FindAsync(id, ct) is { Message: { Content.CaseId: not null } message } ? message : null;

    private static IEnumerable<string> Receivers(MimeMessage mail) =>
        mail.To.Mailboxes.Concat(mail.Cc.Mailboxes).Select(m => m.Address).Concat(
            mail.Headers.Where(h => h.Field is "Delivered-To" or "X-Original-To" or "Envelope-To")
                .Select(h => h.Value.Trim().Trim('<', '>')));

    // What is longer than a case can hold says so; the notes are never what is cut.
    private static string Whole(string text, string notes)
    {
        var room = LongestText - notes.Length - 40;
        var kept = text.Length > room ? text[..(char.IsHighSurrogate(text[room - 1]) ? room - 1 : room)]
            + " […]" : text;
        return notes.Length == 0 ? kept : $"{kept}\n\n[{notes}]".TrimStart();
    }

    /// <summary>Two copies of a mail have one key; without an id its words are one.</summary>
    internal static string KeyOf(MimeMessage mail)
    {
        var id = mail.MessageId is { Length: > 0 } given ? given
            : $"{mail.From}\n{mail.Date:O}\n{mail.Subject}\n{mail.TextBody}\n{mail.HtmlBody}";
        return "mail:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
    }

    /// <param name="Stranger">Who wrote it, when nobody of the city did.</param>
    /// <param name="About">Number of the case whose mail somebody else than its receiver answered.</param>
    private sealed record Submitter(Person Person, MailboxAddress? Stranger, string? About);
}
