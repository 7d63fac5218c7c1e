using IPB.Workflows;
using IPB.Workflows.Routines.Versions;

namespace IPB.Host.Routines.Versions;

/// <summary>Words of the pages of versions.</summary>
public static class VersionTexts
{
    public static readonly Text Title = new("Versioner", "Versions");
    public static readonly Text Version = new("Version", "Version");
    public static readonly Text Status = new("Läge", "Status");
    public static readonly Text Effective = new("Gäller från", "In force from");
    public static readonly Text PublishedBy = new("Publicerad av", "Published by");
    public static readonly Text Changelog = new("Vad är nytt", "What is new");
    public static readonly Text Running = new("Öppna ärenden", "Open cases");
    public static readonly Text History = new("Vad som har hänt", "What has happened");
    public static readonly Text HistoryHelp = new(
        "Varje steg sparas för alltid och är förseglat som ärendenas journal.",
        "Every step is kept for ever and sealed as the journals of cases are.");
    public static readonly Text Source = new("Versionens text", "The text of the version");
    public static readonly Text Fingerprint = new("Fingeravtryck", "Fingerprint");
    public static readonly Text Check = new("Kontroll", "Check");
    public static readonly Text CheckHelp = new(
        "Läst, bevisad och spelad i staden som den är nu.", "Read, proven and played in the city as it is now.");
    public static readonly Text NoErrors = new(
        "Inga fel: inget ärende kan fastna.", "No errors: no case can get stuck.");
    public static readonly Text Warnings = new("Värt att veta", "Worth knowing");
    public static readonly Text Scenarios = new("Scenarier", "Scenarios");
    public static readonly Text NoScenarios = new("Versionen har inga scenarier.", "The version has no scenarios.");
    public static readonly Text Passes = new("Går som det ska", "Passes");
    public static readonly Text Fails = new("Går fel", "Fails");
    public static readonly Text Next = new("Nästa steg", "Next step");
    public static readonly Text Note = new("Kommentar", "Comment");
    public static readonly Text Reason = new("Varför", "Why");
    public static readonly Text Propose = new("Be om granskning", "Ask for a review");
    public static readonly Text ProposeHelp = new(
        "Någon annan än du granskar. Du kan publicera själv efteråt.",
        "Somebody other than you reviews. You can publish it yourself afterwards.");
    public static readonly Text Review = new("Granskad och bra", "Reviewed and good");
    public static readonly Text ReviewHelp = new(
        "Du står för texten nedan. En annan person publicerar den sedan.",
        "You stand for the text below. Another person publishes it then.");
    public static readonly Text TakeBack = new("Ta tillbaka", "Take back");
    public static readonly Text TakeBackHelp = new("Versionen blir ett utkast igen.", "The version is a draft again.");
    public static readonly Text Retire = new("Dra in versionen", "Retire the version");
    public static readonly Text RetireHelp = new(
        "Inga nya ärenden startar på den. De som pågår fortsätter på den.",
        "No new case starts on it. Those under way go on with it.");
    public static readonly Text RetireStops = new(
        "Rutinen tar då inte emot några ärenden alls, tills en ny version gäller.",
        "The routine then takes no cases at all until a new version is in force.");
    public static readonly Text Sheet = new("Publicera …", "Publish …");
    public static readonly Text Publish = new("Publicera", "Publish");
    public static readonly Text NotYet = new(
        "Versionen kan inte publiceras än", "The version cannot be published yet");
    public static readonly Text Changes = new("Det här ändras", "This changes");
    public static readonly Text NoChanges = new("Ingenting som ett ärende eller en person märker.",
        "Nothing that a case or a person would notice.");
    public static readonly Text First = new("Det finns ingen version i bruk att jämföra med.",
        "There is no version in use to compare with.");
    public static readonly Text LineByLine = new("Texten rad för rad", "The text line by line");
    public static readonly Text Gone = new("borta", "gone");
    public static readonly Text New = new("ny", "new");
    public static readonly Text Affected = new("Ärenden som pågår", "Cases under way");
    public static readonly Text AffectedHelp = new(
        "De stannar på sin version. Bara nya ärenden startar på den här.",
        "They stay on their version. Only new cases start on this one.");
    public static readonly Text NoneRunning = new("Inga ärenden pågår.", "No cases are under way.");
    public static readonly Text ChangelogHelp = new(
        "För dem som arbetar i rutinen. Sparas i historiken, på det språk du skriver.",
        "For those who work with the routine. Kept in the history, in the language you write.");
    public static readonly Text EffectiveHelp = new(
        "Svensk tid. Lämna tomt för att den ska gälla direkt.", "Swedish time. Leave empty for at once.");
    public static readonly Text TwoPeople = new("Två personer", "Two people");
    public static readonly Text ReadOnly = new(
        "Den som har granskat publicerar inte. Någon annan behöver göra det.",
        "Whoever reviewed does not publish. Somebody else has to.");
    public static readonly Text NoCases = new("Tar inte emot ärenden", "Takes no cases");
    public static readonly Text Drift = new(
        "Filen skiljer sig från det som gäller", "The file differs from what is in use");
    public static readonly Text Automatic = new("Kom med installationen", "Came with the installation");
    public static readonly Text FromTheStart = new("starten", "the start");
    public static readonly Text Back = new("Till versionen", "To the version");

    public static Text Of(VersionStanding standing) => standing switch
    {
        VersionStanding.Draft => new("Utkast", "Draft"),
        VersionStanding.Reviewed => new("Granskad", "Reviewed"),
        VersionStanding.Scheduled => new("Publicerad, gäller senare", "Published, in force later"),
        VersionStanding.Current => new("Gäller", "In force"),
        VersionStanding.Replaced => new("Ersatt", "Replaced"),
        _ => new("Indragen", "Retired"),
    };

    /// <summary>What somebody did, after their name.</summary>
    public static Text Of(VersionAction action, int version) => action switch
    {
        VersionAction.Installed => new($"tog version {version} i bruk", $"put version {version} into use"),
        VersionAction.Adopted => new($"skrev in version {version}, som redan var i bruk",
            $"wrote down version {version}, which was in use already"),
        VersionAction.Drafted => new($"läste in version {version} som utkast", $"took in version {version} as a draft"),
        VersionAction.Changed => new($"läste in ny text för utkastet {version}",
            $"took in new text for draft {version}"),
        VersionAction.FellBack => new($"gjorde version {version} till utkast igen: filen ändrades efter granskningen",
            $"made version {version} a draft again: its file changed after the review"),
        VersionAction.Proposed => new($"bad om granskning av version {version}",
            $"asked for a review of version {version}"),
        VersionAction.Reviewed => new($"granskade version {version}", $"reviewed version {version}"),
        VersionAction.Published => new($"publicerade version {version}", $"published version {version}"),
        VersionAction.TakenBack => new($"tog tillbaka version {version}", $"took back version {version}"),
        _ => new($"drog in version {version}", $"retired version {version}"),
    };

    public static Text Pending(int version, VersionStatus status) => status == VersionStatus.Reviewed
        ? new($"Version {version} är granskad och väntar på publicering",
            $"Version {version} is reviewed and waits to be published")
        : new($"Version {version} är ett utkast", $"Version {version} is a draft");

    public static Text From(int version, string when) =>
        new($"Version {version} gäller från {when}", $"Version {version} is in force from {when}");

    public static Text Errors(int count) =>
        count == 1 ? new("1 fel", "1 error") : new($"{count} fel", $"{count} errors");

    public static Text ScenarioSum(int good, int all) => new($"{good} av {all} scenarier går som de ska",
        $"{good} of {all} scenarios pass");

    public static Text ReviewedBy(string name) => new($"Granskad av {name}.", $"Reviewed by {name}.");
    public static Text ProposedBy(string name) =>
        new($"{name} har bett om granskning.", $"{name} has asked for a review.");
    public static Text Against(int version) => new($"jämfört med version {version}, som gäller nu",
        $"against version {version}, which is in force now");
}
