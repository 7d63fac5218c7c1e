using IPB.Workflows;

namespace IPB.Host.Pages;

/// <summary>Words that several pages share.</summary>
public static class PageTexts
{
    public static readonly Text Brand = new("Innovationsplattform Borås", "Innovation Platform Borås");
    public static readonly Text Skip = new("Hoppa till innehållet", "Skip to the content");
    public static readonly Text MainMenu = new("Huvudmeny", "Main menu");
    public static readonly Text Inbox = new("Inkorg", "Inbox");
    public static readonly Text Cases = new("Ärenden", "Cases");
    public static readonly Text Routines = new("Rutiner", "Routines");
    public static readonly Text Jobs = new("Jobb", "Jobs");
    public static readonly Text Mail = new("E-post", "Mail");
    public static readonly Text Account = new("Mitt konto", "My account");
    public static readonly Text Shortcuts = new("Sök och anmäl", "Search and report");
    public static readonly Text Search = new("Sök ärende", "Search cases");
    public static readonly Text SearchHint = new("Sök nummer eller ord  ( / )", "Search number or word  ( / )");
    public static readonly Text Report = new("Anmäl ett problem", "Report a problem");
    public static readonly Text SignOut = new("Logga ut", "Sign out");
    public static readonly Text SwitchPerson = new("Byt person", "Switch person");
    public static readonly Text OtherLanguage = new("English", "Svenska");
    public static readonly Text Waiting = new("väntar på dig", "waiting for you");
    public static readonly Text System = new("Systemet", "The system");
    public static readonly Text ProblemOwner = new("Problemägaren", "The problem owner");
    public static readonly Text Anyone = new("Vem som helst som är inloggad", "Anyone who is signed in");
    public static readonly Text LeadDepartmentInText = new("ansvarig förvaltning", "lead department");
    public static readonly Text SubmittingDepartmentInText = new("anmälande förvaltning", "submitting department");
    public static readonly Text Today = new("i dag", "today");
    public static readonly Text Yes = new("Ja", "Yes");
    public static readonly Text No = new("Nej", "No");
    public static readonly Text Choose = new("Välj …", "Choose …");
    public static readonly Text None = new("inga", "none");
    public static readonly Text LateToday = new("Försenat i dag", "Late today");
    public static readonly Text DueToday = new("Senast i dag", "Due today");
    public static readonly Text Optional = new("frivilligt", "optional");
    public static readonly Text ErrorTitle = new("Det gick inte att utföra", "It could not be done");
    public static readonly Text YouWrote = new("Det här hade du skrivit", "This is what you had written");
    public static readonly Text Home = new("Till startsidan", "To the start page");
    public static readonly Text NotFound = new("Sidan finns inte", "There is no such page");
    public static readonly Text NotFoundWhat = new(
        "Kontrollera adressen, eller sök ärendet på dess nummer.",
        "Check the address, or search for the case by its number.");
    public static readonly Text Failed = new("Något gick fel hos oss", "Something went wrong at our end");
    public static readonly Text FailedWhat = new(
        "Inget blev halvt gjort. Försök igen om en stund.", "Nothing was half done. Try again in a moment.");
    public static readonly Text NotAllowed = new("Du får inte göra det här", "You may not do this");
    public static readonly Text NotAllowedWhat = new(
        "Det hör till en annan roll än din. Den som sköter systemet kan ge dig rollen.",
        "It belongs to another role than yours. Whoever administers the system can give you that role.");
    public static readonly Text BadForm = new("Formuläret kunde inte tas emot", "The form could not be accepted");
    public static readonly Text BadFormWhat = new(
        "Det är för gammalt eller hör till en annan inloggning. Gå tillbaka, läs om sidan och skicka igen.",
        "It is too old or belongs to another sign-in. Go back, reload the page and send it again.");

    public static Text Late(int days) => days == 1
        ? new("1 arbetsdag sen", "1 working day late")
        : new($"{days} arbetsdagar sen", $"{days} working days late");

    public static Text Left(int days) => days == 1
        ? new("1 arbetsdag kvar", "1 working day left")
        : new($"{days} arbetsdagar kvar", $"{days} working days left");

    /// <summary>The notice after something was done, by the code in the address.</summary>
    public static Text? Done(string? code) => code switch
    {
        "reported" => new(
            "Tack! Problemet är registrerat och fördelat. Nedan ser du varför det hamnade där det hamnade.",
            "Thank you! The problem is registered and routed. Below you see why it went where it went."),
        "draft-saved" => new("Utkastet är sparat. Välj ”Anmäl ett problem” när du vill fortsätta.",
            "The draft is saved. Choose “Report a problem” to go on."),
        "view-saved" => Lists.ListTexts.Saved,
        "view-removed" => Lists.ListTexts.Removed,
        "linked" => new("Ärendena är kopplade.", "The cases are linked."),
        "child-retried" => new("Vi försöker igen. Ladda om sidan om en stund.",
            "It is being tried again. Reload the page in a while."),
        "automation-retried" => new("Vi försöker igen. Ladda om sidan om en stund.",
            "We try again. Reload the page in a moment."),
        "automation-given-up" => new("Automatiken är uppgiven.", "The automation is given up."),
        "child-dropped" => new("Underärendet är uppgivet.", "The child case is given up."),
        "unlinked" => new("Kopplingen är borttagen.", "The link is removed."),
        "answered" => new("Ditt yttrande är lämnat.", "Your statement is given."),
        "asked" => new("Frågan är ställd. Klockan står still tills svaret kommer.",
            "The question is asked. The clock stands still until the answer comes."),
        "invited" => new("Inbjudan är skickad.", "The invitation is sent."),
        "link-sent" => new("En ny länk är skickad.", "A new link is sent."),
        "partner-revoked" => new("Inbjudan är återkallad.", "The invitation is revoked."),
        "partner-answered" => new("Tack! Svaret är skickat till staden.", "Thank you! The answer is sent to the city."),
        "informed" => new("Svaret är lämnat, och klockan går igen.", "The answer is given, and the clock goes on."),
        "opinion-asked" => new("Frågan är skickad. Du kan besluta utan att vänta på svaret.",
            "The request is sent. You may decide without waiting for the answer."),
        "opinion-given" => new("Din synpunkt är lämnad.", "Your opinion is given."),
        "opinion-ended" => new("Synpunkten väntas inte längre.", "The opinion is not waited for any more."),
        "condition-met" => new("Villkoret är uppfyllt.", "The condition is met."),
        "decided" => new("Ditt beslut är registrerat.", "Your decision is recorded."),
        "fired" => new("Klart. Ärendet är uppdaterat.", "Done. The case is updated."),
        "filled" => new("Uppgifterna är sparade.", "What you filled in is saved."),
        "held" => new("Ärendet vilar. Klockan står still tills det återupptas.",
            "The case is on hold. Its clock stands still until it is resumed."),
        "resumed" => new("Ärendet är igång igen, med den tid som var kvar.",
            "The case goes on, with the time that was left."),
        "commented" => new("Kommentaren är sparad.", "The comment is saved."),
        "clock" => new("Stadens klocka är framflyttad. Det som skulle hända på vägen har hänt.",
            "The city's clock has moved. What was due on the way has happened."),
        "version-proposed" => new("Granskning är begärd.", "The review is asked for."),
        "version-reviewed" => new("Versionen är granskad. Någon annan publicerar den.",
            "The version is reviewed. Somebody else publishes it."),
        "version-published" => new("Versionen är publicerad.", "The version is published."),
        "version-taken-back" => new("Versionen är ett utkast igen.", "The version is a draft again."),
        "version-retired" => new("Versionen är indragen.", "The version is retired."),
        "calendar-revoked" => new("Kalenderadressen gäller inte längre.", "The calendar address no longer works."),
        "absence-reported" => new("Frånvaron är inlagd.", "The absence is entered."),
        "absence-ended" => new("Frånvaron är avslutad.", "The absence has ended."),
        "delegated" => new("Delegationen gäller. Den som fick den har fått ett mejl.",
            "The delegation holds. Whoever got it has been told by mail."),
        "delegation-revoked" => new("Delegationen är återkallad. Inget beslutas med den längre.",
            "The delegation is revoked. Nothing is decided by it any more."),
        "messages-retried" => new("Vi försöker igen nu. Ladda om sidan om en stund och se hur det gick.",
            "It is being tried again now. Reload the page in a while to see how it went."),
        "nothing-to-retry" => new("Det fanns inget att försöka igen med.", "There was nothing to try again."),
        "timers-retried" => new("Tidsuren är ställda igen.", "The timers are armed again."),
        "check-asked" => new("Kontrollen görs i bakgrunden. Ladda om sidan och se hur långt den har kommit.",
            "The check is made in the background. Reload the page to see how far it has come."),
        "exempted" => new("Ärendet är undantaget från gallring.", "The case is exempt from disposal."),
        "exemption-ended" => new("Undantaget är avslutat.", "The exemption has ended."),
        "disposal-approved" => new("Gallringen är godkänd och görs i bakgrunden.",
            "The disposal is approved and carried out in the background."),
        "disposal-rejected" => new("Förslaget är avslaget. Inget gallras.",
            "The proposal is rejected. Nothing is disposed of."),
        "mail-chosen" => new("Ditt val är sparat.", "Your choice is saved."),
        "file-saved" => Filing.FilingTexts.Saved,
        "revoked" => new("Nyckeln gäller inte längre.", "The token no longer works."),
        _ => null,
    };
}
