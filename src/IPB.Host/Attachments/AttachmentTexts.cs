using System.Globalization;
using IPB.Workflows;
using IPB.Workflows.Attachments;

namespace IPB.Host.Attachments;

/// <summary>Words about files.</summary>
public static class AttachmentTexts
{
    private static readonly string Kinds = string.Join(", ", FileTypes.Endings.Select(e => e[1..]));

    public static readonly Text Title = new("Bilagor", "Attachments");
    public static readonly Text Add = new("Lägg till filer", "Add files");
    public static readonly Text Help = new(
        $"Högst {Attachment.MostAtOnce} filer om {Size(AttachmentDesk.MostBytes, "sv")} i taget: {Kinds}.",
        $"At most {Attachment.MostAtOnce} files of {Size(AttachmentDesk.MostBytes, "en")} at a time: {Kinds}.");
    public static readonly Text None = new("Ingen fil kom med: skicka den i fältet \"files\".",
        "No file came: send it in the field \"files\".");
    public static readonly Text Kept = new("Redan mottagna", "Received already");
    public static readonly Text ScanFailed = new(
        "Filen kunde inte kontrolleras för virus just nu och togs inte emot. Försök igen om en stund.",
        "The file could not be scanned for viruses just now and was not taken. Try again in a while.");

    public static Text Added(KeptFile file) => new($"lade till filen {file.Name} ({Size(file.Size, "sv")})",
        $"added the file {file.Name} ({Size(file.Size, "en")})");

    public static Text AddedBy(string person, string day) => new($"{person}, {day}", $"{person}, {day}");

    public static Text WrongType(string name) => new(
        $"{name} är inte en fil av de slag som tas emot, eller är något annat än namnet säger. Slag: {Kinds}.",
        $"{name} is not a file of a kind that is taken, or is something else than its name says. Kinds: {Kinds}.");

    public static Text Empty(string name) => new($"{name} är tom. Välj en annan fil.",
        $"{name} is empty. Choose another file.");

    public static Text TooLarge(string name, long size) => new(
        $"{name} är {Size(size, "sv")}; högst {Size(AttachmentDesk.MostBytes, "sv")} tas emot. Gör filen mindre "
        + "eller länka "
        + "till den.",
        $"{name} is {Size(size, "en")}; at most {Size(AttachmentDesk.MostBytes, "en")} are taken. Make it smaller "
        + "or link to "
        + "it.");

    public static Text Infected(string name, string what) => new(
        $"{name} innehåller ett virus ({what}) och togs inte emot.",
        $"{name} contains a virus ({what}) and was not taken.");

    /// <summary><c>340 kB</c>, <c>1,2 MB</c>.</summary>
    public static string Size(long bytes, string language)
    {
        var culture = CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "sv-SE");
        return bytes >= 1_000_000 ? string.Create(culture, $"{bytes / 1e6:0.#} MB")
            : string.Create(culture, $"{Math.Max(1, bytes / 1000)} kB");
    }
}
