using System.Collections.Immutable;
using IPB.Host.MailLinks;
using IPB.Host.Notifications.Inbound;
using IPB.Workflows.Notifications;
using IPB.Workflows.Storage;
using MimeKit;

namespace IPB.Host.Notifications;

/// <summary>Makes the links to decisions that a mail holds.</summary>
internal sealed class LetterLinks(HostSettings settings, LinkTokens tokens, DecisionLinks links,
    PartnerLinks partners)
{
    public const string Path = "/decide/";

    /// <summary>Before what opens a case for a partner.</summary>
    public const string PartnerPath = "/invited/";

    /// <summary>Addresses by gate; kept before the mail goes out, the same ones when it goes out again.</summary>
    /// <exception cref="MailNotSentException">The setting Site is not an address of a web site.</exception>
    public async Task<ImmutableDictionary<string, string>> OfAsync(Message message, CancellationToken ct)
    {
        var addresses = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var asked in AskedIn(message))
        {
            var token = tokens.ForDecision(message.Id, message.To, asked.Gate);
            await links.KeepAsync(LinkTokens.HashOf(token)!, message, asked, settings.Mail.LinkLife, ct);
            addresses[asked.Gate] = SiteAddress.Of(settings) + Path + token;
        }

        if (message.Kind == MessageKind.PartnerInvited)
        {
            var token = tokens.ForPartner(message.Id);
            await partners.KeepAsync(LinkTokens.HashOf(token)!, message, ct);
            addresses[PartnerLetter.Link] =
                $"{SiteAddress.Of(settings)}{PartnerPath}{token}?lang={message.Content.Partner!.Language}";
        }

        return addresses.ToImmutable();
    }

    /// <summary>The address that proves which message a reply answers; null: replies go to the sender.</summary>
    /// <exception cref="MailNotSentException">The setting ReplyTo is no address.</exception>
    public MailboxAddress? ReplyTo(Message message)
    {
        if (settings.Mail is not { Inbound: not null, ReplyTo: { } setting } || message.Content.CaseId is null
            || message.Kind == MessageKind.PartnerInvited) return null;
        return MailboxAddress.TryParse(setting, out var mailbox)
            ? ReplyAddress.Of(mailbox, message.Id, tokens)
            : throw new MailNotSentException($"Replies go to \"{OneLine.Of(setting)}\"; expected a mailbox such as "
                + "reply@example.org. Change IPB_MAIL_REPLY_TO.");
    }

    private static ImmutableArray<DecisionAsked> AskedIn(Message message) => message switch
    {
        {
            Kind: MessageKind.Decision or MessageKind.Reminder or MessageKind.Escalation,
            Content: { Gate: { } gate, CaseId: { } id, Version: { } version } about,
        } => [new(id, about.Number, gate, version)],
        { Kind: MessageKind.Digest or MessageKind.HandReminder } => message.Content.Decisions,
        _ => [],
    };
}
