using IPB.Workflows;
using IPB.Workflows.Migrations;

namespace IPB.Host.Migrations;

/// <summary>Words of the pages that move running cases to another version.</summary>
public static class MigrationTexts
{
    public static readonly Text Title = new("Flytta pågående ärenden", "Move running cases");
    public static readonly Text Lead = new(
        "Ett ärende stannar på den version av rutinen som det började på tills någon flyttar det. Säg här vad som "
        + "motsvarar vad. Nästa steg är en provkörning, som visar vad som skulle hända med varje ärende och inte "
        + "ändrar något.",
        "A case stays on the version of the routine that it began on until somebody moves it. Say here what stands in "
        + "for what. The next step is a dry run: it shows what would happen to every case and changes nothing.");
    public static readonly Text Move = new("Flytta till en annan version", "Move to another version");
    public static readonly Text From = new("Från version", "From version");
    public static readonly Text To = new("Till version", "To version");
    public static readonly Text ShowVersions = new("Visa", "Show");
    public static readonly Text Side = new("Gammal och ny version", "Old and new version");
    public static readonly Text SideHelp = new("Siffrorna är pågående ärenden i den gamla versionen.",
        "The numbers are running cases on the old version.");
    public static readonly Text States = new("Lägen", "States");
    public static readonly Text OldState = new("Gammalt läge", "Old state");
    public static readonly Text NewState = new("Nytt läge", "New state");
    public static readonly Text Why = new("Förslag", "Suggestion");
    public static readonly Text Fields = new("Fält", "Fields");
    public static readonly Text OldField = new("Gammalt fält", "Old field");
    public static readonly Text NewField = new("Nytt fält", "New field");
    public static readonly Text Undecided = new("Välj … (ärenden här flyttas inte)",
        "Choose … (cases here do not move)");
    public static readonly Text UndecidedField = new("Välj … (ärenden med värde flyttas inte)",
        "Choose … (cases with a value do not move)");
    public static readonly Text Stay = new("Låt dem vara kvar på den gamla versionen", "Leave them on the old version");
    public static readonly Text Drop = new("Släpp värdet (journalen har det kvar)",
        "Let the value go (the journal keeps it)");
    public static readonly Text Anew = new("Tiden börjar om", "Time begins anew");
    public static readonly Text Void = new("Öppet beslut börjar om", "An open decision begins anew");
    public static readonly Text VoidReferral = new("Remiss som är ute börjar om", "A referral that is out begins anew");
    public static readonly Text Late = new("När sker det som redan skulle ha skett?",
        "When does that happen which should have happened by now?");
    public static readonly Text LateHelp = new(
        "Till exempel ”5 arbetsdagar” skrivet som 5 working days. Tomt: genast. Påminnelser skickas aldrig i "
        + "efterhand.",
        "For example 5 working days. Empty: at once. Reminders are never sent late.");
    public static readonly Text DryRun = new("Provkör", "Dry run");
    public static readonly Text DryRunHelp = new("Ändrar inget ärende.", "Changes no case.");
    public static readonly Text Earlier = new("Tidigare flyttar och provkörningar", "Earlier moves and dry runs");
    public static readonly Text NoOther = new("Rutinen har bara en version.", "The routine has one version only.");
    public static readonly Text Totals = new("Sammanlagt", "In all");
    public static readonly Text Moves = new("flyttas", "move");
    public static readonly Text NeedsMapping = new("behöver en motsvarighet", "need a mapping");
    public static readonly Text Stays = new("blir kvar", "stay");
    public static readonly Text Kind = new("Vad som sker", "What happens");
    public static readonly Text Outcome = new("Utfall", "Result");
    public static readonly Text Cases = new("Ärende för ärende", "Case by case");
    public static readonly Text Before = new("Nu", "Now");
    public static readonly Text After = new("Efter flytten", "After the move");
    public static readonly Text Details = new("Bevakningar", "Timers");
    public static readonly Text Start = new("Starta flytten", "Start the move");
    public static readonly Text GoOn = new("Fortsätt flytten", "Go on with the move");
    public static readonly Text Reason = new("Skäl", "Reason");
    public static readonly Text ReasonHelp = new("Står i journalen över flyttar.", "Kept with the migration.");
    public static readonly Text UndoDays = new("Kan ångras i", "Can be undone for");
    public static readonly Text Confirm = new("Jag har läst provkörningen och vill flytta ärendena.",
        "I have read the dry run and want to move the cases.");
    public static readonly Text ConfirmMissing = new("Bekräfta att du har läst provkörningen.",
        "Confirm that you have read the dry run.");
    public static readonly Text Stop = new("Stoppa", "Stop");
    public static readonly Text StopHelp = new(
        "Ärenden som är flyttade är flyttade; de andra blir kvar tills du fortsätter.",
        "Cases that were moved are moved; the others stay until you go on.");
    public static readonly Text Update = new("Uppdatera sidan", "Update the page");
    public static readonly Text Undo = new("Ångra flytten", "Undo the move");
    public static readonly Text UndoHelp = new(
        "Ärenden som inte har ändrats sedan flytten kommer tillbaka som de var, med den tid som är kvar. De "
        + "andra listas.",
        "Cases that have not changed since the move come back as they were, with the time that is left. The others are "
        + "listed.");
    public static readonly Text Plan = new("Planen", "The plan");
    public static readonly Text Change = new("Ändra planen", "Change the plan");
    public static readonly Text More = new("Visa fler", "Show more");
    public static readonly Text None = new("Inga ärenden här.", "No cases here.");
    public static readonly Text All = new("Alla", "All");
    public static readonly Text LateMark = new("försenat", "late");
    public static readonly Text AtOnce = new("genast", "at once");
    public static readonly Text NotYours = new("Ärenden flyttas av dem som ansvarar för rutinerna.",
        "Cases are moved by those who own the routines.");

    public static Text Header(int from, int to) => new($"från version {from} till version {to}",
        $"from version {from} to version {to}");

    public static Text Version(int version, int cases) => cases == 1
        ? new($"Version {version}: 1 ärende", $"Version {version}: 1 case")
        : new($"Version {version}: {cases} ärenden", $"Version {version}: {cases} cases");

    public static Text Days(int days) => days switch
    {
        0 => new("inte alls", "not at all"),
        1 => new("1 dag", "1 day"),
        _ => new($"{days} dagar", $"{days} days"),
    };

    public static Text Made(string who, string when) => new($"Provkörd av {who} {when}", $"Dry run by {who}, {when}");

    public static Text Started(string who, string when) => new($"Startad av {who} {when}", $"Started by {who}, {when}");

    public static Text Undone(string who, string when) => new($"Ångrad av {who} {when}", $"Undone by {who}, {when}");

    public static Text UndoUntil(string when) => new($"Kan ångras till {when}", $"Can be undone until {when}");

    public static Text Then(string triggers) => new($"Sedan sker av sig själv: {triggers}",
        $"Then happens by itself: {triggers}");

    public static Text Due(string when) => new($"senast {when}", $"by {when}");

    public static Text GateKept(int votes) => new($"Beslutet går vidare ({votes} röster)",
        $"The decision goes on ({votes} votes)");

    public static Text GateVoid(string why) => new($"Beslutet börjar om: {why}", $"The decision begins anew: {why}");

    public static Text ReferralKept(int statements) => new($"Remissen går vidare ({statements} yttranden)",
        $"The referral goes on ({statements} statements)");

    public static Text ChildrenKept(int ended) => new($"Väntan på underärenden går vidare ({ended} avslutade)",
        $"The wait for child cases goes on ({ended} ended)");

    public static Text ChildrenVoid(string why) => new($"Väntan på underärenden tar slut: {why}",
        $"The wait for child cases is over: {why}");

    public static Text ReferralVoid(string why) => new($"Remissen avslutas: {why}", $"The referral ends: {why}");

    public static Text Dropped(string field) => new($"{field}: värdet släpps", $"{field}: the value is let go");

    public static Text Progress(int done, int all) => new($"{done} av {all} ärenden", $"{done} of {all} cases");

    public static Text StatusName(MigrationStatus status) => status switch
    {
        MigrationStatus.DryRun => new("Provkörning", "Dry run"),
        MigrationStatus.Running => new("Pågår", "Running"),
        MigrationStatus.Stopped => new("Stoppad", "Stopped"),
        MigrationStatus.Done => new("Klar", "Done"),
        MigrationStatus.Undoing => new("Ångras", "Being undone"),
        MigrationStatus.UndoStopped => new("Ångrandet stoppat", "Undoing stopped"),
        _ => new("Ångrad", "Undone"),
    };

    public static Text CaseStatus(MigrationCaseStatus status) => status switch
    {
        MigrationCaseStatus.Waiting => new("väntar", "waits"),
        MigrationCaseStatus.Moved => new("flyttat", "moved"),
        MigrationCaseStatus.Skipped => new("överhoppat", "skipped"),
        MigrationCaseStatus.Failed => new("misslyckades", "failed"),
        MigrationCaseStatus.Undone => new("tillbaka", "moved back"),
        MigrationCaseStatus.Kept => new("inte tillbaka", "not moved back"),
        _ => new("–", "–"),
    };
}
