using System.Globalization;
using IPB.Host.Access;
using IPB.Host.Gates;
using IPB.Host.Partners;
using IPB.Host.Referrals;
using IPB.Workflows;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Partners;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Host.Pages;

/// <summary>People, departments, times and values as the reader of a page says them.</summary>
public sealed class CityWords(WorkflowEngine engine, CurrentPerson me)
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private CultureInfo Culture => me.Language == "en" ? English : Swedish;

    public string Department(string code) =>
        engine.Organisation.FindDepartment(code) is { } department ? me.Say(department.Name) : code;

    /// <summary>A person's name; the engine's own steps are the system's.</summary>
    public string Person(string id) => id == Workflows.People.Party.System
        ? me.Say(PageTexts.System) : Partner.IsId(id) ? me.Say(PartnerTexts.Partner)
        : engine.Organisation.FindPerson(id)?.Name ?? id;

    /// <summary>The same where it may be a partner of a case, by the name that they were invited under.</summary>
    public string Person(string id, IEnumerable<Partner> partners) => Partner.Parse(id) is var (_, number)
        ? partners.FirstOrDefault(p => p.Number == number)?.Name ?? Person(id) : Person(id);

    public string People(IEnumerable<string> ids) => string.Join(", ", ids.Select(Person));

    /// <summary>Ids and names of everybody, for a choice.</summary>
    public IReadOnlyList<(string Id, string Name)> Everybody() => [.. engine.Organisation.People
        .OrderBy(p => p.Name, StringComparer.Create(Culture, ignoreCase: true))
        .Select(p => (p.Id, $"{p.Name}, {p.Department}"))];

    public string Role(Person person) =>
        engine.Organisation.FindRole(person.Roles.FirstOrDefault("employee")) is { } role ? me.Say(role.Name) : "";

    /// <summary>Who a case waits on: <c>Enhetschef, Lokalförsörjningsförvaltningen</c>, or a person's name.</summary>
    public string Who(string key)
    {
        if (key.StartsWith("person:", StringComparison.Ordinal)) return Person(key["person:".Length..]);
        var (role, department) = (key.Split('@')[0], key.Split('@')[^1]);
        var name = engine.Organisation.FindRole(role) is { } known ? me.Say(known.Name) : role;
        return department == "*" ? name : $"{name}, {Department(department)}";
    }

    /// <summary>Who asks whom for an opinion.</summary>
    public string Asked(GateOpinion o) => me.Say(o.By.Length == 0 ? OpinionTexts.RoutineAsks(Who(o.Of))
        : OpinionTexts.AskedFor(Person(o.By), Who(o.Of)));

    public string Question(GateOpinion o) => o.Words is { } words ? me.Say(words) : o.Question;

    /// <summary>The people behind a waiting key, by name; empty for a key that names its person.</summary>
    public string Holders(string key) => key.StartsWith("person:", StringComparison.Ordinal)
        ? "" : string.Join(", ", engine.Organisation.Holders(key).Select(p => p.Name));

    /// <summary>Someone named by a routine.</summary>
    public string Party(Party party)
    {
        var role = party.Role switch
        {
            Workflows.People.Party.ProblemOwner => me.Say(PageTexts.ProblemOwner),
            Workflows.People.Party.Anyone => me.Say(PageTexts.Anyone),
            Workflows.People.Party.System => me.Say(PageTexts.System),
            var id => engine.Organisation.FindRole(id) is { } known ? me.Say(known.Name) : id,
        };
        return party.Of switch
        {
            null => role,
            Workflows.People.Party.LeadDepartment => $"{role}, {me.Say(PageTexts.LeadDepartmentInText)}",
            Workflows.People.Party.ReferralBody => $"{role}, {me.Say(ReferralTexts.ReferralBodyInText)}",
            Workflows.People.Party.SubmittingDepartment => $"{role}, {me.Say(PageTexts.SubmittingDepartmentInText)}",
            var code => $"{role}, {Department(code)}",
        };
    }

    /// <summary><c>fredag 27 nov</c></summary>
    public string Day(DateTimeOffset at)
    {
        var date = Stockholm.DateOf(at);
        return $"{me.Say(Words.Weekday(date.DayOfWeek))} {Words.DayAndMonth(date, me.Language)}";
    }

    public string Date(DateTimeOffset at) => Words.Date(Stockholm.DateOf(at), me.Language);

    public string ShortDate(DateTimeOffset at) => Words.DayAndMonth(Stockholm.DateOf(at), me.Language);

    /// <summary><c>fre 27 nov 2026 17:00</c></summary>
    public string Moment(DateTimeOffset at) => Words.Moment(at, me.Language);

    /// <summary><c>i dag 09:00</c>, <c>20 nov 14:12</c>, <c>3 mars 2025</c>: as much as a reader needs.</summary>
    public string Ago(DateTimeOffset at, DateTimeOffset now)
    {
        var (date, today) = (Stockholm.DateOf(at), Stockholm.DateOf(now));
        var time = Stockholm.LocalOf(at).ToString(" HH:mm", CultureInfo.InvariantCulture);
        if (date == today) return me.Say(PageTexts.Today) + time;
        return date.Year == today.Year ? Words.DayAndMonth(date, me.Language) + time : Words.Date(date, me.Language);
    }

    /// <summary>For <c>datetime</c> attributes.</summary>
    public static string Machine(DateTimeOffset at) =>
        at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>A value of a field in words.</summary>
    public string Value(Field? field, object value) => value switch
    {
        bool yes => me.Say(yes ? PageTexts.Yes : PageTexts.No),
        decimal number when field?.Type == FieldType.Money => number.ToString("N0", Culture) + " kr",
        decimal number => number.ToString("#,0.##", Culture),
        DateOnly date => Words.Date(date, me.Language),
        string id when field?.Choices.FirstOrDefault(c => c.Id == id) is { } choice => me.Say(choice.Name),
        var other => other.ToString() ?? "",
    };

    public string Number(decimal number) => number.ToString("#,0.##", Culture);
    /// <summary><c>250 000 kr</c></summary>
    public string Kronor(decimal amount) => amount.ToString("N0", Culture) + " kr";

    /// <summary><c>12 %</c>; a dash for none.</summary>
    public string Share(double? share) => share is { } s ? s.ToString("P0", Culture) : "–";

    public DueWords Due(DateTimeOffset due, DateTimeOffset now)
    {
        var days = engine.World.Calendar.WorkingDaysBetween(now, due);
        if (due < now) return new("late", "late", days == 0 ? PageTexts.LateToday : PageTexts.Late(-days));
        return days <= 2
            ? new("due", "clock", days == 0 ? PageTexts.DueToday : PageTexts.Left(days))
            : new("plain", "clock", PageTexts.Left(days));
    }
}

/// <param name="Tone">Class of the chip; the words and the icon say the same.</param>
public sealed record DueWords(string Tone, string Icon, Text Text);
