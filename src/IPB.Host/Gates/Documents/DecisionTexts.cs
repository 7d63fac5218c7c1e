using IPB.Workflows;

namespace IPB.Host.Gates.Documents;

/// <summary>Words of the document of a decision.</summary>
public static class DecisionTexts
{
    public static readonly Text Document = new("Beslut", "Decision");
    public static readonly Text Open = new("Beslutet som dokument", "The decision as a document");
    public static readonly Text Pdf = new("Ladda ner som PDF", "Download as PDF");
    public static readonly Text Back = new("Till ärendet", "To the case");
    public static readonly Text InOther = new("In English", "På svenska");
    public static readonly Text About = new("Ärendet", "The case");
    public static readonly Text Number = new("Ärendenummer", "Case number");
    public static readonly Text Title = new("Rubrik", "Title");
    public static readonly Text Owner = new("Problemägare", "Problem owner");
    public static readonly Text Lead = new("Ansvarig förvaltning", "Lead department");
    public static readonly Text Gate = new("Beslutspunkt", "Gate");
    public static readonly Text Id = new("Beslutets beteckning", "Id of the decision");
    public static readonly Text Opened = new("Öppnades", "Opened");
    public static readonly Text Decided = new("Beslutades", "Decided");
    public static readonly Text Mandate = new("Mandat", "Mandate");
    public static readonly Text ByRoutine = new("Beslutanderätt", "Right to decide");
    public static readonly Text Takes = new("Krävs för ett ja", "A yes takes");
    public static readonly Text Routine = new("Rutin", "Routine");
    public static readonly Text Reasons = new("Motivering", "Reasons");
    public static readonly Text Votes = new("Röster", "Votes");
    public static readonly Text Person = new("Person", "Person");
    public static readonly Text As = new("Som", "As");
    public static readonly Text Vote = new("Röst", "Vote");
    public static readonly Text Time = new("Tid", "Time");
    public static readonly Text Criteria = new("Kriterier", "Criteria");
    public static readonly Text Criterion = new("Kriterium", "Criterion");
    public static readonly Text Must = new("ska", "must");
    public static readonly Text Should = new("bör", "should");
    public static readonly Text Demand = new("Krav", "Demand");
    public static readonly Text Judged = new("Bedömning", "Judgement");
    public static readonly Text Met = new("Uppfyllt", "Met");
    public static readonly Text NotMet = new("Inte uppfyllt", "Not met");
    public static readonly Text Divided = new("Olika bedömningar", "Judged differently");
    public static readonly Text Conditions = new("Villkor", "Conditions");
    public static readonly Text Condition = new("Villkor", "Condition");
    public static readonly Text Meets = new("Ansvarig", "Met by");
    public static readonly Text By = new("Senast", "By");
    public static readonly Text Basis = new("Beslutsunderlag", "Basis for the decision");
    public static readonly Text Description = new("Beskrivning", "Description");
    public static readonly Text Documents = new("Handlingar", "Documents");
    public static readonly Text Name = new("Namn", "Name");
    public static readonly Text Reference = new("Beteckning eller adress", "Number or address");
    public static readonly Text Added = new("Tillförd", "Added");
    public static readonly Text Seal = new("Kontrollsumma", "Checksum");
    public static readonly Text NotCounted = new("ersatt av en senare röst", "replaced by a later vote");
    public static readonly Text FourEyes = new("två olika personer", "two different people");
    public static readonly Text EachKey = new("ett ja från varje part", "a yes from each party");

    public static Text Verdict(string outcome, string day, string name) => new(
        $"{outcome}. Beslutat {day} av {name}.", $"{outcome}. Decided {day} by {name}.");

    public static Text Approvals(int count) =>
        count == 1 ? new("ett ja", "one yes") : new($"{count} ja", $"{count} yes");

    public static Text Version(string routine, int version) => new($"{routine}, version {version}",
        $"{routine}, version {version}");

    public static Text Foot(long seq, string hash) => new(
        $"Upprättat ur ärendets journal, steg {seq}. Journalens kontrollsumma: {hash}",
        $"Made from the journal of the case, step {seq}. Checksum of the journal: {hash}");
}
