using IPB.Workflows;
using IPB.Workflows.Notifications;

namespace IPB.Host.Notifications;

/// <summary>Lays a city's own words over what the system says in a letter.</summary>
internal static class OwnWords
{
    public static Letter In(Letter letter, CityMail city, Message message)
    {
        var (kind, about) = (message.Kind, message.Content);
        var words = city.Words.GetValueOrDefault(kind);
        return letter with
        {
            Subject = words?.Subject is { } subject
                ? OneLine.Of(Fill(subject)) + LetterWords.InPlaceOfName(about.For, letter.Language) : letter.Subject,
            Summary = words?.Opening is { } opening ? OneLine.Of(Fill(opening)) : letter.Summary,
            Sections = words?.Note is { } note
                ? [.. letter.Sections, new(LetterWords.FromTheCity.In(letter.Language), OneLine.Of(Fill(note)))]
                : letter.Sections,
            Signature = city.Signature?.In(letter.Language),
        };

        string Fill(Text text) => MailNames.Fill(text.In(letter.Language), kind, about, letter.Language);
    }
}
