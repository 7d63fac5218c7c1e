using IPB.Workflows;

namespace IPB.Host.Cases;

/// <summary>Words of links between cases.</summary>
public static class LinkTexts
{
    public static readonly Text Related = new("Kopplade ärenden", "Related cases");
    public static readonly Text None = new("Inga ännu.", "None yet.");
    public static readonly Text Link = new("Koppla till ett ärende", "Link to a case");
    public static readonly Text Other = new("Ärendets nummer", "Number of the case");
    public static readonly Text OtherHelp = new("Till exempel 2026-00042.", "For example 2026-00042.");
    public static readonly Text Relation = new("Hur hänger de ihop?", "How do they belong together?");
    public static readonly Text Save = new("Koppla", "Link");
    public static readonly Text Remove = new("Ta bort kopplingen", "Remove the link");

    public static Text RemoveOf(string number) =>
        new($"Ta bort kopplingen till {number}", $"Remove the link to {number}");

    public static Text Linked(string relation, string number) => new($"kopplade ärendet: {relation} {number}",
        $"linked the case: {relation} {number}");

    public static Text Unlinked(string relation, string number) => new(
        $"tog bort kopplingen: {relation} {number}", $"removed the link: {relation} {number}");
}
