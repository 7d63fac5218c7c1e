using IPB.Workflows;
using IPB.Workflows.Retention;

namespace IPB.Host.Retention;

/// <summary>Words of retention and disposal (gallring).</summary>
public static class RetentionTexts
{
    public static readonly Text Title = new("Gallring", "Retention");
    public static readonly Text Lead = new(
        "Hur länge avslutade ärenden sparas, och vad som gallras. Ett ärende som ingen regel gäller för sparas.",
        "How long closed cases are kept, and what is disposed of. A case that no rule holds for is kept.");
    public static readonly Text Rules = new("Regler", "Rules");
    public static readonly Text RulesWhat = new(
        "Reglerna ändras i filen retention.yaml. Inget gallras av sig självt: en systemadministratör föreslår en lista "
        + "och en annan godkänner den.",
        "The rules are changed in the file retention.yaml. Nothing is disposed of by itself: one system administrator "
        + "proposes a list and another approves it.");
    public static readonly Text NoRules = new(
        "Staden har inga gallringsregler. Allt sparas tills filen retention.yaml finns.",
        "The city has no rules of retention. Everything is kept until the file retention.yaml is there.");
    public static readonly Text Rule = new("Regel", "Rule");
    public static readonly Text Keep = new("Sparas", "Kept for");
    public static readonly Text ForEver = new("bevaras för alltid", "kept for ever");
    public static readonly Text Decision = new("Beslut", "Decision");
    public static readonly Text DueNow = new("Kan gallras i dag", "Due today");
    public static readonly Text Within = new("Inom tolv månader", "Within twelve months");
    public static readonly Text Others = new("Alla andra ärenden", "All other cases");
    public static readonly Text Propose = new("Föreslå gallring", "Propose disposal");
    public static readonly Text Do = new("Åtgärd", "Action");
    public static readonly Text Underway = new("Se förslaget", "See the proposal");
    public static readonly Text Disposals = new("Gallringar", "Disposals");
    public static readonly Text NoDisposals = new("Inget har gallrats eller föreslagits.",
        "Nothing was disposed of or proposed.");
    public static readonly Text Record = new("Allt som har gallrats", "Everything that was disposed of");
    public static readonly Text RecordWhat = new(
        "Varje rad är förseglad. Kontrollen av journalerna på driftsidan skiljer en gallring från ett ärende som någon "
        + "har tagit bort.",
        "Each row is sealed. The check of the journals on the operations page tells a disposal from a case that "
        + "somebody took away.");
    public static readonly Text Status = new("Läge", "Status");
    public static readonly Text Cases = new("Ärenden", "Cases");
    public static readonly Text Case = new("Ärende", "Case");
    public static readonly Text Proposed = new("Föreslagen", "Proposed");
    public static readonly Text Approved = new("Godkänd", "Approved");
    public static readonly Text RejectedTerm = new("Avslagen", "Rejected");
    public static readonly Text Ended = new("Klar", "Finished");
    public static readonly Text Exemptions = new("Undantag", "Exemptions");
    public static readonly Text ExemptionsWhat = new(
        "Ärenden som sparas vad reglerna än säger, till exempel för en tvist eller en granskning.",
        "Cases that are kept whatever the rules say, for a dispute or an audit for example.");
    public static readonly Text NoExemptions = new("Inget ärende är undantaget.", "No case is exempt.");
    public static readonly Text Exempt = new("Undanta ett ärende", "Exempt a case");
    public static readonly Text ExemptDo = new("Undanta", "Exempt");
    public static readonly Text EndExemption = new("Avsluta undantaget", "End the exemption");
    public static readonly Text Number = new("Ärendenummer", "Case number");
    public static readonly Text NumberHelp = new("Som 2026-00042.", "Such as 2026-00042.");
    public static readonly Text Reason = new("Skäl", "Reason");
    public static readonly Text Until = new("Till och med", "Until");
    public static readonly Text UntilHelp = new("Tomt: tills någon avslutar undantaget.",
        "Empty: until somebody ends the exemption.");
    public static readonly Text UntilEnded = new("tills det avslutas", "until it is ended");
    public static readonly Text By = new("Av", "By");
    public static readonly Text NotADay = new("\"until\" behöver vara ett datum som 2027-12-31.",
        "\"until\" needs to be a date such as 2027-12-31.");
    public static readonly Text NotANumber = new("\"number\" behöver vara ett ärendenummer som 2026-00042.",
        "\"number\" needs to be a case number such as 2026-00042.");
    public static readonly Text Disposal = new("Gallring", "Disposal");
    public static readonly Text Conditions = new("Vad det gäller", "What it is about");
    public static readonly Text ClosedBefore = new("Avslutade före", "Closed before");
    public static readonly Text Checksum = new("Listans kontrollsumma", "Checksum of the list");
    public static readonly Text Approve = new("Godkänn gallringen", "Approve the disposal");
    public static readonly Text ApproveWhat = new(
        "När du godkänner tas ärendena bort för alltid, med journaler, filer och mejl. Kvar blir en förseglad rad för "
        + "vart och ett. Det går inte att ångra.",
        "When you approve, the cases are removed for good, with journals, files and mails. A sealed row for each of "
        + "them stays. It cannot be undone.");
    public static readonly Text Confirm = new("Jag har läst listan och godkänner att ärendena gallras",
        "I have read the list and approve that the cases are disposed of");
    public static readonly Text ConfirmMissing =
        new("Kryssa i att du har läst listan.", "Tick that you have read the list.");
    public static readonly Text Own = new(
        "Du har själv föreslagit gallringen. Någon annan systemadministratör godkänner den.",
        "You proposed this disposal. Another system administrator approves it.");
    public static readonly Text Reject = new("Avslå gallringen", "Reject the disposal");
    public static readonly Text TakeBack = new("Ta tillbaka förslaget", "Take the proposal back");
    public static readonly Text List = new("Listan", "The list");
    public static readonly Text Routine = new("Rutin", "Routine");
    public static readonly Text Opened = new("Öppnat", "Opened");
    public static readonly Text Closed = new("Avslutat", "Closed");
    public static readonly Text Steps = new("Journalsteg", "Steps in the journal");
    public static readonly Text Outcome = new("Vad som händer", "What happens");
    public static readonly Text Why = new("Varför", "Why");
    public static readonly Text Gone = new("Gallrat", "Disposed of");
    public static readonly Text Seal = new("Journalens sista sigill", "Last seal of the journal");
    public static readonly Text ProposedBy = new("Föreslagen av", "Proposed by");
    public static readonly Text ApprovedBy = new("Godkänd av", "Approved by");
    public static readonly Text ShowAll = new("Visa alla", "Show all");
    public static readonly Text Update = new("Uppdatera", "Update");
    public static readonly Text DisposedTitle = new("Ärendet är gallrat", "The case was disposed of");

    public static Text DisposedWhat(string number, string day, string decision) => new(
        $"{number} gallrades {day} enligt beslut {decision}. Inget mer finns kvar om det.",
        $"{number} was disposed of on {day} by decision {decision}. Nothing else is left of it.");

    public static Text StatusName(DisposalStatus status) => status switch
    {
        DisposalStatus.Proposed => new("Föreslagen", "Proposed"),
        DisposalStatus.Rejected => new("Avslagen", "Rejected"),
        DisposalStatus.Running => new("Gallras nu", "Being carried out"),
        _ => new("Genomförd", "Carried out"),
    };

    public static string Tone(DisposalStatus status) => status switch
    {
        DisposalStatus.Proposed => "due",
        DisposalStatus.Done => "done",
        _ => "plain",
    };

    /// <param name="decided">The disposal was approved.</param>
    public static Text CaseStatus(DisposalCaseStatus status, bool decided = true) => status switch
    {
        DisposalCaseStatus.Listed => decided ? new("väntar", "waiting") : new("gallras", "is disposed of"),
        DisposalCaseStatus.Kept => new("sparas", "kept"),
        _ => new("gallrat", "disposed of"),
    };

    public static string Tone(DisposalCaseStatus status) => status switch
    {
        DisposalCaseStatus.Disposed => "done",
        DisposalCaseStatus.Kept => "due",
        _ => "plain",
    };

    public static Text Progress(int done, int all) => new($"{done} av {all} klara", $"{done} of {all} done");

    public static Text Exempted(int count) => count == 1 ? new("varav ett undantaget", "one of them exempt")
        : new($"varav {count} undantagna", $"{count} of them exempt");

    public static Text On(string who, string when) => new($"av {who}, {when}", $"by {who}, {when}");

    public static Text States(int count, string names) => count == 1
        ? new($"slutläge {names}", $"end state {names}") : new($"slutlägen {names}", $"end states {names}");
}
