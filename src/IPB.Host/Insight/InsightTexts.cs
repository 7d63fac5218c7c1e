using IPB.Workflows;
using IPB.Workflows.Insights;

namespace IPB.Host.Insight;

/// <summary>Words of the figures.</summary>
public static class InsightTexts
{
    public static readonly Text Title = new("Insikt", "Insight");
    public static readonly Text Lead = new(
        "Hur ärendena går: var det tar tid, vad som blir klart i tid och vad som kommer tillbaka. Tider är i "
        + "arbetsdagar enligt stadens kalender. Tid då ett ärende vilar räknas med.",
        "How cases do: where time goes, what is decided in time and what comes back. Times are in working days by the "
        + "city's calendar. Time on hold is counted too.");
    public static readonly Text Department = new("Förvaltning", "Department");
    public static readonly Text Period = new("Period", "Period");
    public static readonly Text From = new("Från", "From");
    public static readonly Text Until = new("Till", "Until");
    public static readonly Text InShort = new("I korthet", "In short");
    public static readonly Text OpenNow = new("Öppna nu", "Open now");
    public static readonly Text OverdueNow = new("Försenade nu", "Overdue now");
    public static readonly Text LeadTime = new("Ledtid, median", "Lead time, median");
    public static readonly Text OnTime = new("Beslut i tid", "Decided on time");
    public static readonly Text BounceRate = new("Fick svaret ”inte vårt”", "Answered “not ours”");
    public static readonly Text Solved = new("Uppföljningar", "Follow-ups");
    public static readonly Text Nothing = new("Inget att räkna i den här perioden.",
        "Nothing to count in this period.");
    public static readonly Text AsTable = new("Visa siffrorna som tabell", "Show the figures as a table");
    public static readonly Text Median = new("Median", "Median");
    public static readonly Text P90 = new("Nio av tio inom", "Nine of ten within");
    public static readonly Text Longest = new("Längst", "Longest");
    public static readonly Text HowMany = new("Antal", "How many");
    public static readonly Text TooFew = new("För få för att dra slutsatser", "Too few to judge by");
    public static readonly Text Throughput = new("Inkomna och avslutade per månad", "Opened and closed by month");
    public static readonly Text ThroughputNote = new("Kontur: inkomna. Fylld: avslutade.",
        "Outline: opened. Filled: closed.");
    public static readonly Text Month = new("Månad", "Month");
    public static readonly Text Opened = new("Inkomna", "Opened");
    public static readonly Text Closed = new("Avslutade", "Closed");
    public static readonly Text LeadByRoutine = new("Ledtid per rutin", "Lead time by routine");
    public static readonly Text LeadByPhase = new("Ledtid per fas", "Lead time by phase");
    public static readonly Text LeadByDepartment = new("Ledtid per förvaltning", "Lead time by department");
    public static readonly Text TimesNote = new(
        "Stapeln är medianen. Strecket visar inom vilken tid nio av tio blev klara. Streckad stapel: färre än fem.",
        "The bar is the median. The mark shows within what time nine of ten were done. Dashed bar: fewer than five.");
    public static readonly Text Routine = new("Rutin", "Routine");
    public static readonly Text Phase = new("Fas", "Phase");
    public static readonly Text Gate = new("Beslutspunkt", "Gate");
    public static readonly Text GateWaiting = new("Väntan vid beslutspunkter", "Waiting at gates");
    public static readonly Text GatesDecided = new("Beslut, återremisser och frister", "Decisions, returns and limits");
    public static readonly Text GatesNote = new("Kontur: alla beslut. Fylld: komplettering begärd.",
        "Outline: all decisions. Filled: returned.");
    public static readonly Text Decided = new("Beslut", "Decisions");
    public static readonly Text Returned = new("Komplettering begärd", "Returned");
    public static readonly Text InTime = new("I tid", "On time");
    public static readonly Text DepartmentWaiting = new("Väntan per förvaltning och läge", "Waiting by department");
    public static readonly Text WaitingNote = new(
        "Tiden som ett ärende stod i ett läge hos förvaltningen, räknad varje gång.",
        "The time that a case stood in a state with the department, counted each time.");
    public static readonly Text OverdueByDepartment = new("Öppna och försenade nu", "Open and overdue now");
    public static readonly Text OverdueNote =
        new("Kontur: öppna. Fylld: försenade.", "Outline: open. Filled: overdue.");
    public static readonly Text Open = new("Öppna", "Open");
    public static readonly Text Overdue = new("Försenade", "Overdue");
    public static readonly Text Bounces = new("Vart ”inte vårt” går", "Where “not ours” goes");
    public static readonly Text BouncedFrom = new("Sa nej", "Said no");
    public static readonly Text BouncedTo = new("Gick till", "Went to");
    public static readonly Text FollowUps = new("Svar på uppföljningar", "Answers to follow-ups");
    public static readonly Text Answer = new("Svar", "Answer");
    public static readonly Text ReopensIt = new("öppnades igen", "reopened");

    public static Text AsOf(string moment, string from, string until) => new(
        $"{from} – {until}. Räknat {moment}.", $"{from} – {until}. Counted {moment}.");

    public static Text NameOf(string period) => period switch
    {
        "3m" => new("3 månader", "3 months"),
        "6m" => new("6 månader", "6 months"),
        "24m" => new("24 månader", "24 months"),
        "year" => new("I år", "This year"),
        "last-year" => new("Förra året", "Last year"),
        _ => new("12 månader", "12 months"),
    };

    /// <summary>Of a number of cases or stays: <c>12 (9 av 10 inom 34), n 9</c>.</summary>
    public static Text Times(Distribution days, string median) => days.IsSmall
        ? new($"{median} · bara {days.Count} st", $"{median} · only {days.Count}")
        : new($"{median} · 9 av 10: {days.P90} · {days.Count} st", $"{median} · 9 of 10: {days.P90} · n {days.Count}");

    public static Text DaysOfCases(int count) => count == 0 ? OfCases(0)
        : new($"arbetsdagar, {OfCases(count).Sv}", $"working days, {OfCases(count).En}");

    public static Text OfCases(int count) => count switch
    {
        0 => new("inga ärenden", "no cases"),
        1 => new("av 1 ärende", "of 1 case"),
        _ => new($"av {count} ärenden", $"of {count} cases"),
    };

    public static Text OfDecisions(int count) => count switch
    {
        0 => new("inga beslut med frist", "no decisions with a limit"),
        1 => new("av 1 beslut med frist", "of 1 decision with a limit"),
        _ => new($"av {count} beslut med frist", $"of {count} decisions with a limit"),
    };

    public static Text Answers(int asked) => asked == 1
        ? new("svar; 1 fråga ställd", "answers; 1 question asked")
        : new($"svar; {asked} frågor ställda", $"answers; {asked} questions asked");

    public static Text Few(Text about) => new($"{about.Sv}: för få för att dra slutsatser",
        $"{about.En}: too few to judge by");

    public static Text OverdueOf(int overdue, int open) => new($"{overdue} av {open} försenade",
        $"{overdue} of {open} overdue");

    public static Text ReturnedOf(int returned, int decided) => new($"{returned} av {decided}",
        $"{returned} of {decided}");

    public static Text OfMonth(string month, int opened, int closed) => new(
        $"{month}: {opened} inkomna, {closed} avslutade", $"{month}: {opened} opened, {closed} closed");

    public static Text FirstOf(int shown, int all) => new($"De {shown} första av {all}. Alla står i tabellen.",
        $"The first {shown} of {all}. All of them are in the table.");

    public static Text Cases(int count) =>
        count == 1 ? new("1 gång", "1 time") : new($"{count} gånger", $"{count} times");
}
