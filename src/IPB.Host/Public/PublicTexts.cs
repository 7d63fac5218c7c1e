using System.Collections.Immutable;
using IPB.Workflows;

namespace IPB.Host.Public;

/// <summary>Words of the page about the platform.</summary>
public static class PublicTexts
{
    public static readonly Text About = new("Om plattformen", "About the platform");
    public static readonly Text Heading = new("Från problem till lösning, över förvaltningsgränserna",
        "From problem to solution, across departments");
    public static readonly Text Lead = new(
        "Innovationsplattform Borås tar emot problem som ingen förvaltning löser ensam, och ser till att någon äger "
        + "dem hela vägen.",
        "Innovation Platform Borås takes in problems that no department solves alone, and sees to it that somebody "
        + "owns them all the way.");
    public static readonly Text How = new("Så går det till", "How it works");
    public static readonly Text Year = new("De senaste tolv månaderna", "The last twelve months");
    public static readonly Text CameIn = new("Inkomna ärenden", "Cases that came in");
    public static readonly Text Closed = new("Avslutade ärenden", "Cases that were closed");
    public static readonly Text Fewer = new("färre än 5", "fewer than 5");
    public static readonly Text Routines = new("Rutinerna", "The routines");
    public static readonly Text RoutinesWhat = new(
        "Varje slags ärende följer en rutin som säger vem som gör vad, och när det ska vara klart. Enskilda ärenden "
        + "visas bara för dem som arbetar med dem.",
        "Each kind of case follows a routine that says who does what, and by when. Single cases are shown only to "
        + "those who work with them.");
    public static readonly Text SignIn = new("Logga in", "Sign in");
    public static readonly Text Footer = new("Om webbplatsen", "About this site");

    public static readonly ImmutableArray<Text> Steps =
    [
        new("Någon beskriver ett problem. Det får ett nummer och en förvaltning direkt, med skälet.",
            "Somebody describes a problem. It gets a number and a department at once, with the reason."),
        new("Behovet undersöks, ett koncept arbetas fram, det prövas i en pilot och införs.",
            "The need is explored, a concept is worked out, tried in a pilot and put to use."),
        new("Mellan faserna står beslutspunkter: namngivna personer beslutar inom en frist och motiverar det.",
            "Between the phases stand gates: named people decide within a time limit, and say why."),
        new("Efter tre, sex och tolv månader frågar vi om problemet fortfarande är löst.",
            "After three, six and twelve months we ask whether the problem is still solved."),
    ];

    public static Text Counted(string day) => new($"Räknat {day}.", $"Counted {day}.");

    public static Text Takes(string days) => new($"Hälften är klara inom {days} arbetsdagar.",
        $"Half of them are done within {days} working days.");
}
