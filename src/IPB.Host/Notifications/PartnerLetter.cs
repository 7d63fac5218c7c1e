using IPB.Host.Partners;
using IPB.Workflows;
using IPB.Workflows.Calendars;
using IPB.Workflows.Notifications;
using IPB.Workflows.Storage;

namespace IPB.Host.Notifications;

/// <summary>
/// The mail by which somebody outside the city is invited to a case. It says no more of it than its title.
/// </summary>
internal static class PartnerLetter
{
    /// <summary>Under which the address of the partner's link is found.</summary>
    public const string Link = "partner";

    /// <param name="address">Of the link; null: it is a sample without one.</param>
    public static Letter Write(StoredMessage stored, string language, string site, string? address)
    {
        var about = stored.Message.Content;
        var to = about.Partner!;
        var by = OneLine.Of(about.By ?? "");
        var title = OneLine.Of(about.Title);
        var until = LocalTimeWords.Day(Stockholm.DateOf(to.Until.AddMinutes(-1)), language);
        return new(language,
            In(new($"{by} bjuder in dig att följa ett ärende: {title}", $"{by} invites you to follow a case: {title}")),
            In(LetterWords.Label(MessageKind.PartnerInvited)), title,
            In(to.MayAnswer
                ? new($"{by} vill att du följer ärendet och svarar i det.",
                    $"{by} wants you to follow the case and to answer in it.")
                : new($"{by} vill att du kan följa hur det går med ärendet.",
                    $"{by} wants you to be able to follow how the case goes.")),
            new(In(LetterWords.Open(MessageKind.PartnerInvited)), address ?? site + "/about"),
            In(LetterWords.Why(MessageKind.PartnerInvited)))
        {
            Quote = new($"{by} {In(LetterWords.Wrote)}", to.Why),
            Facts = [new(In(LetterWords.Number), about.Number)],
            Sections =
            [
                new(In(PartnerTexts.Invitation), In(PartnerTexts.Holds(until)) + " " + In(PartnerTexts.OpenWhat)),
            ],
        };

        string In(Text text) => text.In(language);
    }
}
