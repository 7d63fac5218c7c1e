using System.Collections.Immutable;
using IPB.Host.Notifications;
using IPB.Workflows.Notifications;
using IPB.Workflows.Storage;

namespace IPB.Host.MailLinks;

/// <summary>Makes the links to decisions that a mail holds.</summary>
internal sealed class LetterLinks(HostSettings settings, LinkTokens tokens, DecisionLinks links)
{
    public const string Path = "/decide/";

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

        return addresses.ToImmutable();
    }

    private static ImmutableArray<DecisionAsked> AskedIn(Message message) => message switch
    {
        {
            Kind: MessageKind.Decision or MessageKind.Reminder or MessageKind.Escalation,
            Content: { Gate: { } gate, CaseId: { } id, Version: { } version } about,
        } => [new(id, about.Number, gate, version)],
        { Kind: MessageKind.Digest or MessageKind.Reminder } => message.Content.Decisions,
        _ => [],
    };
}
