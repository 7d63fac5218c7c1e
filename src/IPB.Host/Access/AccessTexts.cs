using IPB.Workflows;
using IPB.Workflows.Notifications;

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
    public static readonly Text CitySignIn = new("Logga in med stadens konto", "Sign in with the city's account");
    public static readonly Text CityRefused = new(
        "Stadens inloggning gav inget svar som gäller. Försök igen; händer det på nytt, hör av dig till "
        + "stadens support.",
        "The city's sign-in gave no valid answer. Try again; if it happens once more, tell the city's help desk.");
    public static readonly Text Everywhere = new("Logga ut överallt", "Sign out everywhere");
    public static readonly Text EverywhereHelp = new(
        "Avslutar dina inloggningar i alla webbläsare, till exempel på en dator som du har glömt att logga ut från.",
        "Ends your sign-ins at all browsers, for example at a computer where you forgot to sign out.");
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

    public static readonly Text Mail = new("Mejl till dig", "Mail to you");
    public static readonly Text MailHelp = new(
        "Det brådskande kommer alltid genast: det som gäller en frist i timmar eller som går ut innan det öppnar.",
        "What is urgent always comes at once: what is about a limit in hours, or is over before the office opens.");
    public static readonly Text MailWhen = new("När", "When");
    public static readonly Text MailChannel = new("Vart", "Where to");
    public static readonly Text MailLanguage = new("Språk i mejlen", "Language of the mails");
    public static readonly Text MailKeep = new("Spara", "Save");

    /// <param name="value">What the city's sign-in says of the person; null: nothing.</param>
    public static Text Unknown(string claim, string? value, string contact) => value is null
        ? new($"Stadens inloggning säger inte vem du är ({claim} saknas). Be stadens support om hjälp.",
            $"The city's sign-in does not say who you are ({claim} is missing). Ask the city's help desk.")
        : new($"Du är inloggad som {value}, men den personen finns inte i plattformens organisation. "
            + $"Hör av dig till {contact} så läggs du till.",
            $"You are signed in as {value}, but the platform's organisation has no such person. Write to {contact} to "
            + "be added.");

    public static Text SendOf(MailSend send) => send switch
    {
        MailSend.AnyTime => new("Ett mejl för varje sak, dygnet runt", "One mail for each thing, day and night"),
        MailSend.Daily => new("Ett mejl om dagen med allt", "One mail a day with everything"),
        _ => new("Ett mejl för varje sak, på stadens mejltider", "One mail for each thing, in the city's mail hours"),
    };

    public static Text ChannelOf(MailChannel channel) => channel == Workflows.Notifications.MailChannel.Inbox
        ? new("Bara inkorgen här, inga mejl", "Only the inbox here, no mail") : new("E-post", "E-mail");

    public static Text DaysOf(int days) => new($"{days} dagar", $"{days} days");
}
