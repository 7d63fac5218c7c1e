using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Host.Children;

/// <summary>Words of child cases and their parents.</summary>
public static class ChildTexts
{
    public static readonly Text Children = new("Underärenden", "Child cases");
    public static readonly Text Parent = new("Öppnades av", "Opened by");
    public static readonly Text ParentHelp = new(
        "Det här är ett underärende. Det andra ärendet får veta hur det slutar.",
        "This is a child case. The other case hears how it ends.");
    public static readonly Text NotSeen = new("Visas inte för dig", "Not shown to you");
    public static readonly Text Coming = new("Öppnas …", "Being opened …");
    public static readonly Text Failed = new("Kunde inte öppnas", "Could not be opened");
    public static readonly Text GivenUp = new("Gavs upp", "Given up");
    public static readonly Text Retry = new("Försök igen", "Try again");
    public static readonly Text GiveUp = new("Ge upp underärendet", "Give the child case up");
    public static readonly Text GiveUpHelp = new("Det räknas då som nedlagt.", "It then counts as discontinued.");
    public static readonly Text Pick = new("Vilka förvaltningar ska få ett underärende?",
        "Which departments shall get a child case?");

    public static Text For(string department) => new($"för {department}", $"for {department}");

    /// <summary><c>Väntar på att alla tre ska avslutas · 1 av 3 är avslutade</c></summary>
    public static Text Waits(int ended, int children, int join) => join == ChildWait.All
        ? new($"Ärendet väntar på alla: {ended} av {children} är avslutade.",
            $"The case waits for all: {ended} of {children} have ended.")
        : new($"Ärendet väntar på {join}: {ended} av {children} är avslutade.",
            $"The case waits for {join}: {ended} of {children} have ended.");

    /// <summary>In the line that says what comes next.</summary>
    public static Text Awaited(int open) => open == 1
        ? new("ett underärende", "one child case")
        : new($"{open} underärenden", $"{open} child cases");

    public static readonly Text ToEnd = new(" avslutas", " to end");

    public static Text Ordered(string title, string routine) => new($"Underärende beställt: {title} ({routine})",
        $"Child case ordered: {title} ({routine})");

    public static Text Opened(string number) => new($"Underärendet {number} är öppnat",
        $"The child case {number} is open");

    public static Text Refused(string title, string why, string people) => new(
        $"Underärendet ”{title}” kunde inte öppnas: {why} {people} fick veta det",
        $"The child case “{title}” could not be opened: {why} {people} was told");

    public static Text Retried(string title) => new($"försöker igen att öppna underärendet ”{title}”",
        $"tries again to open the child case “{title}”");

    public static Text Dropped(string title) => new($"gav upp underärendet ”{title}”",
        $"gave up the child case “{title}”");

    public static Text Ended(string number, Ending ending) =>
        new($"Underärendet {number} avslutades: {ending.Text().Sv}",
        $"The child case {number} was closed: {ending.Text().En}");

    public static Text Reopened(string number) => new($"Underärendet {number} öppnades igen",
        $"The child case {number} was reopened");

    public static Text Awaits(int children, int join) => join == ChildWait.All
        ? new($"Väntar tills alla underärenden är avslutade ({children})",
            $"Waits until all child cases have ended ({children})")
        : new($"Väntar tills {join} av {children} underärenden är avslutade",
            $"Waits until {join} of {children} child cases have ended");

    public static Text Over(string end, int open) => end == "left"
        ? new($"Väntar inte längre på underärenden ({open} är öppna)",
            $"No longer waits for child cases ({open} are open)")
        : new("Tillräckligt många underärenden är avslutade", "Enough child cases have ended");

    public static Text OpenedAsChild(string parent) => new($"Öppnades av {parent}", $"Opened by {parent}");

    public static Text WaitGoesOn(int children) => new($"Väntan på underärenden går vidare ({children})",
        $"The wait for child cases goes on ({children})");

    /// <summary>One fact of child cases in words; null: it is none.</summary>
    /// <param name="title">The title of a child by its key.</param>
    internal static Text? Line(Fact fact, Func<string, string> title, Func<IEnumerable<string>, string> people) =>
        fact switch
        {
            ChildOrdered f => Ordered(f.Order.Title, f.Order.Routine),
            ChildOpened f => Opened(f.Number),
            ChildRefused f => Refused(title(f.Key), f.Reason, people(f.People)),
            ChildRetried f => Retried(title(f.Key)),
            ChildDropped f => Dropped(title(f.Key)),
            ChildEnded f => Ended(f.Number, f.Ending),
            ChildReopened f => Reopened(f.Number),
            ChildrenAwaited f => Awaits(f.Children.Length, f.Join),
            WaitEnded f => Over(f.End, f.Open.Length),
            OpenedAsChild f => OpenedAsChild(f.Parent),
            ParentWentOn f => f.Why,
            _ => null,
        };

    private static Text Refused(string title, Text why, string people)
    {
        var (sv, en) = (Refused(title, why.Sv, people), Refused(title, why.En, people));
        return new(sv.Sv, en.En);
    }
}
