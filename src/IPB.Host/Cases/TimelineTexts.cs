using IPB.Workflows;
using IPB.Workflows.Routines;

namespace IPB.Host.Cases;

/// <summary>What happened to a case, and what will, in words.</summary>
public static class TimelineTexts
{
    public static readonly Text Decision = new("Beslut", "Decision");
    public static readonly Text Person = new("Person", "Person");
    public static readonly Text System = new("Systemet", "System");
    public static readonly Text Why = new("Varför?", "Why?");
    public static readonly Text Clockwork = new("Påminnelser och tidsgränser", "Reminders and time limits");
    public static readonly Text ReminderAhead = new("påminnelse", "reminder");
    public static readonly Text Reopened = new("öppnade ärendet igen", "reopened the case");
    public static readonly Text Commented = new("kommenterade", "commented");
    public static readonly Text Acknowledged = new("tar hand om ärendet", "is on it");
    public static readonly Text AcknowledgedByLink = new("tar hand om ärendet (med länken i ett mejl)",
        "is on it (by the link of a mail)");
    public static readonly Text CommentedByMail = new("svarade med e-post", "answered by mail");
    public static readonly Text NobodyReminded = new("Påminnelsen behövdes inte: alla hade svarat",
        "The reminder was not needed: everyone had answered");

    public static Text Submitted(string department) => new($"anmälde problemet för {department}",
        $"reported the problem for {department}");

    public static Text Routed(string to) => new($"Fördelat till {to}", $"Routed to {to}");

    public static Text Also(string names) => new($"Informeras: {names}", $"Informed: {names}");

    public static Text LeadChanged(string from, string to) => new($"Flyttat från {from} till {to}",
        $"Moved from {from} to {to}");

    public static Text Bounced(string from) => new(
        $"{from} sa att ärendet inte är deras. Reglerna fick avgöra på nytt.",
        $"{from} said that the case is not theirs. The rules decided anew.");

    public static Text Suggested(string from, string named) => new($"{from} föreslår {named}.",
        $"{from} suggests {named}.");

    public static Text Unreadable(long seq) => new($"Steg {seq} går inte att läsa: journalen har ändrats utifrån.",
        $"Step {seq} cannot be read: the journal was changed from outside.");

    public static Text Triggered(string trigger) => new($"valde ”{trigger}”", $"chose “{trigger}”");

    public static Text TriggeredItself(string trigger) => new($"”{trigger}” skedde av sig själv",
        $"“{trigger}” happened by itself");

    public static Text Entered(string state) => new($"Nytt läge: {state}", $"New state: {state}");

    public static Text GroupEntered(string group) => new($"Inne i: {group}", $"Within: {group}");

    public static Text GroupLeft(string group) => new($"Ute ur: {group}", $"Out of: {group}");

    public static Text WaitsFor(string who) => new($"väntar på {who}", $"waits on {who}");

    public static Text DueBy(string day) => new($"senast {day}", $"by {day}");

    public static Text GateOpened(string gate) => new($"Beslutspunkten {gate} öppnades", $"The gate {gate} opened");

    public static Text Deciders(string who) => new($"Beslutar: {who}", $"Decided by: {who}");

    public static Text Voted(Outcome outcome) => outcome switch
    {
        Outcome.Approve => new("röstade för att godkänna", "voted to approve"),
        Outcome.ApproveWithConditions => new("röstade för att godkänna med villkor",
            "voted to approve with conditions"),
        Outcome.Return => new("begärde komplettering", "asked for more information"),
        Outcome.Postpone => new("bordlade frågan", "postponed the question"),
        Outcome.Reject => new("avslog", "rejected"),
        Outcome.Hold => new("lät ärendet vila", "put the case on hold"),
        _ => new("lade ned", "discontinued"),
    };

    public static Text GateClosed(string gate, string outcome) => new($"{gate}: {outcome}", $"{gate}: {outcome}");

    public static Text OnBehalfOf(string name) => new($"för {name}", $"for {name}");

    public static Text Met(string names) => new($"Uppfyllt: {names}", $"Met: {names}");

    public static Text Conditions(string text) => new($"Villkor: {text}", $"Conditions: {text}");

    public static Text TimerArmed(string what, string when) => new($"Ställd: {what}, {when}", $"Set: {what}, {when}");

    public static Text TimerFired(string what) => new($"Tiden gick ut: {what}", $"The time came: {what}");

    public static Text TimerCancelled(string what) => new($"Avställd: {what}", $"Called off: {what}");

    public static Text Reminded(string names) => new($"Påminnelse skickad till {names}", $"Reminder sent to {names}");

    public static Text Escalated(string who) => new($"Lyft även till {who}", $"Also raised to {who}");

    public static readonly Text CalendarChanged = new("Kalendern ändrades: tiderna räknades om",
        "The calendar was changed: times were counted anew");
    public static readonly Text OtherCalendar = new("Tiderna räknas nu efter den nya förvaltningens kalender",
        "Times are now counted by the new department's calendar");
    public static Text Asked(string names, string question) => new($"{names} fick frågan ”{question}”",
        $"{names} was asked “{question}”");

    public static Text Assigned(string name) => new($"gav ärendet till {name}", $"gave the case to {name}");

    public static Text RemindedByHand(string names) => new($"påminde {names}", $"reminded {names}");

    public static Text OverLimit(string place, int limit) => new(
        $"”{place}” var fullt (högst {limit} samtidigt)", $"“{place}” was full (at most {limit} at once)");

    public static Text PartOfBulk(int count) => count == 1
        ? new("Gjort från en lista", "Done from a list")
        : new($"Ett av {count} ärenden på en gång", $"One of {count} cases at once");

    public static Text Closed(string ending) => new($"Ärendet avslutades: {ending}", $"The case was closed: {ending}");

    public static Text Timer(string key) => key.Split(':')[0] switch
    {
        "remind" => ReminderAhead,
        "escalate" => new("lyft till nästa nivå", "raise to the next level"),
        "overdue" => Referrals.ReferralTexts.OverdueAhead,
        "fire" => new("händelse av sig själv", "automatic event"),
        "hold-ask" => new("frågan om ärendet kan gå vidare", "the question whether the case can go on"),
        "condition-remind" => new("påminnelse om ett villkor", "reminder of a condition"),
        "condition-late" => new("dagen för ett villkor", "the day of a condition"),
        "automation" => new("automatiken går vidare", "the automation goes on"),
        "hold-longest" => new("den längsta tiden i vila", "the longest time on hold"),
        _ => new("uppföljning", "follow-up"),
    };
}
