using System.Text;
using IPB.Workflows.Calendars;
using IPB.Workflows.People;

namespace IPB.Workflows.Routines.Diagrams;

/// <summary>The words of a diagram in one language.</summary>
internal sealed class DiagramWords(string language, Organisation? organisation)
{
    public string Language => language;
    public string Of(Text text) => Clean(text.In(language));

    /// <summary>After the name of a place that has a limit.</summary>
    public string Limit(int? most) =>
        most is { } limit ? Say($" (högst {limit} samtidigt)", $" (at most {limit} at once)") : "";

    public string Say(string sv, string en) => language == "en" ? en : sv;
    public string After(TimeLimit limit) => Say("efter ", "after ") + limit.In(language);

    /// <summary>When a bounce ends with whoever places the case by hand.</summary>
    public string Bounced(Bounce bounce) => bounce.Times == 1
        ? Say("placeras för hand", "placed by hand")
        : Say($"efter {bounce.Times} gånger", $"after {bounce.Times} times");

    /// <summary>Whom a referral asks, and how many of them must answer.</summary>
    public string Asked(Referral referral)
    {
        var bodies = referral.To.Select(Name).ToList();
        if (referral.Choose is { } choice)
            bodies.Add(Say($"minst {choice.Least} av ", $"at least {choice.Least} of ")
                + string.Join(", ", choice.From.Select(c => Name(new Party(choice.Role, c)))));
        return string.Join(Say("; ", "; "), bodies);
    }

    public string Enough(Referral referral) => referral.Join switch
    {
        Referral.All => Say("alla svarar", "all answer"),
        1 => Say("någon svarar", "any of them answers"),
        var number => Say($"{number} svarar", $"{number} answer"),
    };

    /// <summary>Why a case goes on from a referral.</summary>
    public string Of(State state, ReferralEnd end) => Initial.Capital(end == ReferralEnd.Answered
        ? Enough(state.Referral!) : After(state.Due!));

    /// <summary>Of which routines child cases are opened, and for whom.</summary>
    public string Opens(IEnumerable<Opening> openings) => string.Join("; ", openings.Select(Open));

    /// <summary>How many child cases must have ended.</summary>
    public string Enough(ChildWait wait) => wait.Join switch
    {
        ChildWait.All => Say("alla underärenden är avslutade", "all child cases have ended"),
        1 => Say("något underärende är avslutat", "any child case has ended"),
        var number => Say($"{number} underärenden är avslutade", $"{number} child cases have ended"),
    };

    /// <summary>Why a case goes on from child cases.</summary>
    /// <param name="way">The name of the outcome.</param>
    public string Of(ChildWait wait, string way)
    {
        var enough = Initial.Capital(Enough(wait));
        return wait.Outcomes.Keys.Where(e => e.Name() == way).Select(e => (Ending?)e).FirstOrDefault() is { } ending
            ? $"{enough}: {ending.Text().In(language)}"
            : wait.Outcomes.IsEmpty ? enough : Say($"{enough}: annat", $"{enough}: otherwise");
    }

    /// <summary>What programs do in a state.</summary>
    public string Automation(AutomationUse use) => Say("Automatik: ", "Automation: ") + Clean(use.Name);

    /// <summary>When the triggers of an automation come.</summary>
    public string Ended(AutomationUse use) => Say("efter automatiken ", "after the automation ") + Clean(use.Name);

    private string Open(Opening opening)
    {
        var departments = opening.To.Select(Department).ToList();
        if (opening.Choose is { } choice)
            departments.Add(Say($"minst {choice.Least} av ", $"at least {choice.Least} of ")
                + string.Join(", ", choice.From.Select(Department)));
        return Clean(opening.Routine) + (departments.Count == 0 ? "" : $" ({string.Join("; ", departments)})");
    }

    /// <summary>That a case can be put on hold in a state.</summary>
    public string OnHold => Say("Låt vila, återuppta", "Put on hold, resume");

    /// <summary>When a hold ends by itself.</summary>
    public string RunsOut(TimeLimit longest) =>
        Say("Har vilat ", "On hold for ") + longest.In(language);

    public string Name(Party party)
    {
        var role = party.Role switch
        {
            Party.ProblemOwner => Say("Problemägare", "Problem owner"),
            Party.Anyone => Say("Vem som helst", "Anyone"),
            Party.System => Say("Systemet", "The system"),
            var id => organisation?.FindRole(id)?.Name.In(language) ?? Sentence(id),
        };
        return Clean(party.Of is null ? role : role + Say(", ", " of ") + Department(party.Of));
    }

    public string Names(IEnumerable<Party> parties) => string.Join(Say(" eller ", " or "), parties.Select(Name));

    /// <summary>Leaves out what XML cannot hold, whatever a file brings.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune.Value is < 0x20 and not ('\t' or '\n' or '\r') or 0xFFFE or 0xFFFF
                ? Rune.ReplacementChar : rune);
        return clean.ToString();
    }

    public string Department(string of) => of switch
    {
        Party.LeadDepartment => Say("ansvarig förvaltning", "the lead department"),
        Party.ReferralBody => Say("remissinstansens förvaltning", "the referral body's department"),
        Party.SubmittingDepartment => Say("inlämnande förvaltning", "the submitting department"),
        var code => organisation?.FindDepartment(code)?.Name.In(language) ?? code,
    };

    private static string Sentence(string id) =>
        Initial.Capital(id.Replace('-', ' '));
}
