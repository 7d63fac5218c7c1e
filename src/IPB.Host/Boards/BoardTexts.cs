using IPB.Workflows;
using IPB.Workflows.Storage;

namespace IPB.Host.Boards;

/// <summary>Words of the board.</summary>
public static class BoardTexts
{
    public static readonly Text Board = new("Tavla", "Board");
    public static readonly Text Show = new("Visa", "Show");
    public static readonly Text Lanes = new("En rad för varje förvaltning", "A lane for each department");
    public static readonly Text LanesWhat = new(
        $"Välj högst {BoardDesk.MostLanes}. Utan val visas alla tillsammans.",
        $"Choose at most {BoardDesk.MostLanes}. Without a choice all are shown together.");
    public static readonly Text Gate = new("Beslutspunkt", "Gate");
    public static readonly Text Decide = new("Besluta …", "Decide …");
    public static readonly Text Empty = new("Inga ärenden här.", "No cases here.");
    public static readonly Text MoveTo = new("Flytta …", "Move to …");
    public static readonly Text OnItsPage = new("på ärendets sida", "on the page of the case");
    public static readonly Text MoveIsFull = new("där är det fullt; kräver skäl", "it is full there; takes a reason");
    public static readonly Text Full = new("Fullt", "Full");
    public static readonly Text OverLimit = new("Över gränsen", "Over the limit");
    public static readonly Text Closed = new("Avslutade", "Closed");
    public static readonly Text OlderClosed = new("Äldre", "Older");
    public static readonly Text Everything = new("Visa alla i listan", "Show all in the list");
    public static readonly Text How = new(
        "Överst står det som varit längst i sitt läge. Flytta ett ärende med menyn på kortet, eller dra kortet.",
        "What has been in its state the longest comes first. Move a case with the menu of its card, or drag the card.");

    public static Text Waiting(Counted count) => count switch
    {
        { IsMore: true } => new($"mer än {count.Number} väntar", $"more than {count.Number} wait"),
        { Number: 1 } => new("1 väntar", "1 waits"),
        _ => new($"{count.Number} väntar", $"{count.Number} wait"),
    };

    public static Text Count(Counted count) => count.IsMore
        ? new($"{count.Number}+", $"{count.Number}+") : new($"{count.Number}", $"{count.Number}");

    public static Text CountOf(Counted count, int limit) =>
        new($"{Count(count).Sv} av {limit}", $"{Count(count).En} of {limit}");

    public static Text Limit(int limit) => new($"Högst {limit} samtidigt.", $"At most {limit} at once.");

    public static Text LimitOfAll(int limit) => new($"Högst {limit} samtidigt, alla förvaltningar räknade.",
        $"At most {limit} at once, all departments counted.");

    public static Text MoveCase(string title) => new($"Flytta … {title}", $"Move to … {title}");

    public static Text Region(string name) => new($"Tavla: {name}", $"Board: {name}");
}
