using IPB.Workflows;

namespace IPB.Host.Notifications.Inbound;

/// <summary>Words about mail that comes in.</summary>
public static class InboundTexts
{
    public static readonly Text Title = new("Inkommande e-post", "Incoming mail");
    public static readonly Text Lead = new(
        "Svar på våra mejl blir kommentarer, andra mejl blir ärenden. Inget mejl beslutar något. Det som inte blev "
        + "något ligger kvar i brevlådan, i mappen för det.",
        "Replies to our mails become comments, other mails become cases. No mail decides anything. What became nothing "
        + "stays in the mailbox, in the folder for it.");
    public static readonly Text Off = new("Ingen brevlåda läses. Den som driver systemet kan ange en: se docs/mail.md.",
        "No mailbox is read. Whoever runs the system can name one: see docs/mail.md.");
    public static readonly Text Empty = new("Inga mejl har kommit in än.", "No mails have come in yet.");
    public static readonly Text When = new("När", "When");
    public static readonly Text Sender = new("Från", "From");
    public static readonly Text Subject = new("Ämne", "Subject");
    public static readonly Text Became = new("Blev", "Became");
    public static readonly Text Unknown = new("okänd", "unknown");
    public static readonly Text Trouble =
        new("Brevlådan kan inte läsas just nu", "The mailbox cannot be read just now");
    public static readonly Text Outgoing = new("Utgående e-post", "Outgoing mail");

    /// <summary>What a mail became, in words.</summary>
    public static Text Outcome(string outcome) => outcome switch
    {
        "comment" => new("Kommentar", "Comment"),
        "case" => new("Nytt ärende", "New case"),
        "left" => new("Lämnat", "Left"),
        "refused" => new("Gick inte att ta emot", "Could not be taken"),
        _ => new("Misslyckades, försöks igen", "Failed, is tried again"),
    };

    /// <summary>A stored reason in words; what follows its colon is kept.</summary>
    public static Text Reason(string reason)
    {
        var (word, more) = (reason.Split(':')[0], reason.Contains(':', StringComparison.Ordinal)
            ? reason[reason.IndexOf(':', StringComparison.Ordinal)..] : "");
        var text = Of(word);
        return new(text.Sv + more, text.En + more);
    }

    public static Text From(string name, string address) => name.Length == 0
        ? new($"Kom med e-post från {address}, som inte finns bland stadens personer.",
            $"Came by mail from {address}, who is not among the city's people.")
        : new($"Kom med e-post från {name} <{address}>, som inte finns bland stadens personer.",
            $"Came by mail from {name} <{address}>, who is not among the city's people.");

    public static Text AnswerTo(string number) => new(
        $"Svar på ett mejl om ärende {number}, som gick till någon annan.",
        $"Answers a mail about case {number} that went to somebody else.");

    public static Text NotKept(IReadOnlyCollection<string> names) => names.Count == 0 ? new("", "")
        : new($"Bilagor som inte sparades: {string.Join(", ", names)}.",
            $"Attachments that were not kept: {string.Join(", ", names)}.");

    private static Text Of(string word) => word switch
    {
        InboundReason.AutoReply => new("automatiskt svar", "automatic reply"),
        InboundReason.List => new("utskick eller e-postlista", "mass mailing or mailing list"),
        InboundReason.Loop => new("vårt eget mejl som kom tillbaka", "our own mail, come back"),
        InboundReason.Report => new("från en mejlserver eller en adress som inte läses",
            "from a mail server or an address that is not read"),
        InboundReason.TooMany => new("för många mejl från avsändaren på en timme",
            "too many mails from the sender within an hour"),
        InboundReason.TooBig => new("för stort", "too big"),
        InboundReason.Unreadable => new("går inte att läsa", "cannot be read"),
        InboundReason.Empty => new("ingen ny text", "no new text"),
        InboundReason.UnknownSender => new("okänd avsändare", "unknown sender"),
        InboundReason.ForgedAddress => new("svarsadressen är inte vår", "the reply address is not ours"),
        InboundReason.Duplicate => new("samma mejl har redan tagits emot", "the same mail was taken before"),
        InboundReason.NotAccepted => new("ärendet tog inte emot det", "the case did not accept it"),
        _ => new("fel hos oss", "our fault"),
    };
}
