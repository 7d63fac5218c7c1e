using System.Collections.Immutable;
using IPB.Suggestions;
using IPB.Workflows;

namespace IPB.Host.Suggestions;

/// <summary>What suggestions say to people.</summary>
public static class SuggestionTexts
{
    public static readonly Text Title = new("Förslag", "Suggestion");
    public static readonly Text Words = new("Det som talar för", "What speaks for it");
    public static readonly Text PlaceHere = new("Placera här", "Place here");
    public static readonly Text HasIt = new("har ärendet nu", "has the case now");

    public static readonly Text Routine = new("Rutin", "Routine");

    public static readonly Text Decided = new(
        "En regel eller en människa har avgjort vem som ansvarar.",
        "A rule or a person has decided who leads.");

    public static readonly Text NothingLearned = new(
        "Inga förslag än: inget är lärt av stadens ärenden. Det görs varje natt.",
        "No suggestions yet: nothing has been learned from the city's cases. It is done every night.");

    public static readonly Text NothingKnown = new(
        "Inget förslag: inget i ärendet är känt från avgjorda ärenden.",
        "No suggestion: nothing in the case is known from settled cases.");

    public static readonly Text Nearest = new(
        "Reglerna avgjorde inte. Stadens egna avgjorda ärenden tyder på detta. Du bestämmer.",
        "The rules did not decide. The city's own settled cases point to this. You decide.");

    public static readonly Text Unsure = new(
        $"Inget förslag: inget är så troligt som {Percent(CitySuggestions.Certain)}. Närmast är detta. Du bestämmer.",
        $"No suggestion: nothing is as likely as {Percent(CitySuggestions.Certain)}. These come nearest. You decide.");

    public static Text TooFew(int cases) => new(
        $"Inga förslag: staden har {cases} avgjorda ärenden att lära av. Det behövs minst "
        + $"{SuggestionModel.FewestCases}, från minst två förvaltningar.",
        $"No suggestions: the city has {cases} settled cases to learn from. At least {SuggestionModel.FewestCases} "
        + "are needed, of two departments or more.");

    public static Text LearnedFrom(int cases, string day, Measures heldOut) => new(
        $"Lärt av {cases} avgjorda ärenden, {day}. I ärenden som det inte hade sett var första förslaget rätt i "
        + $"{Percent(heldOut.Top1)} och ett av tre i {Percent(heldOut.Top3)} ({heldOut.Cases} prövade).",
        $"Learned from {cases} settled cases, {day}. For cases it had not seen the first suggestion was right in "
        + $"{Percent(heldOut.Top1)} and one of three in {Percent(heldOut.Top3)} ({heldOut.Cases} tried).");

    public static Text Reason(double probability, string clues) => new(
        $"Enligt förslag ur avgjorda ärenden, {Percent(probability)}: {clues}.",
        $"As suggested by settled cases, {Percent(probability)}: {clues}.");

    public static Text Placed(Text department, double probability, ImmutableArray<string> words, int cases)
    {
        var (sv, en) = words.IsEmpty ? ("", "") : ($" Ord: {string.Join(", ", words)}.",
            $" Words: {string.Join(", ", words)}.");
        return new(
            $"Ingen regel avgjorde. Stadens {cases} avgjorda ärenden tyder till {Percent(probability)} på "
            + $"{department.Sv}, så systemet placerade det där.{sv}",
            $"No rule decided. The city's {cases} settled cases point to {department.En} with "
            + $"{Percent(probability)}, so the system placed it there.{en}");
    }

    /// <summary>Rounded down, so that nothing but certainty is called 100 %.</summary>
    public static string Percent(double share) => $"{Math.Floor((share * 100) + 1e-9):0} %";
}
