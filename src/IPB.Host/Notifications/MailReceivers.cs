using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Storage;

namespace IPB.Host.Notifications;

/// <summary>Who gets a mail, in which language, and whether it goes out now: as they have chosen.</summary>
internal sealed class MailReceivers(City city, MailChoices choices)
{
    /// <summary>The receiver, with the language that they chose for mail.</summary>
    /// <exception cref="MailNotSentException">They are not in the organisation any more.</exception>
    public async Task<Person> OfAsync(StoredMessage message, CancellationToken ct)
    {
        var to = Find(message);
        return (await choices.OfAsync(to.Id, ct)).Language is { } language ? to with { Language = language } : to;
    }

    /// <summary>What becomes of a mail at an instant.</summary>
    /// <exception cref="MailNotSentException">The receiver is not in the organisation any more.</exception>
    public async Task<MailPlan> PlanAsync(StoredMessage message, DateTimeOffset now, CancellationToken ct)
    {
        // Somebody outside the city has chosen nothing, and is waiting for it.
        if (message.Message.Content.Partner is not null) return MailPlan.AtOnce;
        var to = Find(message);
        return MailPlan.Of(message.Message, to,
            (await choices.OfAsync(to.Id, ct), city.Files.Recurring.Any(r => r.Do == "digest")),
            city.Engine.World.Calendars, now);
    }

    private Person Find(StoredMessage message) => message.Message.Content.Partner is { } partner
        ? new(message.Message.To, partner.Name, partner.Email, partner.Language, "") :
        city.Engine.Organisation.FindPerson(message.Message.To) ?? throw new MailNotSentException(
            $"The receiver \"{message.Message.To}\" is not in the organisation any more. Put the person back into "
            + "organisation.yaml, or tell whoever has taken over.");
}
