using IPB.Workflows;

namespace IPB.Host.Access;

/// <summary>Words of signing in and of one's account.</summary>
public static class AccessTexts
{
    public static readonly Text SignIn = new("Logga in", "Sign in");
    public static readonly Text Promise = new(
        "Ett ärende går genom hela staden utan att någon tappar bort det.",
        "A case crosses the whole city, and nobody loses it.");
    public static readonly Text Personas = new("Vem vill du vara?", "Who do you want to be?");
    public static readonly Text PersonasHelp = new(
        "Det här är en demostad med påhittade personer. Välj en med ett klick.",
        "This is a demo city with made-up people. Choose one with a click.");
    public static readonly Text Token = new("Personlig nyckel", "Personal token");
    public static readonly Text TokenHelp = new(
        "Börjar med ipb_. Du får den av din systemadministratör eller gör den på sidan Mitt konto.",
        "It begins with ipb_. You get it from your system administrator or make it on the page My account.");
    public static readonly Text TokenWrong = new("Nyckeln finns inte, har gått ut eller är återkallad.",
        "The token is unknown, expired or revoked.");
    public static readonly Text SignedInAs = new("Inloggad som", "Signed in as");
    public static readonly Text Email = new("E-post", "E-mail");
    public static readonly Text Department = new("Förvaltning", "Department");
    public static readonly Text Roles = new("Roller", "Roles");
    public static readonly Text Deputy = new("Ersättare", "Deputy");
    public static readonly Text Absent = new("Borta", "Away");
    public static readonly Text Tokens = new("Personliga nycklar till API:et", "Personal API tokens");
    public static readonly Text TokensHelp = new(
        "En nyckel låter ett program göra det du får göra. Visa den inte för någon.",
        "A token lets a program do what you may do. Show it to nobody.");
    public static readonly Text NoTokens = new("Du har inga nycklar.", "You have no tokens.");
    public static readonly Text Name = new("Vad ska den användas till?", "What is it for?");
    public static readonly Text Days = new("Gäller i", "Valid for");
    public static readonly Text Create = new("Gör en nyckel", "Make a token");
    public static readonly Text Revoke = new("Återkalla", "Revoke");
    public static readonly Text Made = new("Här är din nya nyckel. Den visas bara nu.",
        "Here is your new token. It is shown only now.");
    public static readonly Text Created = new("Gjord", "Made");
    public static readonly Text Expires = new("Gäller till", "Valid until");
    public static readonly Text NameMissing = new("Skriv vad nyckeln ska användas till, högst 100 tecken.",
        "Write what the token is for, at most 100 characters.");

    public static Text DaysOf(int days) => new($"{days} dagar", $"{days} days");
}
