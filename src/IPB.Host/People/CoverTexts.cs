using IPB.Workflows;

namespace IPB.Host.People;

/// <summary>Words of absences and delegations.</summary>
public static class CoverTexts
{
    public static readonly Text Title = new("Frånvaro och delegation", "Absence and delegation");
    public static readonly Text All = new("Alla frånvaron och delegationer", "All absences and delegations");
    public static readonly Text SeeAll = new("Se hela stadens", "See those of the whole city");
    public static readonly Text SeeMine = new("Se bara dina egna", "See only your own");
    public static readonly Text Lead = new(
        "När du är borta går det som väntar på dig till din ersättare. En delegation låter någon annan göra något i "
        + "ditt ställe också när du är här. Allt som görs för dig får stämpeln ”för dig” i ärendets historik.",
        "While you are away, what waits on you goes to your substitute. A delegation lets somebody act for you also "
        + "while you are here. Everything done for you is stamped “for you” in the case's history.");
    public static readonly Text Absences = new("Frånvaro", "Absences");
    public static readonly Text Delegations = new("Delegationer", "Delegations");
    public static readonly Text NoAbsences = new("Ingen frånvaro är inlagd.", "No absence is entered.");
    public static readonly Text NoDelegations = new("Inget är delegerat.", "Nothing is delegated.");
    public static readonly Text EnterAbsence = new("Lägg in frånvaro", "Enter an absence");
    public static readonly Text MakeDelegation = new("Delegera", "Delegate");
    public static readonly Text Person = new("Vem är borta?", "Who is away?");
    public static readonly Text From = new("Första dagen", "First day");
    public static readonly Text To = new("Sista dagen", "Last day");
    public static readonly Text Substitute = new("Ersättare", "Substitute");
    public static readonly Text SubstituteHelp = new(
        "Den som får det som väntar på dig. Är ersättaren också borta går det vidare till hens ersättare, och sist "
        + "till en namngiven person.",
        "Whoever gets what waits on you. If they are away too it goes on to their substitute, and in the end to a "
        + "named person.");
    public static readonly Text UsualSubstitute = new("Den vanliga ersättaren", "The usual substitute");
    public static readonly Text Delegator = new("Vem delegerar?", "Who delegates?");
    public static readonly Text Delegate = new("Till vem?", "To whom?");
    public static readonly Text Reason = new("Varför?", "Why?");
    public static readonly Text Scope = new("Begränsa vad den gäller", "Limit what it is about");
    public static readonly Text ScopeHelp = new(
        "Det som lämnas tomt begränsas inte.", "What is left empty is not limited.");
    public static readonly Text Routines = new("Bara i rutinerna", "Only in the routines");
    public static readonly Text Roles = new("Bara i rollerna", "Only in the roles");
    public static readonly Text Gates = new("Bara beslut vid", "Only decisions at");
    public static readonly Text UpTo = new("Högst belopp i kronor", "Largest amount in kronor");
    public static readonly Text UpToHelp = new(
        "Gäller ärenden vars belopp är känt och högst så stort.",
        "Holds for cases whose amount is known and no larger.");
    public static readonly Text Steps = new("Får den ges vidare?", "May it be passed on?");
    public static readonly Text PassOn = new("Ge vidare", "Pass on");
    public static readonly Text PassOnTitle = new("Ge delegationen vidare", "Pass the delegation on");
    public static readonly Text PassOnHelp = new(
        "Det du ger vidare är aldrig mer än det du själv fick, och slutar gälla om din delegation återkallas.",
        "What you pass on is never more than what you were given, and ends if your delegation is revoked.");
    public static readonly Text Back = new("Jag är tillbaka", "I am back");
    public static readonly Text Cancel = new("Ta bort", "Remove");
    public static readonly Text Revoke = new("Återkalla", "Revoke");
    public static readonly Text Ended = new("avslutad", "ended");
    public static readonly Text Over = new("har varit", "over");
    public static readonly Text Now = new("nu", "now");
    public static readonly Text Ahead = new("kommer", "ahead");
    public static readonly Text Holds = new("gäller", "holds");
    public static readonly Text Everything = new("Allt som väntar på den som delegerar",
        "All that waits on whoever delegates");
    public static readonly Text ByFile = new("Från organisationens fil", "From the organisation's file");
    public static readonly Text OnDelegation = new("på delegation", "by delegation");
    public static readonly Text History = new("Tidigare", "Earlier");

    public static Text Chip(bool ended, bool over, bool begun) =>
        ended ? Ended : over ? Over : begun ? Holds : Ahead;

    public static Text ByDelegation(string from, string via) => via.Length == 0
        ? new($"På delegation från {from}", $"By delegation from {from}")
        : new($"På delegation från {from}, given vidare av {via}", $"By delegation from {from}, passed on by {via}");

    public static Text ByPoint(string point) => new($"enligt delegationsordningen punkt {point}",
        $"under point {point} of the delegation scheme");

    public static Text Mandate(string point, Text decision, string? upTo) => new(
        $"Mandat: punkt {point}, {decision.Sv}{(upTo is null ? "" : $", högst {upTo}")}",
        $"Mandate: point {point}, {decision.En}{(upTo is null ? "" : $", at most {upTo}")}");

    public static readonly Text Scheme = new("Delegationsordningen", "The delegation scheme");
    public static readonly Text Point = new("Punkt", "Point");
    public static readonly Text Decision = new("Beslut", "Decision");
    public static readonly Text By = new("Beslutas av", "Decided by");
    public static readonly Text Most = new("Högst", "At most");
    public static readonly Text Calendars = new("Kalendrar", "Calendars");
    public static readonly Text CalendarHolds = new("Det som lästes senast gäller.", "What was read last holds.");

    public static Text CalendarRead(string when, int count) => new($"läst {when}, {count} frånvaron",
        $"read {when}, {count} absences");

    public static Text Period(string first, string last) => new($"{first} – {last}", $"{first} – {last}");

    public static Text Acts(string name) => new($"{name} är ersättare", $"{name} stands in");

    public static Text ActsNow(string name) => new($"Går nu till {name}", $"Goes to {name} now");

    public static Text Made(string name, string day) => new($"Inlagd av {name} {day}", $"Entered by {name} on {day}");

    public static Text EndedBy(string name, string day) =>
        new($"Avslutad av {name} {day}", $"Ended by {name} on {day}");

    public static Text RevokedBy(string name, string day) =>
        new($"Återkallad av {name} {day}", $"Revoked by {name} on {day}");

    public static Text FromTo(string from, string to) => new($"{from} → {to}", $"{from} → {to}");

    public static Text PassedOn(int steps) => steps switch
    {
        0 => new("Får inte ges vidare", "May not be passed on"),
        1 => new("Får ges vidare en gång", "May be passed on once"),
        _ => new($"Får ges vidare i {steps} led", $"May be passed on {steps} times over"),
    };

    public static Text IsPassedOn(string from) => new($"Given vidare; först delegerad av {from}",
        $"Passed on; first delegated by {from}");

    public static Text Amount(string amount) => new($"Högst {amount}", $"At most {amount}");
}
