using IPB.Workflows;
using IPB.Workflows.Files;

namespace IPB.Host.Filing;

/// <summary>Words of the pages on which the city's files are changed.</summary>
public static class FilingTexts
{
    public static readonly Text Files = new("Filer", "Files");
    public static readonly Text Lead = new(
        "Allt som staden har bestämt står i filer. Administratörer ändrar dem här: texten kontrolleras, du ser vad som "
        + "ändras, och varje ändring sparas med skäl.",
        "All that the city has decided stands in files. Administrators change them here: the text is checked, you see "
        + "what changes, and every change is kept with its reason.");
    public static readonly Text File = new("Fil", "File");
    public static readonly Text Purpose = new("Vad den är till för", "What it is for");
    public static readonly Text LastChange = new("Senast ändrad", "Last changed");
    public static readonly Text NotHere = new("Inte ändrad på sidor", "Not changed on pages");
    public static readonly Text Drift = new("Mappen skiljer sig", "The folder differs");
    public static readonly Text NewFile = new("Ny fil", "New file");
    public static readonly Text NewWhat =
        new("En ny vägvisning, rutin eller annan fil. Inget sparas förrän du har sett vad den gör.",
        "A new routing table, routine or other file. Nothing is saved until you have seen what it does.");
    public static readonly Text Kind = new("Slag", "Kind");
    public static readonly Text Name = new("Namn", "Name");
    public static readonly Text NameHelp =
        new("Små bokstäver, siffror och bindestreck, till exempel park-service. Behövs inte "
        + "för filer som staden har en av.",
        "Small letters, digits and hyphens, such as park-service. Not needed for files that the city has one of.");
    public static readonly Text Begin = new("Börja skriva", "Begin to write");
    public static readonly Text WrongName =
        new("Namnet ska ha små bokstäver, siffror och bindestreck och börja med en bokstav.",
        "The name has small letters, digits and hyphens, and begins with a letter.");
    public static readonly Text Contents = new("Filens text", "The file's text");
    public static readonly Text TextHelp = new("Skriv om det som ska ändras. Rader som börjar med # är anmärkningar.",
        "Rewrite what is to change. Lines that begin with # are remarks.");
    public static readonly Text Reason = new("Varför?", "Why?");
    public static readonly Text ReasonHelp = new("Står i filens historik.", "Stands in the file's history.");
    public static readonly Text Check = new("Kontrollera", "Check");
    public static readonly Text CheckAgain = new("Kontrollera igen", "Check again");
    public static readonly Text Save = new("Spara", "Save");
    public static readonly Text Confirm = new("Jag har läst varningen och vill spara ändå.",
        "I have read the warning and want to save anyway.");
    public static readonly Text Warning = new("Varning", "Warning");
    public static readonly Text Wrong = new("Det här behöver rättas först", "This needs correcting first");
    public static readonly Text Remarks = new("Att tänka på", "Worth a thought");
    public static readonly Text Changes = new("Det här ändras", "This changes");
    public static readonly Text NoChanges = new("Bara hur det är skrivet ändras.", "Only how it is written changes.");
    public static readonly Text LinesOnly = new("Jämför raderna nedan: den här filens ändringar sägs inte i ord.",
        "Compare the lines below: changes of this file are not said in words.");
    public static readonly Text Same = new("Texten är densamma som den som gäller.", "The text is the one in use.");
    public static readonly Text ReadFirst =
        new("Texten har inte kontrollerats som den står nu. Läs vad den ändrar och spara sedan.",
        "The text was not checked as it is now. Read what it changes, then save.");
    public static readonly Text Passes = new("Texten går att spara.", "The text can be saved.");
    public static readonly Text LineByLine = new("Rad för rad", "Line by line");
    public static readonly Text Numbered = new("Texten med radnummer", "The text with line numbers");
    public static readonly Text WholeText = new("Hela texten", "The whole text");
    public static readonly Text History = new("Historik", "History");
    public static readonly Text NoHistory = new("Filen har inte ändrats på sidor än.",
        "The file has not been changed on pages yet.");
    public static readonly Text BringBack = new("Ta tillbaka den här texten", "Bring back this text");
    public static readonly Text BringBackBefore = new("Ta tillbaka texten före ändringen",
        "Bring back the text before it");
    public static readonly Text See = new("Se ändringen", "See the change");
    public static readonly Text Yours = new("Din text", "Your text");
    public static readonly Text Theirs = new("Det som står i filen nu, mot din text",
        "What the file says now, against your text");
    public static readonly Text KeepBoth = new(
        "Din text står kvar nedan, och inget är borta. Ta med det som den andra ändrade, kontrollera och spara.",
        "Your text stands below, and nothing is lost. Include what the other one changed, check and save.");
    public static readonly Text ReadOnly = new("Du kan läsa filen. Administratörer ändrar den.",
        "You can read the file. Administrators change it.");
    public static readonly Text IsNew = new("Filen finns inte än. Den skapas när du sparar.",
        "The file is not there yet. It is made when you save.");
    public static readonly Text IsOlder = new("Det här är en äldre text. Den gäller först när du har sparat.",
        "This is an older text. It holds only once you have saved.");
    public static readonly Text IsNext = new("Versionsnumret är höjt: det här blir ett nytt utkast.",
        "The version number is raised: this becomes a new draft.");
    public static readonly Text IsForm = new("Så här blir filen. Läs vad som ändras och spara.",
        "This is what the file becomes. Read what changes, and save.");
    public static readonly Text Cases = new("Ärenden som får andra tider", "Cases that get other times");
    public static readonly Text RemindersOnly = new("bara påminnelser och liknande", "only reminders and the like");
    public static readonly Text Saved = new("Filen är sparad och gäller. Andra noder följer inom någon sekund.",
        "The file is saved and in use. Other nodes follow within a second or so.");
    public static readonly Text Change = new("Ändra", "Change");
    public static readonly Text ChangeTable = new("Ändra reglerna", "Change the rules");
    public static readonly Text ChangeRoutine = new("Ändra rutinen", "Change the routine");
    public static readonly Text First = new("ny fil", "new file");
    public static readonly Text NotAllowed = new("Bara administratörer ändrar stadens filer.",
        "Only administrators change the city's files.");

    public static Text SavedBy(string person, string at) =>
        new($"{person} sparade filen {at}:", $"{person} saved the file {at}:");

    public static Text NoMoves(bool all) => all
        ? new("Inget öppet ärende får andra tider.", "No open case gets other times.")
        : new("Alla ärenden hann inte räknas; inget av de räknade får andra tider.",
            "Not all cases could be counted in time; none of those counted gets other times.");

    public static Text Moves(int count, bool all) => (count, all) switch
    {
        (1, true) => new("1 öppet ärende får andra tider.", "1 open case gets other times."),
        (_, true) => new($"{count} öppna ärenden får andra tider.", $"{count} open cases get other times."),
        _ => new($"Minst {count} öppna ärenden får andra tider.", $"At least {count} open cases get other times."),
    };

    public static Text Line(int line) => new($"Rad {line}", $"Line {line}");

    public static Text Reroutes(int moving, int cases) => new(
        $"Av de senaste 90 dagarnas {cases} ärenden hade {moving} gått någon annanstans.",
        $"Of the {cases} cases of the last 90 days, {moving} would have gone elsewhere.");

    public static Text BroughtBack(string at) =>
        new($"Tar tillbaka texten från {at}.", $"Brings back the text of {at}.");

    public static Text Undone(string reason) => new($"Ångrar: {reason}", $"Undoes: {reason}");

    public static Text PurposeOf(string name) => name switch
    {
        WorkflowNames.Organisation => new("Förvaltningar, roller, människor och delegationsordning",
            "Departments, roles, people and the delegation scheme"),
        WorkflowNames.Calendar =>
            new("När staden och förvaltningarna arbetar", "When the city and its departments work"),
        WorkflowNames.Recurring => new("Det som kommer tillbaka på klockan", "What comes back on the clock"),
        WorkflowNames.Retention => new("Hur länge ärenden sparas", "How long cases are kept"),
        WorkflowNames.Mail => new("Texter i mejl", "Texts of mails"),
        _ when name.EndsWith(".routine.yaml", StringComparison.Ordinal) => new("En rutin", "A routine"),
        _ when name.EndsWith(".fragment.yaml", StringComparison.Ordinal) =>
            new("Delar som rutiner bygger på", "Parts that routines are built on"),
        _ when name.EndsWith(".routing.yaml", StringComparison.Ordinal) =>
            new("En vägvisning: vem som får ett ärende", "A routing table: who gets a case"),
        _ when name.EndsWith(".dmn", StringComparison.Ordinal) => new("En ritad vägvisning", "A drawn routing table"),
        _ => new("Läses inte", "Not read"),
    };
}
