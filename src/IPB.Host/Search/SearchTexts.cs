using IPB.Workflows;

namespace IPB.Host.Search;

/// <summary>Words of the search.</summary>
public static class SearchTexts
{
    public static readonly Text Title = new("Sök", "Search");
    public static readonly Text Words = new("Sök efter", "Search for");
    public static readonly Text Nothing = new("Inget hittades.", "Nothing was found.");
    public static readonly Text NothingWhat = new(
        "Pröva färre eller kortare ord. Början av ett ord räcker.",
        "Try fewer or shorter words. The beginning of a word is enough.");
    public static readonly Text OnlyCommon = new(
        "Orden är så vanliga att de inte säger något. Skriv ett ord till.",
        "The words are so common that they say nothing. Add another word.");
    public static readonly Text NewestFirst = new(
        "Träffarna är för många för att vägas, så de nyaste står först. Ett ord till eller ett filter gör "
        + "urvalet bättre.",
        "There are too many hits to weigh, so the newest come first. One more word or a filter narrows them down.");
    public static readonly Text More = new("Visa fler", "Show more");
    public static readonly Text Help = new("Så söker du", "How to search");
    public static readonly Text Intro = new(
        "Skriv ett ärendenummer eller ord ur rubrik, beskrivning, uppgifter eller kommentarer.",
        "Write a case number or words from title, description, fields or comments.");

    /// <summary>What can be written, with what it does.</summary>
    public static readonly IReadOnlyList<(Text Form, Text Does)> Forms =
    [
        (new("42, 2026-00042", "42, 2026-00042"), new("ärendet med det numret", "the case with that number")),
        (new("\"hela natten\"", "\"all night\""), new("orden i den ordningen", "the words in that order")),
        (new("-cykel", "-bicycle"), new("inte det ordet", "not that word")),
        (new("förv:TEF", "dept:TEF"), new("ansvarig förvaltning; från:TEF för anmälande",
            "lead department; from:TEF for the submitting one")),
        (new("rutin:innovation-case", "routine:innovation-case"), new("rutin", "routine")),
        (new("fas:pilot, läge:assessment", "phase:pilot, state:assessment"), new("fas och läge, med id eller namn",
            "phase and state, by id or name")),
        (new("ansvarig:maria.lind", "owner:maria.lind"),
            new("vems tur det är, person eller roll; av: för den som anmälde",
            "whose turn it is, a person or a role; by: for whoever submitted")),
        (new("är:öppet, är:avslutat, är:försenat, är:hindrat, är:vilande, är:mitt",
            "is:open, is:closed, is:overdue, is:blocked, is:hold, is:mine"),
            new("hur ärendet står", "how the case stands")),
        (new("-är:försenat", "-is:overdue"), new("alla utom de", "all but those")),
    ];
}
