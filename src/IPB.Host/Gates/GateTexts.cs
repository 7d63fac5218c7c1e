using IPB.Workflows;
using IPB.Workflows.Cases;
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
    public static readonly Text Team = new("Kollegor", "Colleagues");
    public static readonly Text Others = new("Väntar på andra", "Waiting for others");
    public static readonly Text Done = new("Klart", "Done");
    public static readonly Text Attention = new("Behöver tillsyn", "Attention");
    public static readonly Text NothingHere = new("Här finns inget just nu.", "There is nothing here right now.");
    public static readonly Text Parts = new("Inkorgens delar", "Parts of the inbox");
    public static readonly Text Rows = new("Väntar på dig", "Waiting for you");
    public static readonly Text Empty = new("Inget väntar på dig just nu.", "Nothing is waiting for you right now.");
    public static readonly Text EmptyWhat = new("När ett ärende behöver dig står det här, och du får ett mejl.",
        "When a case needs you it is here, and you get a mail.");
    public static readonly Text OpenCase = new("Öppna ärendet", "Open the case");
    public static readonly Text Decide = new("Besluta", "Decide");
    public static readonly Text NoneLate = new("Inget är försenat.", "Nothing is late.");

    public static Text Part(InboxView view) => view switch
    {
        InboxView.Mine => Mine,
        InboxView.Team => Team,
        InboxView.Others => Others,
        InboxView.Done => Done,
        _ => Attention,
    };

    public static Text Heading(InboxView view) => view switch
    {
        InboxView.Team => new("Väntar på kollegor", "Waiting for colleagues"),
        InboxView.Others => new("Dina ärenden hos andra", "Your cases with others"),
        InboxView.Done => new("Avslutade ärenden", "Closed cases"),
        _ => new("Ärenden som behöver tillsyn", "Cases that need attention"),
    };

    public static Text Lead(InboxView view) => view switch
    {
        InboxView.Team => new("Öppna ärenden som väntar på någon annan i din förvaltning.",
            "Open cases that wait on somebody else in your department."),
        InboxView.Others => new("Det du har anmält eller gjort något i, och som nu väntar på andra.",
            "What you have reported or done something in, and that now waits for others."),
        InboxView.Done => new("Det du har anmält eller gjort något i, senast avslutat först.",
            "What you have reported or done something in, the last closed first."),
        _ => new("Försenat, misslyckat, eller väntar på någon som inte längre finns.",
            "Late, failed, or waiting for somebody who is no longer there."),
    };

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

    public static Text Votes(int votes, GateRound round) => round.Terms?.Asked switch
    {
        Mandate.All => new($"{votes} av {round.Quorum} har godkänt · alla behöver göra det",
            $"{votes} of {round.Quorum} approved · all need to"),
        Mandate.Majority => new($"{votes} har godkänt · {round.Quorum} är en majoritet",
            $"{votes} approved · {round.Quorum} are a majority"),
        _ => Votes(votes, round.Quorum),
    };

    private static Text Votes(int votes, int quorum) => quorum == Mandate.OneOfEach
        ? new($"{votes} har godkänt · ett godkännande behövs från varje part",
            $"{votes} approved · one approval is needed from each party")
        : new($"{votes} av {quorum} godkännanden finns", $"{votes} of {quorum} approvals are there");

    public static readonly Text Decisions = new("Beslut", "Decisions");
    public static readonly Text WhyAnyway = new("Inte uppfyllt? Skriv varför det godkänns ändå",
        "Not met? Write why it is approved all the same");
    public static readonly Text FourEyes = new("Fyra ögon: ett ja kräver två personer",
        "Four eyes: a yes takes two people");
    public static readonly Text Outvoted = new("Ett nej stoppar först när ett ja inte längre kan nås",
        "A no stops only when a yes can no longer be reached");

    public static Text Veto(string who) => new($"Veto: {who}", $"Veto: {who}");

    public static Text WhyCriterion(string name) => new($"Varför godkänns det utan ”{name}”?",
        $"Why is it approved without “{name}”?");

    public static Text PassedAnyway(string criterion, string reason) => new(
        $"”{criterion}” är inte uppfyllt: {reason}", $"“{criterion}” is not met: {reason}");

    public static Text Scored(string scores) => new($"Poäng: {scores}", $"Scores: {scores}");

    public static Text Scale(int scale) => new($"Poäng från 1 till {scale}", $"Score from 1 to {scale}");

    public static Text Mean(string mean, int lowest, int highest, int count) => new(
        $"medel {mean} ({lowest}–{highest}, {count} har svarat)",
        $"mean {mean} ({lowest}–{highest}, {count} answered)");

    public static Text Least(string least) => new($"minst {least} krävs", $"at least {least} needed");

    public static Text Fulfilment(int share) => new($"{share} % av vikten är uppfylld",
        $"{share} % of the weight is met");

    public static Text Weight(int weight) => new($"vikt {weight}", $"weight {weight}");

    public static Text YesNeeds(string fields) => new(
        $"Ett ja kräver först: {fields}. Begär komplettering om det saknas.",
        $"A yes first needs: {fields}. Return the case if it is missing.");

    public static Text YourVote(string outcome) => new($"Du har redan röstat: {outcome}. En ny röst ersätter den.",
        $"You have already voted: {outcome}. A new vote replaces it.");
}
