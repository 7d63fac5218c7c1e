using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Storage;

namespace IPB.Host.Notifications;

/// <summary>Sends a message in words: to the mail server, or into the folder where there is none.</summary>
internal sealed class MailSender(
    HostSettings settings, City city, MailFolder folder, LetterLinks links, MailChoices choices)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>What becomes of a mail at an instant.</summary>
    public async Task<MailPlan> PlanAsync(StoredMessage message, DateTimeOffset now, CancellationToken ct)
    {
        var to = Receiver(message);
        var choice = await choices.OfAsync(to.Id, ct);
        return MailPlan.Of(message.Message, to,
            (choice, city.Files.Recurring.Any(r => r.Do == "digest")), city.Engine.World.Calendars, now);
    }

    /// <exception cref="MailNotSentException">The mail did not go out; the message says why and what to do.</exception>
    public async Task SendAsync(StoredMessage message, CancellationToken ct)
    {
        var to = Receiver(message);
        var choice = await choices.OfAsync(to.Id, ct);
        using var mail = MailWriter.Write(message, to with { Language = choice.Language ?? to.Language }, settings,
            await links.OfAsync(message.Message, ct), links.ReplyTo(message.Message));
        if (settings.Mail.SmtpHost is null) await folder.KeepAsync(message, mail, ct);
        else await new SmtpDelivery(settings.Mail, Patience).SendAsync(mail, ct);
    }

    private Person Receiver(StoredMessage message) =>
        city.Engine.Organisation.FindPerson(message.Message.To) ?? throw new MailNotSentException(
            $"The receiver \"{message.Message.To}\" is not in the organisation any more. Put the person back into "
            + "organisation.yaml, or tell whoever has taken over.");
}
