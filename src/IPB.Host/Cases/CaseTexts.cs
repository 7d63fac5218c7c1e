using IPB.Workflows;
using IPB.Workflows.Routines;

namespace IPB.Host.Cases;

/// <summary>Words of the pages of cases.</summary>
public static class CaseTexts
{
    public static readonly Text Open = new("Öppet", "Open");
    public static readonly Text Closed = new("Avslutat", "Closed");
    public static readonly Text OpenOnly = new("Öppna", "Open");
    public static readonly Text ClosedOnly = new("Avslutade", "Closed");
    public static readonly Text Everyone = new("Alla", "All");
    public static readonly Text Words = new("Nummer eller ord", "Number or word");
    public static readonly Text Lead = new("Ansvarig förvaltning", "Lead department");
    public static readonly Text Submitting = new("Anmälande förvaltning", "Submitting department");
    public static readonly Text Routine = new("Rutin", "Routine");
    public static readonly Text Standing = new("Öppna eller avslutade", "Open or closed");
    public static readonly Text Filter = new("Filtrera", "Filter");
    public static readonly Text Clear = new("Rensa filter", "Clear the filter");
    public static readonly Text NoMatch = new("Inga ärenden passar filtret.", "No cases match the filter.");
    public static readonly Text NoCases = new("Det finns inga ärenden än.", "There are no cases yet.");
    public static readonly Text More = new("Visa äldre ärenden", "Show older cases");
    public static readonly Text Number = new("Nummer", "Number");
    public static readonly Text Case = new("Ärende", "Case");
    public static readonly Text State = new("Läge", "State");
    public static readonly Text Due = new("Frist", "Time limit");
    public static readonly Text Version = new("version", "version");
    public static readonly Text AnswerWanted = new("Svar önskas", "An answer is wanted");
    public static readonly Text NextStep = new("Nästa steg", "Next step");
    public static readonly Text Yours = new("Din tur", "Your turn");
    public static readonly Text Phases = new("Faser och beslutspunkter", "Phases and gates");
    public static readonly Text Path = new("Ärendets väg", "The way of the case");
    public static readonly Text Past = new("klart", "done");
    public static readonly Text Now = new("här är ärendet nu", "the case is here now");
    public static readonly Text Future = new("kommer", "to come");
    public static readonly Text WaitsForDecision = new("väntar på beslut", "waits for a decision");
    public static readonly Text YouCan = new("Det här kan du göra", "This is what you can do");
    public static readonly Text NotYet = new("Går inte än", "Not possible yet");
    public static readonly Text Reason = new("Skäl", "Reason");
    public static readonly Text ReasonHelp = new("Läses av alla som ser ärendet.",
        "Read by everyone who sees the case.");
    public static readonly Text NewLead = new("Skicka till", "Send to");
    public static readonly Text RightDepartment = new("Vilken förvaltning är rätt?",
        "Which department is the right one?");
    public static readonly Text RulesDecide = new(
        "Vet du inte? Lämna tomt, så avgör reglerna på nytt utan er. Problemägaren får veta vart det går.",
        "Not sure? Leave it empty and the rules decide anew without you. The problem owner is told where it goes.");
    public static readonly Text LastBounce = new(
        "Nu går ärendet till samordnaren, som bestämmer. Ditt förslag följer med.",
        "Now the case goes to the coordinator, who decides. Your suggestion goes with it.");
    public static readonly Text Comment = new("Kommentera", "Comment");
    public static readonly Text CommentLabel = new("Kommentar", "Comment");
    public static readonly Text CommentHelp = new("Sparas i tidslinjen. Skriv inget om enskilda personer.",
        "Kept in the timeline. Write nothing about private persons.");
    public static readonly Text Timeline = new("Tidslinje", "Timeline");
    public static readonly Text Problem = new("Problemet", "The problem");
    public static readonly Text Responsible = new("Ansvariga", "Responsible");
    public static readonly Text FullAsks = new("Skriv varför ärendet ska dit ändå, eller vänta tills något är klart.",
        "Write why the case should go there all the same, or wait until something is done.");
    public static readonly Text Leads = new("Ansvarar", "Leads");
    public static readonly Text Informed = new("Informeras", "Informed");
    public static readonly Text ReportedBy = new("Anmält av", "Reported by");
    public static readonly Text WaitsOn = new("Väntar på", "Waits on");
    public static readonly Text WhyHere = new("Varför hamnade det här?", "Why was this routed here?");
    public static readonly Text Decided = new("Avgjorde", "Decided");
    public static readonly Text AlsoMatched = new("Träffade också", "Matched too");
    public static readonly Text WhatIf = new("Vad hade ändrat det?", "What would have changed it?");
    public static readonly Text SaidNotOurs = new("Har sagt ”inte vårt”", "Have said “not ours”");
    public static readonly Text Matched = new("Ord som träffade", "Words that matched");
    public static readonly Text Table = new("Regeltabell", "Routing table");
    public static Text LimitOfGroup(string group) => new(
        $"Fristen gäller hela {group}: den räknas från att ärendet kom dit och löper vidare mellan lägena i den.",
        $"The time limit is that of the whole of {group}: it counts from when the case came there and runs on between "
        + "the states in it.");

    public static readonly Text Receipt = new("Så räknades fristen", "How the time limit was counted");
    public static readonly Text Ahead = new("Sedan", "What comes then");
    public static readonly Text Conditions = new("Villkor", "Conditions");
    public static readonly Text Details = new("Uppgifter", "Details");
    public static readonly Text ReportTitle = new("Anmäl ett problem", "Report a problem");
    public static readonly Text ReportLead = new(
        "Beskriv det som inte fungerar. Du får direkt veta vart det går och varför. Det tar ungefär tre minuter.",
        "Describe what does not work. You learn at once where it goes and why. It takes about three minutes.");
    public static readonly Text StartTitle = new("Starta ett ärende", "Start a case");
    public static readonly Text Title = new("Vad är problemet?", "What is the problem?");
    public static readonly Text TitleHelp = new(
        "En mening räcker. Till exempel: Skolgårdens belysning lyser hela natten.",
        "One sentence will do. For example: The school yard lights burn all night.");
    public static readonly Text Description = new("Berätta mer", "Tell us more");
    public static readonly Text DescriptionHelp = new(
        "Var, när och hur ofta? Vad blir följden? Skriv inga namn på enskilda personer.",
        "Where, when and how often? What does it lead to? Write no names of private persons.");
    public static readonly Text Department = new("Din förvaltning", "Your department");
    public static readonly Text Send = new("Skicka in", "Submit");
    public static readonly Text ChooseOther = new("Välj en annan nedan, eller fråga en samordnare.",
        "Choose another below, or ask a coordinator.");
    public static readonly Text OtherKinds = new("Gäller det något annat?", "Is it something else?");

    public static Text WouldGive(string department) => new($"hade gett {department}", $"would have given {department}");

    public static Text SaidNo(string departments) => new($"Har redan sagt att det inte är deras: {departments}.",
        $"Have already said that it is not theirs: {departments}.");

    public static Text EndingName(Ending? ending) => ending switch
    {
        Ending.Solved => new("Löst", "Solved"),
        Ending.Rejected => new("Avslaget", "Rejected"),
        Ending.Discontinued => new("Nedlagt", "Discontinued"),
        _ => new("Slutfört", "Completed"),
    };

    public static Text Decides(string gate) => new($" beslutar vid {gate}", $" decides at {gate}");

    public static Text TakesOn(string state) => new($" tar ärendet vidare från ”{state}”",
        $" takes the case on from “{state}”");

    public static Text By(string day) => new($" senast {day}.", $" by {day}.");

    public static Text ClosedOn(string ending, string day) => new($"Ärendet är avslutat: {ending}, {day}.",
        $"The case is closed: {ending}, {day}.");

    public static Text OutcomeDone(Outcome outcome) => outcome switch
    {
        Outcome.Approve => new("godkänd", "approved"),
        Outcome.ApproveWithConditions => new("godkänd med villkor", "approved with conditions"),
        Outcome.Return => new("komplettering begärd", "returned"),
        Outcome.Postpone => new("bordlagd", "postponed"),
        Outcome.Reject => new("avslag", "rejected"),
        Outcome.Hold => new("vilar", "put on hold"),
        _ => new("nedlagd", "discontinued"),
    };
}
