using IPB.Workflows;

namespace IPB.Host.CalendarFeeds;

/// <summary>Words of calendars and of their part of the account page.</summary>
public static class CalendarTexts
{
    public static readonly Text Name = new("Ärenden som väntar på mig", "Cases that wait for me");
    public static readonly Text Decide = new("Besluta", "Decide");
    public static readonly Text Answer = new("Yttra dig", "Give a statement");
    public static readonly Text Do = new("Senast", "Due");
    public static readonly Text Done = new("Väntar inte längre", "No longer waiting");
    public static readonly Text Title = new("Kalender", "Calendar");
    public static readonly Text What = new(
        "En hemlig adress som ditt kalenderprogram kan prenumerera på: dagarna då ärenden och beslut väntar på dig. "
        + "Där står ärendets nummer, rubrik och läge, inga andra uppgifter. Visa adressen inte för någon.",
        "A secret address for your calendar program to subscribe to: the days on which cases and decisions wait for "
        + "you. It tells a case's number, title and state and nothing else. Show the address to nobody.");
    public static readonly Text None = new("Du har ingen kalenderadress.", "You have no calendar address.");
    public static readonly Text Made = new("Här är adressen. Den visas bara nu.",
        "Here is the address. It is shown only now.");
    public static readonly Text Create = new("Skapa kalenderadress", "Make a calendar address");
    public static readonly Text Renew = new("Byt adress", "Change the address");
    public static readonly Text RenewWhat = new("Den gamla adressen slutar gälla genast.",
        "The old address stops working at once.");
    public static readonly Text Revoke = new("Ta bort adressen", "Take the address away");

    public static Text Since(string date) =>
        new($"Du har en adress sedan {date}.", $"You have an address since {date}.");

    /// <param name="number">Of the case.</param>
    /// <param name="state">Where it stands.</param>
    /// <param name="absent">Name of the absent person whose it is, or null.</param>
    public static Text About(string number, Text state, string? absent) => absent is null
        ? new($"{number} · {state.Sv}", $"{number} · {state.En}")
        : new($"{number} · {state.Sv} · för {absent}", $"{number} · {state.En} · for {absent}");

    public static Text NotYours(string number) => new(
        $"{number} väntar inte på dig längre.", $"{number} no longer waits for you.");
}
