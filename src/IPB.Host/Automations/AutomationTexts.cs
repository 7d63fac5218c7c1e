using IPB.Workflows;
using IPB.Workflows.Automations;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Host.Automations;

/// <summary>Words of automations, and of the documents that they make.</summary>
public static class AutomationTexts
{
    public static readonly Text Automations = new("Automatik", "Automations");
    public static readonly Text Retry = new("Försök igen", "Try again");
    public static readonly Text GiveUp = new("Ge upp automatiken", "Give the automation up");
    public static readonly Text GiveUpHelp = new("Den räknas då som misslyckad.", "It then counts as failed.");
    public static readonly Text WhyFailed = new("Senaste felet", "Last failure");
    public static readonly Text Documents = new("Tillförda handlingar", "Filed documents");
    public static readonly Text Checksum = new("Kontrollsumma", "Checksum");

    public static readonly Text Compilation = new("Sammanställning av yttranden", "Compilation of statements");
    public static readonly Text Statements = new("Yttranden", "Statements");
    public static readonly Text Statement = new("Yttrande", "Statement");
    public static readonly Text Missing = new("Har inte svarat", "Have not answered");
    public static readonly Text Asked = new("Fråga", "Question");
    public static readonly Text Body = new("Remissinstans", "Referral body");
    public static readonly Text Stance = new("Svar", "Answer");

    public static Text Of(Stance stance) => stance switch
    {
        Workflows.Routines.Stance.NoObjections => new("Ingen erinran", "No objections"),
        Workflows.Routines.Stance.Objections => new("Erinran", "Objections"),
        _ => new("Avstår", "Abstains"),
    };

    public static Text Answered(int statements, int bodies) => new($"{statements} av {bodies} har svarat.",
        $"{statements} of {bodies} have answered.");

    public static Text Foot(long version) => new($"Upprättad ur ärendets journal, efter steg {version}.",
        $"Made from the journal of the case, after step {version}.");

    /// <summary>What a run does now.</summary>
    public static Text Of(RunStatus status) => status switch
    {
        RunStatus.Running => new("Pågår", "Running"),
        RunStatus.Waiting => new("Väntar", "Waiting"),
        RunStatus.Retrying => new("Försöker snart igen", "Will be tried again"),
        RunStatus.Stuck => new("Misslyckades", "Failed"),
        _ => new("Börjar om när ärendet återupptas", "Begins anew when the case goes on"),
    };

    public static Text For(string what, string until) => new($"{what}, till {until}", $"{what}, until {until}");

    public static Text Next(string at) => new($"Nästa försök {at}", $"Next attempt {at}");

    /// <summary>After a migration.</summary>
    public static Text GoesOn(string name) =>
        new($"Automatiken ”{name}” går vidare", $"The automation “{name}” goes on");

    public static Text CancelledBy(string name, string why) => new(
        $"Automatiken ”{name}” avbryts: {why}", $"The automation “{name}” is cancelled: {why}");

    public static Text Started(string name) => new($"Automatiken ”{name}” startade", $"The automation “{name}” began");

    /// <summary>One fact of automations in words; null: it is none.</summary>
    /// <param name="name">The name of an automation by the id of its run.</param>
    internal static Text? Line(
        Fact fact, Func<string, string> name, Func<IEnumerable<string>, string> people,
        Func<DateTimeOffset, string> moment) =>
        fact switch
        {
            AutomationStarted f => Started(f.Run.Name),
            AutomationProgressed f => f.Note,
            AutomationWaits f => new($"Automatiken ”{name(f.Run)}” väntar: {f.For.Sv}, till {moment(f.Until)}",
                $"The automation “{name(f.Run)}” waits: {f.For.En}, until {moment(f.Until)}"),
            AutomationAnswered f => new($"Svaret till automatiken ”{name(f.Run)}” kom",
                $"The answer to the automation “{name(f.Run)}” came"),
            AutomationCalled f => Called(f, name(f.Run)),
            AutomationFaulted f => new(
                $"Automatiken ”{name(f.Run)}” misslyckades: {f.Why.Sv} Nästa försök {moment(f.Next)}",
                $"The automation “{name(f.Run)}” failed: {f.Why.En} Next attempt {moment(f.Next)}"),
            AutomationStuck f =>
                new($"Automatiken ”{name(f.Run)}” misslyckades: {f.Why.Sv} {people(f.People)} fick veta det",
                $"The automation “{name(f.Run)}” failed: {f.Why.En} {people(f.People)} was told"),
            AutomationDone { Stays: true } f => new(
                $"Automatiken ”{f.Name}” är klar, men villkoret för nästa steg är inte uppfyllt",
                $"The automation “{f.Name}” is done, but the condition of what follows does not hold"),
            AutomationDone f => new($"Automatiken ”{f.Name}” är klar", $"The automation “{f.Name}” is done"),
            AutomationFailed { GivenUp: not null } f => new($"gav upp automatiken ”{f.Name}”",
                $"gave up the automation “{f.Name}”"),
            AutomationFailed f => new($"Automatiken ”{f.Name}” misslyckades: {f.Why.Sv}",
                $"The automation “{f.Name}” failed: {f.Why.En}"),
            AutomationCancelled f => Cancelled(f),
            AutomationTooLate f => new($"Automatiken ”{f.Name}” kom med ett resultat för sent; det ändrar inget",
                $"The automation “{f.Name}” came with a result too late; it changes nothing"),
            DocumentFiled f =>
                new($"Handlingen {f.Document.Number} tillfördes ({f.Document.Name}, SHA-256 {f.Document.Hash})",
                $"The document {f.Document.Number} was filed ({f.Document.Name}, SHA-256 {f.Document.Hash})"),
            _ => null,
        };

    private static Text Called(AutomationCalled f, string name) => f.Why switch
    {
        AutomationWake.Answered => new($"Automatiken ”{name}” går vidare med svaret",
            $"The automation “{name}” goes on with the answer"),
        AutomationWake.Time => new($"Automatiken ”{name}” går vidare: tiden är ute",
            $"The automation “{name}” goes on: its time is over"),
        _ => new($"Automatiken ”{name}” försöks igen", $"The automation “{name}” is tried again"),
    };

    private static Text Cancelled(AutomationCancelled f) => f.Why switch
    {
        RunCancel.Held => new($"Automatiken ”{f.Name}” avbröts: ärendet vilar",
            $"The automation “{f.Name}” was cancelled: the case is on hold"),
        RunCancel.Migrated => new($"Automatiken ”{f.Name}” avbröts: rutinen har en ny version",
            $"The automation “{f.Name}” was cancelled: the routine has a new version"),
        RunCancel.Closed => new($"Automatiken ”{f.Name}” avbröts: ärendet är avslutat",
            $"The automation “{f.Name}” was cancelled: the case is closed"),
        _ => new($"Automatiken ”{f.Name}” avbröts: ärendet har lämnat läget",
            $"The automation “{f.Name}” was cancelled: the case has left the state"),
    };
}
