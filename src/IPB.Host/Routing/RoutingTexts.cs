using IPB.Workflows;

namespace IPB.Host.Routing;

/// <summary>Words of the pages of routing tables.</summary>
public static class RoutingTexts
{
    public static readonly Text Title = new("Regler", "Rules");
    public static readonly Text Lead = new(
        "Här ser du vart reglerna skickar ärenden, och hur ofta förvaltningen svarar ”inte vårt”. En regel som ofta "
        + "får det svaret behöver ändras.",
        "Here you see where the rules send cases, and how often the department answers “not ours”. A rule that often "
        + "gets that answer needs changing.");
    public static readonly Text Tables = new("Regeltabeller", "Routing tables");
    public static readonly Text ComeBack = new("Regler vars ärenden kommer tillbaka", "Rules whose cases come back");
    public static readonly Text NoneBack = new("Regler utan svaret ”inte vårt”", "Rules never answered “not ours”");
    public static readonly Text Older = new("Äldre versioner", "Older versions");
    public static readonly Text Rule = new("Regel", "Rule");
    public static readonly Text Fallback = new("Reservregel: när ingen annan träffar",
        "Fallback: when no other matches");
    public static readonly Text To = new("Skickar till", "Sends to");
    public static readonly Text Routed = new("Ärenden", "Cases");
    public static readonly Text Bounced = new("Inte vårt", "Not ours");
    public static readonly Text Rate = new("Andel", "Share");
    public static readonly Text Last = new("Senast", "Latest");

    public static readonly Text Try = new("Prova tabellen", "Try the table");
    public static readonly Text TryTitle = new("Problemet i en mening", "The problem in a sentence");
    public static readonly Text TryDescription = new("Mer text", "More text");
    public static readonly Text TryDepartment = new("Anmälarens förvaltning", "Department of the reporter");
    public static readonly Text Rerun = new("Kör om ärenden", "Run cases again");
    public static readonly Text RerunWhat = new(
        "Visar vilka ärenden som tabellen, som den är nu, skulle skicka någon annanstans. Inget ändras.",
        "Shows which cases the table, as it is now, would send elsewhere. Nothing is changed.");
    public static readonly Text Over = new("Ärenden från", "Cases of");
    public static readonly Text RunIt = new("Kör", "Run");

    public static Text GoesTo(string department) => new($"Går till {department}", $"Goes to {department}");

    public static Text Days(int days) => new($"de senaste {days} dagarna", $"the last {days} days");

    public static Text Moving(int moving, int cases) => moving == 0
        ? new($"Alla {cases} ärenden skulle gå dit de gick.", $"All {cases} cases would go where they went.")
        : new($"{moving} av {cases} ärenden skulle gå någon annanstans.",
            $"{moving} of {cases} cases would go elsewhere.");

    public static Text OnlyOldest(int cases) => new(
        $"Bara periodens {cases} första är med.", $"Only the first {cases} of the period are counted.");

    public static Text Version(int version) => new($"version {version}", $"version {version}");

    public static Text Rules(int count) =>
        count == 1 ? new("1 regel", "1 rule") : new($"{count} regler", $"{count} rules");

    public static Text Sum(int routed, int bounced) => (routed, bounced) switch
    {
        (1, 0) => new("1 ärende skickat, det har inte fått svaret ”inte vårt”.",
            "1 case sent, not answered “not ours”."),
        (0, _) => new("Reglerna har inte skickat något ärende än.", "The rules have not sent any case yet."),
        (_, 0) => new($"{routed} ärenden skickade, inget har fått svaret ”inte vårt”.",
            $"{routed} cases sent, none was answered “not ours”."),
        _ => new($"{routed} ärenden skickade, {bounced} har fått svaret ”inte vårt”.",
            $"{routed} cases sent, {bounced} answered “not ours”."),
    };
}
