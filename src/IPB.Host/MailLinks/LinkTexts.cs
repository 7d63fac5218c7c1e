using IPB.Workflows;

namespace IPB.Host.MailLinks;

/// <summary>Words of the pages that links in mails open.</summary>
public static class LinkTexts
{
    public static readonly Text Unknown = new("Länken finns inte", "There is no such link");
    public static readonly Text UnknownWhat = new(
        "Vi har inte skickat någon sådan länk, eller så blev den avklippt på vägen. Det som väntar på dig finns alltid "
        + "i din inkorg.",
        "We have sent no such link, or it was cut off on its way. What waits for you is always in your inbox.");
    public static readonly Text SignInFirst = new("Logga in för att se underlaget och besluta. Länken i sig beslutar "
        + "inget.", "Sign in to see the basis and to decide. The link itself decides nothing.");
    public static readonly Text SignInAndDecide = new("Logga in och besluta", "Sign in and decide");
    public static readonly Text SignInToSee = new("Logga in för att se vad som har hänt",
        "Sign in to see what has happened");
    public static readonly Text NotNow = new("Hinner du inte nu?", "No time right now?");
    public static readonly Text OnIt = new("Jag tar hand om det", "I'm on it");
    public static readonly Text OnItWhat = new(
        "Antecknas i ärendet, så att andra ser det. Det beslutar inget och stoppar ingen tidsgräns.",
        "Noted in the case for others to see. It decides nothing and stops no time limit.");
    public static readonly Text OnItDone = new("Antecknat: du tar hand om ärendet.", "Noted: you are on it.");
    public static readonly Text OnItRefused = new("Ärendet väntar inte på dig längre, så inget antecknades.",
        "The case does not wait on you any more, so nothing was noted.");
    public static readonly Text Personal = new("Länken är personlig", "This link is personal");
    public static readonly Text PersonalWhat = new(
        "Ett vidarebefordrat mejl kan inte besluta. Är beslutet ditt finns det i din egen inkorg.",
        "A forwarded mail cannot decide. If the decision is yours, it is in your own inbox.");
    public static readonly Text Used = new("Du har redan beslutat med länken", "You have decided by this link already");
    public static readonly Text UsedOut = new("Länken är redan använd", "This link was used already");
    public static readonly Text UsedWhat = new("Den gäller en gång. Beslutet står kvar i ärendet.",
        "It works once. The decision stands in the case.");
    public static readonly Text Closed = new("Redan avgjort", "Decided already");
    public static readonly Text ClosedWhat = new(
        "Beslutspunkten är stängd, så ditt beslut behövs inte längre.",
        "The gate is closed, so your decision is no longer needed.");
    public static readonly Text Expired = new("Länken gäller inte längre", "This link is no longer valid");
    public static readonly Text ExpiredWhat = new("Beslutet väntar fortfarande på dig och kan tas i ärendet.",
        "The decision still waits for you and can be taken in the case.");
    public static readonly Text Changed = new("Ärendet har ändrats sedan mejlet skrevs",
        "The case has changed since the mail was written");
    public static readonly Text ChangedWhat = new("Läs det nya och besluta i ärendet, om det fortfarande är ditt.",
        "Read what is new and decide in the case, if that is still yours to do.");
    public static readonly Text Since = new("Det här har hänt sedan dess", "This has happened since");
    public static readonly Text NotYours = new("Beslutet är inte ditt längre", "The decision is no longer yours");
    public static readonly Text NotYoursWhat = new(
        "Rollen eller ersättarskapet som gav dig det gäller inte nu. Ärendet visar vem som beslutar.",
        "The role, or the absence, that gave it to you is over. The case shows who decides.");
    public static readonly Text OpenCase = new("Öppna ärendet", "Open the case");
    public static readonly Text OpenInbox = new("Till inkorgen", "To the inbox");
    public static readonly Text OneByOne = new("Beslut ett i taget", "Decisions one by one");
    public static readonly Text NoDecisions = new("Inga beslut väntar på dig", "No decisions wait for you");
    public static readonly Text NoDecisionsWhat = new("Annat som väntar på dig finns i inkorgen.",
        "What else waits for you is in the inbox.");
    public static readonly Text Skip = new("Hoppa över så länge", "Skip for now");
    public static readonly Text WholeCase = new("Se hela ärendet", "See the whole case");

    public static Text For(string name) => new($"Ett beslut väntar på {name}", $"A decision waits for {name}");

    public static Text Case(string number) => new($"Ärende {number}", $"Case {number}");

    public static Text SentTo(string name, string me) => new(
        $"Mejlet gick till {name}. Du är inloggad som {me}.", $"The mail went to {name}. You are signed in as {me}.");

    public static Text ValidUntil(string moment) => new(
        $"Länken gäller dig, en gång, till {moment}.", $"The link is for you, once, until {moment}.");

    public static Text Of(int index, int count) => new($"Beslut {index} av {count}", $"Decision {index} of {count}");

    /// <summary>A heading and what to do, for whoever a link is still, or no longer, good.</summary>
    /// <param name="signedIn">False: nothing is told that only the receiver may know.</param>
    public static (Text Heading, Text What) For(LinkState state, bool signedIn) => state switch
    {
        LinkState.Used => (signedIn ? Used : UsedOut, UsedWhat),
        LinkState.Closed => (Closed, ClosedWhat),
        LinkState.Expired => (Expired, ExpiredWhat),
        LinkState.Changed => (Changed, ChangedWhat),
        _ => (NotYours, NotYoursWhat),
    };
}
