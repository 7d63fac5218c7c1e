using IPB.Workflows.Notifications;
using IPB.Workflows.People;

namespace IPB.Host.Notifications;

/// <summary>Every kind of mail that people get, written with made-up content: to be read before it is sent.</summary>
public sealed class LetterSamples(City city)
{
    /// <summary>Stored names of the kinds.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        [.. Enum.GetValues<MessageKind>().Where(k => !k.IsForEngine()).Select(k => k.Name())];

    public string LabelOf(string kind, string language) => LetterWords.Label(MessageKindNames.Parse(kind)).In(language);

    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    public (string Subject, string Text) Of(string kind, string language, DateTimeOffset now)
    {
        var letter = Write(MessageKindNames.Parse(kind), city.Engine.Organisation.Fallback with { Language = language },
            SiteAddress.Of(city.Settings), city.Files.Mail, now);
        return (letter.Subject, PlainLetter.Write(letter));
    }

    internal static Letter Write(MessageKind kind, Person to, string site, CityMail words, DateTimeOffset now) =>
        LetterWriter.Write(
            new(new(Guid.Empty, to.Id, kind, Content(kind, now)), now, "waiting", 0, null, null), to, site,
            words);

    private static MessageContent Content(MessageKind kind, DateTimeOffset now) => new("IPB 2026-00042",
        "Skolgårdens belysning lyser hela natten", new("Innovationsärende", "Innovation case"),
        new("BP1 tid", "BP1 time"))
    {
        DueAt = kind is MessageKind.Closed or MessageKind.Received ? null : now.AddDays(5),
        By = "Anna Ek",
        Reason = "Det här är ett exempel.",
        Note = new("Det här är ett exempel.", "This is an example."),
        Question = new("Vad tycker ni om förslaget?", "What do you think of the proposal?"),
        Referral = kind is MessageKind.Statement or MessageKind.NoStatementNeeded ? "2026-00042.remiss.1" : null,
        Gate = kind is MessageKind.Decision or MessageKind.Question or MessageKind.Answered or MessageKind.OpinionAsked
            or MessageKind.OpinionGiven or MessageKind.OpinionDeclined or MessageKind.NoOpinionNeeded
            ? "2026-00042.bp1.1" : null,
        Partner = kind is MessageKind.PartnerInvited ? new(1, "Villaföreningen Söder", "villa@example.org", "sv",
            "Ni bor granne med skolgården.", now.AddDays(30)) : null,
        Rows = kind is MessageKind.Digest or MessageKind.Statistics
            ? [new("IPB 2026-00042 · Skolgårdens belysning lyser hela natten",
                "IPB 2026-00042 · The lights burn all night")]
            : [],
    };
}
