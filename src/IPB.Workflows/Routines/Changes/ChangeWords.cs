using System.Globalization;
using IPB.Workflows.People;
using IPB.Workflows.Routines.Diagrams;

namespace IPB.Workflows.Routines.Changes;

/// <summary>Names and numbers in one language, as sentences about a routine use them.</summary>
internal sealed class ChangeWords(string language, Routine old, Routine now, Organisation? organisation)
{
    private static readonly string[] Swedish =
        ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];

    private static readonly string[] English =
    [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];

    private readonly DiagramWords words = new(language, organisation);

    internal string Language => language;

    internal string Say(string sv, string en) => language == "en" ? en : sv;
    internal string Quote(string text) => language == "en" ? $"“{text}”" : $"”{text}”";
    internal string Quote(Text text) => Quote(text.In(language));
    internal string QuoteOther(Text text) => Quote(text.In(language == "en" ? "sv" : "en"));

    internal string State(string id) => Quote((now.Find(id) ?? old.Find(id))?.Name.In(language) ?? id);

    internal string Field(string id) => id == Cases.FieldInput.LeadDepartment
        ? Say("ansvarig förvaltning", "the lead department")
        : Quote((now.FindField(id) ?? old.FindField(id))?.Name.In(language) ?? id);

    internal string Fields(IEnumerable<string> ids) => And(ids.Select(Field));

    internal string Phase(string id) =>
        Quote(now.Phases.Concat(old.Phases).FirstOrDefault(p => p.Id == id)?.Name.In(language) ?? id);

    internal string Trigger(State state, string id) => Quote(state.Find(id)?.Name.In(language) ?? id);

    internal string Party(Party party)
    {
        var name = words.Name(party);
        return name.Length > 1 && char.IsLower(name[1]) ? Initial.Small(name) : name;
    }

    internal string Department(string code) => words.Department(code);

    internal string Parties(IEnumerable<Party> parties) =>
        string.Join(Say(" eller ", " or "), parties.Select(Party));

    internal string And(IEnumerable<string> items) => Listing.And(items, language);

    internal string Count(int count) => count < Swedish.Length
        ? Say(Swedish[count], English[count]) : count.ToString(CultureInfo.InvariantCulture);

    internal string Number(decimal number) => number == decimal.Truncate(number)
        ? number.ToString("#,0", CultureInfo.InvariantCulture)
            .Replace(",", Say("\u00A0", ","), StringComparison.Ordinal)
        : number.ToString(CultureInfo.InvariantCulture).Replace(".", Say(",", "."), StringComparison.Ordinal);
}
