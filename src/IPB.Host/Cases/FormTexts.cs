using IPB.Workflows;
using IPB.Workflows.Cases;

namespace IPB.Host.Cases;

/// <summary>Words of forms and checklists.</summary>
public static class FormTexts
{
    public static readonly Text Checklist = new("Checklista", "Checklist");
    public static readonly Text Save = new("Spara", "Save");
    public static readonly Text SaveHelp = new(
        "Fyll i det du vet och spara; inget skickas vidare. Du kan ändra så länge ärendet är i det här läget.",
        "Fill in what you know and save; nothing is sent on. You can change it while the case is in this state.");
    public static readonly Text EvidenceHelp = new(
        "Diarienummer, som KS 2026/123, eller en adress som börjar med https://",
        "A registration number such as KS 2026/123, or an address that starts with https://");

    public static Text Heading(string state) =>
        new($"Underlag i läget ”{state}”", $"What the state “{state}” needs");

    public static Text Progress(int done, int all) => new($"{done} av {all} klara", $"{done} of {all} done");

    public static Text AddedBy(string person, string day) => new($"Tillagt av {person} {day}",
        $"Added by {person} {day}");

    /// <summary>Goes on after the name of whoever did it.</summary>
    internal static Text Changed(FieldsSet fact, Func<string, string> nameOf)
    {
        var (filled, emptied) = (string.Join(", ", fact.Values.Keys.Select(nameOf)),
            string.Join(", ", fact.Cleared.Select(nameOf)));
        return fact.Cleared.IsEmpty ? new($"fyllde i {filled}", $"filled in {filled}")
            : fact.Values.IsEmpty ? new($"tömde {emptied}", $"emptied {emptied}")
            : new($"fyllde i {filled} och tömde {emptied}", $"filled in {filled} and emptied {emptied}");
    }
}
