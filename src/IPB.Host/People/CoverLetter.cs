using IPB.Host.Notifications;
using IPB.Workflows;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Storage;

namespace IPB.Host.People;

/// <summary>Letters of delegations, and of what comes over when somebody is away or back.</summary>
internal static class CoverLetter
{
    public static Letter Write(StoredMessage stored, Person to, string site)
    {
        var (kind, about, language) = (stored.Message.Kind, stored.Message.Content, to.Language);
        var (heading, summary, why) = Words(kind, OneLine.Of(about.For ?? ""), OneLine.Of(about.By ?? ""));
        var cases = kind is MessageKind.TakenOver or MessageKind.BackAgain;
        var link = cases ? new LetterLink(In(LetterWords.Open(MessageKind.Digest)), site + "/inbox")
            : new LetterLink(In(SeeIt), site + "/cover");
        return new Letter(language, In(heading), In(LetterWords.Label(kind)), In(heading), In(summary), link, In(why))
        {
            Quote = about.Reason is { } reason && !cases ? new(In(LetterWords.Reasons), reason) : null,
            Rows = [.. about.Rows.Select(r => cases ? Linked(DigestRow.Read(In(r), language))
                : new LetterRow(OneLine.Of(In(r))))],
        };

        string In(Text text) => text.In(language);

        LetterRow Linked(LetterRow row) => row.Number is { } number
            ? row with { Address = $"{site}/cases/{Workflows.Cases.CaseNumber.Slug(number)}" } : row;
    }

    private static readonly Text SeeIt = new("Se delegationen", "See the delegation");

    private static (Text Heading, Text Summary, Text Why) Words(MessageKind kind, string from, string by) =>
        kind switch
        {
            MessageKind.Delegated => (
                new($"Du handlar på delegation från {from}", $"You act by delegation from {from}"),
                new($"{from} låter dig göra det här i sitt ställe. Allt du gör så får stämpeln ”för {from}”.",
                    $"{from} lets you do this in their place. All that you do so is stamped “for {from}”."),
                new("Någon delegerade till dig. Du kan lämna tillbaka delegationen på sidan.",
                    "Somebody delegated to you. You can hand the delegation back on the page.")),
            MessageKind.DelegationRevoked => (
                new($"Delegationen från {from} gäller inte längre", $"The delegation from {from} has ended"),
                new($"{by} återkallade den. Inget beslutas med den längre.",
                    $"{by} revoked it. Nothing is decided by it any more."),
                new("Du hade delegationen, eller hade gett den.", "You had the delegation, or had given it.")),
            MessageKind.TakenOver => (
                new($"Du är ersättare för {from}", $"You stand in for {from}"),
                new($"{from} är borta, och det som väntade där väntar nu på dig.",
                    $"{from} is away, and what waited there now waits on you."),
                new("Du är ersättare för den som är borta. Ett mejl säger allt som kom över.",
                    "You stand in for whoever is away. One mail tells you of all that came over.")),
            _ => (
                new("Det här väntar på dig igen", "This waits on you again"),
                new("Du är tillbaka. Det som väntar går inte längre till din ersättare.",
                    "You are back. What waits no longer goes to your substitute."),
                new("Din frånvaro är slut. Ett mejl säger allt som väntar.",
                    "Your absence has ended. One mail tells you of all that waits.")),
        };
}
