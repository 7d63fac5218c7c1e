using IPB.Workflows;

namespace IPB.Host.Gates;

/// <summary>Words about the conditions of approvals.</summary>
public static class ConditionTexts
{
    public static readonly Text Title = new("Villkor", "Conditions");
    public static readonly Text Condition = new("Villkor", "Condition");
    public static readonly Text Meet = new("Villkoret är uppfyllt", "The condition is met");
    public static readonly Text Note = new("Vad är gjort?", "What was done?");
    public static readonly Text NoteHelp = new("Den som satte villkoret får läsa det.",
        "Whoever set the condition is told.");
    public static readonly Text Late = new("försenat", "late");
    public static readonly Text Dropped = new("gäller inte längre", "no longer applies");
    public static readonly Text Usual = new("Som rutinen säger", "As the routine says");
    public static readonly Text Owner = new("Vem uppfyller det?", "Who meets it?");
    public static readonly Text Due = new("Senast", "By");
    public static readonly Text More = new("Villkor med egen ägare eller dag", "Conditions with an owner or a day");

    public static Text By(string owner, string day) => new($"{owner}, senast {day}", $"{owner}, by {day}");

    public static Text MetBy(string person, string day) => new($"uppfyllt {day} av {person}",
        $"met {day}, says {person}");

    public static Text Set(string text, string owner, string day) => new(
        $"Villkor: ”{text}”. {owner} uppfyller det senast {day}", $"Condition: “{text}”. {owner} meets it by {day}");

    public static Text Met(int number) => new($"uppfyllde villkor {number}", $"met condition {number}");

    public static Text Reminded(int number, string names) => new($"{names} påmindes om villkor {number}",
        $"{names} was reminded of condition {number}");

    public static Text LateNow(int number, string names) => new(
        $"Villkor {number} är inte uppfyllt i tid. {names} fick veta det",
        $"Condition {number} was not met in time. {names} was told");

    public static Text NoLonger(int number) => new($"Villkor {number} gäller inte längre",
        $"Condition {number} no longer applies");

    public static Text Prepared(string person) => new($"{person} har berett ärendet och beslutar inte i det",
        $"{person} prepared the case and does not decide it");
}
