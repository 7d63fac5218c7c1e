using IPB.Workflows;

namespace IPB.Host.Administration;

/// <summary>Words of the forms that change the calendar and what a person is.</summary>
public static class DayTexts
{
    public static readonly Text Title = new("Stängda dagar och halvdagar", "Closed days and half days");
    public static readonly Text Lead =
        new("Beslutade av staden eller förvaltningen. Helgdagar är kända och står inte här.",
        "Decided by the city or the department. Public holidays are known and do not stand here.");
    public static readonly Text None = new("Inga egna dagar.", "No days of its own.");
    public static readonly Text Remove = new("Ta bort", "Remove");
    public static readonly Text Add = new("Lägg till en dag", "Add a day");
    public static readonly Text What = new("Vad gäller?", "What holds?");
    public static readonly Text Closed = new("Stängt hela dagen", "Closed all day");
    public static readonly Text Early = new("Stänger tidigare", "Closes early");
    public static readonly Text Date = new("Dag", "Day");
    public static readonly Text Closes = new("Stänger", "Closes at");
    public static readonly Text ClosesHelp = new("För en dag som stänger tidigare.", "For a day that closes early.");
    public static readonly Text ReasonSv = new("Varför, på svenska", "Why, in Swedish");
    public static readonly Text ReasonEn = new("Varför, på engelska", "Why, in English");
    public static readonly Text ReasonHelp = new("För en stängd dag. Står i kalendern och i uträkningar av frister.",
        "For a closed day. Stands in the calendar and in how time limits were counted.");
    public static readonly Text Look = new("Se vad som ändras", "See what changes");
    public static readonly Text Roles = new("Roller", "Roles");
    public static readonly Text Deputy = new("Ersättare", "Deputy");
    public static readonly Text DeputyHelp = new("Tar det som väntar på personen när hen är borta.",
        "Takes what waits on the person while they are away.");
    public static readonly Text Nobody = new("Ingen", "Nobody");
    public static readonly Text NothingChanged = new("Ändra något först.", "Change something first.");

    public static Text For(string whose) => new($"Gäller: {whose}", $"For: {whose}");
}
