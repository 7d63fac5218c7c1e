using IPB.Workflows;
using IPB.Workflows.Storage;

namespace IPB.Host.Lists;

/// <summary>Words of lists of cases.</summary>
public static class ListTexts
{
    public static readonly Text Phase = new("Fas", "Phase");
    public static readonly Text Owner = new("Vems tur", "Whose turn");
    public static readonly Text OwnerHint = new("Person eller roll", "Person or role");
    public static readonly Text Due = new("Frist", "Time limit");
    public static readonly Text Mine = new("Mina", "Mine");
    public static readonly Text MineOnly = new("Mina ärenden", "My cases");
    public static readonly Text Words = new("Ord", "Words");
    public static readonly Text More = new("Fler filter", "More filters");
    public static readonly Text Chosen = new("Valda filter", "Filters in use");
    public static readonly Text Order = new("Ordning", "Order");
    public static readonly Text Newest = new("Nyast", "Newest");
    public static readonly Text Urgent = new("Mest brådskande", "Most urgent");
    public static readonly Text Longest = new("Längst i läget", "Longest here");
    public static readonly Text Next = new("Nästa sida", "Next page");
    public static readonly Text Previous = new("Föregående sida", "Previous page");
    public static readonly Text Pages = new("Sidor", "Pages");
    public static readonly Text Views = new("Sparade vyer", "Saved views");
    public static readonly Text Save = new("Spara vyn", "Save the view");
    public static readonly Text SaveWhat = new(
        "Filter och ordning sparas på ditt konto och finns på alla dina enheter.",
        "Filters and order are kept with your account, on all your devices.");
    public static readonly Text ViewName = new("Namn på vyn", "Name of the view");
    public static readonly Text Remove = new("Ta bort", "Remove");
    public static readonly Text Saved = new("Vyn är sparad.", "The view is saved.");
    public static readonly Text Removed = new("Vyn är borttagen.", "The view is removed.");
    public static readonly Text Blocked = new("Väntar på delärenden", "Waits for child cases");
    public static readonly Text EmptyBecause = new("Det här döljer ärenden:", "This hides cases:");
    public static readonly Text EmptyTogether = new(
        "Inget enskilt filter är orsaken: det är filtren tillsammans som utesluter allt.",
        "No single filter is the reason: together they leave out everything.");
    public static readonly Text Submitter = new("Anmäld av", "Submitted by");
    public static readonly Text Opened = new("Öppnat", "Opened");
    public static readonly Text Since = new("I läget sedan", "In the state since");
    public static readonly Text DaysHere = new("Arbetsdagar i läget", "Working days in the state");
    public static readonly Text Closed = new("Avslutat", "Closed");
    public static readonly Text Ending = new("Utfall", "Result");
    public static readonly Text Held = new("Vilar sedan", "On hold since");
    public static readonly Text Title = new("Rubrik", "Title");

    public static readonly Text AllThatWait = new("Visa alla i listan.", "Show all in the list.");

    public static Text MoreWait(int shown) => new(
        $"Mer än {shown} saker väntar på dig", $"More than {shown} things are waiting for you");

    public static Text DueName(string due) => due switch
    {
        ListFilter.Late => new("Försenade", "Overdue"),
        ListFilter.Today => new("Till och med i dag", "Up to today"),
        ListFilter.Week => new("Inom fem arbetsdagar", "Within five working days"),
        _ => new("Utan frist", "Without a time limit"),
    };

    public static Text DueOn(string day) => new($"Ska vara klara {day}", $"Due on {day}");

    public static Text OrderName(CaseOrder order) => order switch
    {
        CaseOrder.Urgent => Urgent,
        CaseOrder.Longest => Longest,
        _ => Newest,
    };

    public static Text Count(Counted count) => count switch
    {
        { IsMore: true } =>
            new($"Mer än {Grouped(count.Number, ' ')} ärenden", $"More than {Grouped(count.Number, ',')} cases"),
        { Number: 1 } => new("1 ärende", "1 case"),
        _ => new($"{Grouped(count.Number, ' ')} ärenden", $"{Grouped(count.Number, ',')} cases"),
    };

    public static Text Without(string filter, Counted count) => new(
        $"Ta bort ”{filter}” och se {Count(count).Sv.ToLowerInvariant()}",
        $"Take away “{filter}” and see {Count(count).En.ToLowerInvariant()}");

    public static Text TakeAway(string filter) => new($"Ta bort filtret {filter}", $"Take away the filter {filter}");

    public static Text RemoveView(string name) => new($"Ta bort vyn {name}", $"Remove the view {name}");

    public static Text Days(int days) => days switch
    {
        0 => new("här sedan i dag", "here since today"),
        1 => new("1 arbetsdag här", "1 working day here"),
        _ => new($"{days} arbetsdagar här", $"{days} working days here"),
    };

    // A space that does not break the line.
    private static string Grouped(int number, char separator) => number.ToString("N0",
        new System.Globalization.NumberFormatInfo { NumberGroupSeparator = separator == ' ' ? "\u00a0" : "," });
}
