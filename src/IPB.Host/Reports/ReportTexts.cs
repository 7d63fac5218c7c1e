using IPB.Workflows;

namespace IPB.Host.Reports;

/// <summary>Words of the page on which a problem is reported.</summary>
public static class ReportTexts
{
    public static readonly Text Similar = new("Liknande ärenden som pågår", "Similar open cases");
    public static readonly Text SimilarHelp = new(
        "Är det redan anmält? Öppna ärendet och skriv en kommentar där i stället.",
        "Is it reported already? Open the case and write a comment there in place of a new one.");
    public static readonly Text NoneSimilar = new("Inget liknande ärende pågår.", "No similar case is open.");
    public static readonly Text Look = new("Finns det redan?", "Is it reported already?");
    public static readonly Text SaveDraft = new("Spara och fortsätt senare", "Save and go on later");
    public static readonly Text Discard = new("Kasta utkastet", "Throw the draft away");

    public static Text Draft(string when) => new($"Ditt utkast från {when} är kvar.", $"Your draft of {when} is here.");
}
