using IPB.Workflows;

namespace IPB.Host.Administration;

/// <summary>Words of the administration pages.</summary>
public static class AdminTexts
{
    public static readonly Text Title = new("Administration", "Administration");
    public static readonly Text Parts = new("Administrationens delar", "Parts of the administration");
    public static readonly Text Organisation = new("Organisation", "Organisation");
    public static readonly Text Calendar = new("Kalender", "Calendar");
    public static readonly Text Letters = new("Mejltexter", "Mail texts");
    public static readonly Text Settings = new("Inställningar", "Settings");
    public static readonly Text Cover = new("Frånvaro och delegationer", "Absences and delegations");
    public static readonly Text OrganisationLead = new(
        "Förvaltningar, roller och människor, som de står i filen organisation.yaml. Administratörer ändrar den här: "
        + "en persons roller och ersättare genom att välja personen, allt annat på den rad som står vid varje.",
        "Departments, roles and people, as the file organisation.yaml has them. Administrators change it here: a "
        + "person's roles and deputy by choosing the person, everything else at the line that each says.");
    public static readonly Text StandIns = new("Borta i dag", "Away today");
    public static readonly Text NobodyAway = new("Ingen är borta i dag.", "Nobody is away today.");
    public static readonly Text Away = new("Borta i dag", "Away today");
    public static readonly Text EmptyRoles = new("Roller som ingen har", "Roles that nobody has");
    public static readonly Text Departments = new("Förvaltningar", "Departments");
    public static readonly Text Roles = new("Roller", "Roles");
    public static readonly Text Role = new("Roll", "Role");
    public static readonly Text Person = new("Person", "Person");
    public static readonly Text Deputy = new("Ersättare", "Deputy");
    public static readonly Text HowMany = new("Antal", "How many");
    public static readonly Text DepartmentsWithout = new("Saknas i", "Missing in");
    public static readonly Text ChangeIn = new("Ändras i", "Changed in");
    public static readonly Text CalendarLead = new("När staden arbetar. Kalendern ändras i",
        "When the city works. The calendar is changed in");
    public static readonly Text NoCalendarFile =
        new("calendar.yaml, som inte finns än: måndag till fredag 8–17 gäller.",
        "calendar.yaml, which is not there yet: Monday to Friday 8–17 holds.");
    public static readonly Text City = new("Staden", "The city");
    public static readonly Text Year = new("År", "Year");
    public static readonly Text Try = new("När går en frist ut?", "When does a time limit end?");
    public static readonly Text CountFrom = new("Räknat från", "Counted from");
    public static readonly Text Amount = new("Antal", "How many");
    public static readonly Text Unit = new("Enhet", "Unit");
    public static readonly Text Count = new("Räkna", "Count");
    public static readonly Text NotUnderstood = new(
        "Skriv en tid som 2026-11-23 09:00 och ett antal från 1.",
        "Write a time such as 2026-11-23 09:00 and a number from 1.");
    public static readonly Text Legend = new(
        "Överstruket: stängt. Understruket: en namngiven dag, som står under månaden. Siffran i ruta: öppna ärenden "
        + "som ska vara klara den dagen; den leder till dem.",
        "Struck out: closed. Underlined: a named day, told below the month. Number in a box: open cases that are due "
        + "on that day; it leads to them.");
    public static readonly Text Week = new("Vecka", "Week");
    public static readonly Text WeekShort = new("v", "w");
    public static readonly Text Closed = new("stängt", "closed");
    public static readonly Text LettersLead = new(
        "Varje slags mejl, med påhittat innehåll, så som det skickas. Mottagaren väljer språket. Det staden vill säga "
        + "själv skrivs i",
        "Each kind of mail, with made-up content, as it is sent. The receiver chooses the language. What the city "
        + "wants to say itself is written in");
    public static readonly Text NoMailFile = new("mail.yaml, som inte finns än.", "mail.yaml, which is not there yet.");
    public static readonly Text OwnWords = new("Stadens egna ord", "The city's own words");
    public static readonly Text Signature = new("Avslutar varje mejl", "Ends every mail");
    public static readonly Text WholeLetter = new("Visa hela mejlet", "Show the whole mail");
    public static readonly Text SettingsLead = new(
        "Det som gäller på den här noden. Hemligheter visas inte. Inställningar ges när systemet startas.",
        "What holds on this node. Secrets are not shown. Settings are given when the system is started.");
    public static readonly Text Host = new("Systemet", "The system");
    public static readonly Text Addresses = new("Adresser", "Addresses");
    public static readonly Text Workflows = new("Rutinmapp", "Workflows folder");
    public static readonly Text Data = new("Datamapp", "Data folder");
    public static readonly Text Server = new("Databas", "Database");
    public static readonly Text PrivateServer =
        new("Egen PostgreSQL i datamappen", "A private PostgreSQL in the data folder");
    public static readonly Text OwnServer = new("Stadens PostgreSQL", "The city's PostgreSQL");
    public static readonly Text Demo = new("Demo", "Demo");
    public static readonly Text Work = new("Utför jobb", "Does jobs");
    public static readonly Text PlaceFrom =
        new("Placerar själv ärenden från säkerhet", "Places cases by itself from certainty");
    public static readonly Text Never = new("aldrig", "never");
    public static readonly Text Commands = new("Kommandon per person och sekund", "Commands a person and second");
    public static readonly Text MailServer = new("E-postserver", "Mail server");
    public static readonly Text MailFolder = new("ingen, mejl läggs i en mapp", "none, mails are put into a folder");
    public static readonly Text MailUser = new("Användare", "User");
    public static readonly Text MailPassword = new("Lösenord", "Password");
    public static readonly Text Set = new("angivet", "set");
    public static readonly Text NotSet = new("inte angivet", "not set");
    public static readonly Text MailFrom = new("Avsändare", "Sender");
    public static readonly Text Inbound = new("Inkommande e-post", "Incoming mail");
    public static readonly Text Off = new("av", "off");
    public static readonly Text LinkLife = new("Länkar i mejl gäller", "Links in mails hold for");
    public static readonly Text Files = new("Stadens filer", "The city's files");
    public static readonly Text RecurringFile = new("Återkommande (recurring.yaml)", "Recurring (recurring.yaml)");
    public static readonly Text SchemeFile = new("Delegationsordning", "Delegation scheme");
    public static readonly Text NoScheme = new("ingen är skriven", "none is written");
    public static readonly Text Retention = new("Gallring", "Retention");
    public static readonly Text RetentionMore =
        new("Regler, gallringar och undantag", "Rules, disposals and exemptions");

    public static Text RetentionWhat(int rules) => rules == 0
        ? new("Ingenting gallras: staden har inga gallringsregler.",
            "Nothing is disposed of: the city has no rules of retention.")
        : new($"{rules} {(rules == 1 ? "regel" : "regler")} i retention.yaml säger hur länge avslutade ärenden sparas. "
            + "Inget gallras förrän två personer har beslutat det.",
            $"{rules} {(rules == 1 ? "rule" : "rules")} in retention.yaml {(rules == 1 ? "says" : "say")} how "
            + "long closed "
            + "cases are kept. Nothing is disposed of before two people have decided so.");

    public static Text EmptyRolesWhat(string fallback) => new(
        $"Det som väntar på dem hamnar hos {fallback}.", $"What waits for them goes to {fallback}.");

    public static Text People(int count) => count == 1 ? new("1 person", "1 person")
        : new($"{count} personer", $"{count} people");

    public static Text DueOn(string day) => new($"ska vara klara {day}", $"due on {day}");

    public static Text Days(int count) => count == 1 ? new("1 dag", "1 day") : new($"{count} dagar", $"{count} days");

    public static Text AwayFor(string person, string acting) => new($"{person} är borta. {acting} ersätter.",
        $"{person} is away. {acting} stands in.");

    public static Text AwayAlone(string person) => new($"{person} är borta. Ingen ersätter.",
        $"{person} is away. Nobody stands in.");

    public static Text UnitName(string unit) => unit switch
    {
        "working days" => new("arbetsdagar", "working days"),
        "working hours" => new("arbetstimmar", "working hours"),
        "days" => new("dagar", "days"),
        "weeks" => new("veckor", "weeks"),
        "months" => new("månader", "months"),
        "years" => new("år", "years"),
        "hours" => new("timmar", "hours"),
        _ => new("minuter", "minutes"),
    };
}
