using IPB.Workflows;
using IPB.Workflows.Routines;

namespace IPB.Host.Gates;

/// <summary>Words of decisions and of the inbox.</summary>
public static class GateTexts
{
    private static readonly string[] Sv =
        ["Noll", "En", "Två", "Tre", "Fyra", "Fem", "Sex", "Sju", "Åtta", "Nio", "Tio", "Elva", "Tolv"];

    private static readonly string[] En =
        ["Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"];

    public static readonly Text Criteria = new("Kriterier", "Criteria");
    public static readonly Text Should = new("bör", "should");
    public static readonly Text IsMet = new("uppfyllt", "met");
    public static readonly Text NotMet = new("inte uppfyllt", "not met");
    public static readonly Text MustReason = new("inte uppfyllt: ett skäl krävs för att godkänna ändå",
        "not met: a reason is needed to approve all the same");
    public static readonly Text Reason = new("Motivering", "Reasons");
    public static readonly Text ReasonHelp = new(
        "Krävs för allt utom ett godkännande där alla krav är uppfyllda.",
        "Needed for everything but an approval with all requirements met.");
    public static readonly Text AddConditions = new("Ställ villkor", "Set conditions");
    public static readonly Text ConditionsHelp = new("Ett villkor på varje rad. Gäller när du godkänner med villkor.",
        "One condition on each line. They apply when you approve with conditions.");
    public static readonly Text For = new("för", "for");
    public static readonly Text Mine = new("Mina", "Mine");
    public static readonly Text Parts = new("Inkorgens delar", "Parts of the inbox");
    public static readonly Text Rows = new("Väntar på dig", "Waiting for you");
    public static readonly Text Empty = new("Inget väntar på dig just nu.", "Nothing is waiting for you right now.");
    public static readonly Text EmptyWhat = new("När ett ärende behöver dig står det här, och du får ett mejl.",
        "When a case needs you it is here, and you get a mail.");
    public static readonly Text OpenCase = new("Öppna ärendet", "Open the case");
    public static readonly Text Decide = new("Besluta", "Decide");
    public static readonly Text NoneLate = new("Inget är försenat.", "Nothing is late.");

    public static Text Count(int count) => count switch
    {
        0 => new("Inkorgen är tom", "Your inbox is empty"),
        1 => new("En sak väntar på dig", "One thing is waiting for you"),
        <= 12 => new($"{Sv[count]} saker väntar på dig", $"{En[count]} things are waiting for you"),
        _ => new($"{count} saker väntar på dig", $"{count} things are waiting for you"),
    };

    public static Text LateCount(int count) => count switch
    {
        0 => NoneLate,
        1 => new("En är försenad.", "One is late."),
        <= 12 => new($"{Sv[count]} är försenade.", $"{En[count]} are late."),
        _ => new($"{count} är försenade.", $"{count} are late."),
    };

    public static Text StandIn(string names) => new($"Du ersätter {names}.", $"You stand in for {names}.");

    public static Text Votes(int votes, int quorum) => quorum == Mandate.OneOfEach
        ? new($"{votes} har godkänt · ett godkännande behövs från varje part",
            $"{votes} approved · one approval is needed from each party")
        : new($"{votes} av {quorum} godkännanden finns", $"{votes} of {quorum} approvals are there");

    public static Text YourVote(string outcome) => new($"Du har redan röstat: {outcome}. En ny röst ersätter den.",
        $"You have already voted: {outcome}. A new vote replaces it.");
}
