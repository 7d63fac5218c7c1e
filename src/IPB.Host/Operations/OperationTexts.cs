using System.Globalization;
using IPB.Workflows;
using IPB.Workflows.Automations;

namespace IPB.Host.Operations;

/// <summary>Words of the operations page.</summary>
public static class OperationTexts
{
    public static readonly Text Title = new("Drift", "Operations");
    public static readonly Text Lead = new("Hur systemet mår, och vad som går att göra åt det.",
        "How the system does, and what can be done about it.");
    public static readonly Text InShort = new("I korthet", "In short");
    public static readonly Text Open = new("Pågående ärenden", "Running cases");
    public static readonly Text Overdue = new("Försenade ärenden", "Overdue cases");
    public static readonly Text Incidents = new("Incidenter", "Incidents");
    public static readonly Text LateTimers = new("Sena tidsur", "Late timers");
    public static readonly Text Unsent = new("Osända meddelanden", "Unsent messages");
    public static readonly Text FailedJobs = new("Misslyckade jobb", "Failed jobs");
    public static readonly Text AllWell = new("Inget behöver åtgärdas.", "Nothing needs attention.");
    public static readonly Text FailedMail = new("Meddelanden som inte gick fram", "Messages that did not go out");
    public static readonly Text NoFailedMail = new("Alla meddelanden har gått fram.", "All messages went out.");
    public static readonly Text Cause = new("Orsak", "Cause");
    public static readonly Text HowMany = new("Antal", "How many");
    public static readonly Text Since = new("Äldst", "Oldest");
    public static readonly Text Again = new("Försök igen", "Try again");
    public static readonly Text AllAgain = new("Försök igen med alla", "Try all again");
    public static readonly Text EachMessage = new("Visa vart och ett", "Show each of them");
    public static readonly Text To = new("Till", "To");
    public static readonly Text About = new("Ärende", "Case");
    public static readonly Text Attempts = new("Försök", "Attempts");
    public static readonly Text What = new("Vad", "What");
    public static readonly Text LateTimersTitle = new("Tidsur som inte gick av", "Timers that did not fire");
    public static readonly Text NoLateTimers = new("Alla tidsur går av i tid.", "All timers fire in time.");
    public static readonly Text DueAt = new("Skulle ha gått av", "Was due");
    public static readonly Text ArmAgain = new("Ställ de uppgivna igen", "Arm again those given up");
    public static readonly Text IncidentsTitle = new("Underärenden och automatiker som misslyckades",
        "Child cases and automations that failed");
    public static readonly Text NoIncidents = new("Inga incidenter.", "No incidents.");
    public static readonly Text JobsTitle = new("Jobb och noder", "Jobs and nodes");
    public static readonly Text JobsPage = new("Visa alla jobb", "Show all jobs");
    public static readonly Text Node = new("Nod", "Node");
    public static readonly Text Started = new("Startad", "Started");
    public static readonly Text LastSign = new("Livstecken", "Last sign of life");
    public static readonly Text NoNodes = new("Ingen nod utför jobb just nu. Tidsur och mejl väntar.",
        "No node does jobs right now. Timers and mail wait.");
    public static readonly Text Waiting = new("Väntar", "Waiting");
    public static readonly Text Later = new("Senare", "Later");
    public static readonly Text Running = new("Pågår", "Running");
    public static readonly Text Failed = new("Uppgivna", "Given up");
    public static readonly Text Done = new("Utförda", "Done");
    public static readonly Text Recurring = new("Återkommande", "Recurring");
    public static readonly Text Next = new("Nästa gång", "Next");
    public static readonly Text Last = new("Senaste gång", "Last");
    public static readonly Text Result = new("Resultat", "Result");
    public static readonly Text Journals = new("Journalernas äkthet", "Integrity of the journals");
    public static readonly Text JournalsWhat = new(
        "Varje steg i varje ärende är förseglat. Kontrollen går igenom alla ärenden varje natt.",
        "Each step of each case is sealed. The check goes through all cases every night.");
    public static readonly Text NeverChecked = new("Aldrig kontrollerat", "Never checked");
    public static readonly Text Whole = new("Allt stämmer", "All is whole");
    public static readonly Text Harmed = new("Något har ändrats", "Something was altered");
    public static readonly Text Underway = new("Kontroll pågår", "Check under way");
    public static readonly Text CheckNow = new("Kontrollera nu", "Check now");
    public static readonly Text Mail = new("E-post", "Mail");
    public static readonly Text MailFolder =
        new("Ingen e-postserver är inställd. Mejl läggs i en mapp och visas i systemet.",
        "No mail server is set. Mails are put into a folder and shown in the system.");
    public static readonly Text SendTest = new("Skicka ett testmejl till mig", "Send me a test mail");
    public static readonly Text TestFailed = new("Testmejlet gick inte iväg", "The test mail did not go out");
    public static readonly Text Database = new("Databas", "Database");
    public static readonly Text Size = new("Storlek", "Size");
    public static readonly Text Server = new("Server", "Server");
    public static readonly Text Automations = new("Automationer", "Automations");
    public static Text Elsa(RunnerState state) =>
        new($"Elsa {state.Version}: {state.Words.Sv}", $"Elsa {state.Version}: {state.Words.En}");

    public static readonly Text NoElsa = new("Elsa: inte installerat", "Elsa: not installed");
    public static readonly Text Log = new("Vad som gjorts för hand", "What was done by hand");
    public static readonly Text NoLog = new("Inget än.", "Nothing yet.");
    public static readonly Text When = new("När", "When");
    public static readonly Text Who = new("Vem", "Who");

    public static Text MailServer(string server) =>
        new($"Mejl skickas genom {server}.", $"Mail is sent through {server}.");

    public static Text TestSent(string address, bool folder) => folder
        ? new($"Testmejlet till {address} ligger i mappen. Öppna E-post för att läsa det.",
            $"The test mail to {address} is in the folder. Open Mail to read it.")
        : new($"E-postservern tog emot testmejlet till {address}. Titta i din inkorg.",
            $"The mail server accepted the test mail to {address}. Look into your mailbox.");

    public static Text GivenUp(int count) => count == 0
        ? new("försöks igen av sig självt", "tried again by itself")
        : count == 1 ? new("1 uppgivet", "1 given up") : new($"{count} uppgivna", $"{count} given up");

    public static Text Checked(string moment, int cases) => new($"{moment}: {cases} ärenden kontrollerade.",
        $"{moment}: {cases} cases checked.");

    public static Text SoFar(int cases) => new($"{cases} ärenden hittills.", $"{cases} cases so far.");

    public static Text Trouble(int count) => count == 1 ? new("1 sak behöver åtgärdas.", "1 thing needs attention.")
        : new($"{count} saker behöver åtgärdas.", $"{count} things need attention.");

    /// <summary>What a job that no file names does.</summary>
    public static Text Job(string id) => id switch
    {
        "suggestions.training" => new("Lär av avgjorda ärenden", "Learns from settled cases"),
        "absences.news" => new("Berättar om frånvaro", "Tells of absences"),
        "journal.check" => new("Kontrollerar journalerna", "Checks the journals"),
        _ => new("Läser frånvarokalendrar", "Reads absence calendars"),
    };

    /// <summary>How the last run of a recurring job went, as the job store names it.</summary>
    public static Text RunState(string state) => state switch
    {
        "Succeeded" => new("Gick bra", "Succeeded"),
        "Failed" => new("Misslyckades", "Failed"),
        "Processing" => new("Pågår", "Running"),
        "Deleted" => new("Avbröts", "Cancelled"),
        _ => new("Väntar", "Waiting"),
    };

    public static Text Action(string action) => action switch
    {
        "messages-retried" => new("försökte igen med meddelanden", "tried messages again"),
        "timers-retried" => new("ställde tidsur igen", "armed timers again"),
        "journal-check-asked" => new("begärde kontroll av journalerna", "asked for a check of the journals"),
        _ => new("skickade ett testmejl", "sent a test mail"),
    };

    public static Text SizeOf(long bytes)
    {
        var megabytes = bytes / 1024.0 / 1024.0;
        return new(megabytes.ToString("#,0", CultureInfo.GetCultureInfo("sv-SE")) + " MB",
            megabytes.ToString("#,0", CultureInfo.GetCultureInfo("en-GB")) + " MB");
    }
}
