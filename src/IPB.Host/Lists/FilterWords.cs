using IPB.Host.Access;
using IPB.Host.Cases;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Calendars;
using IPB.Workflows.Searching;

namespace IPB.Host.Lists;

/// <summary>Filters of a list as the reader says them.</summary>
public sealed class FilterWords(WorkflowEngine engine, CurrentPerson me, CityWords say)
{
    /// <summary><c>Rutin: Innovationsärende</c></summary>
    public string Of(string name, string value) => name == "mine" ? me.Say(ListTexts.MineOnly)
        : $"{me.Say(NameOf(name))}: {ValueOf(name, value)}";

    public IReadOnlyList<(string, string)> Departments() =>
        [.. engine.Organisation.Departments.Select(d => (d.Code, me.Say(d.Name)))];

    public IReadOnlyList<(string, string)> Routines() =>
        [.. engine.Routines.Newest().Select(r => (r.Id, me.Say(r.Name)))];

    /// <summary>Of one routine, or of all.</summary>
    public IReadOnlyList<(string, string)> Phases(string? routine) =>
    [
        .. engine.Routines.Newest().Where(r => routine is null || r.Id == routine).SelectMany(r => r.Phases)
            .DistinctBy(p => p.Id).Select(p => (p.Id, me.Say(p.Name))),
    ];

    /// <summary>Those of a routine that a case can stand in; there are too many to choose from all.</summary>
    public IReadOnlyList<(string, string)> States(string? routine) => routine is null ? []
        : [.. StateSets.Of(engine.Routines, (r, _) => r.Id == routine)
            .Select(s => (s.State, StateName(s.State, routine)))];

    private string ValueOf(string name, string value) => name switch
    {
        "lead" or "department" => say.Department(value),
        "routine" => engine.Routines.FindNewest(value) is { } routine ? me.Say(routine.Name) : value,
        "phase" => Phases(null).FirstOrDefault(p => p.Item1 == value).Item2 ?? value,
        "state" => StateName(value, null),
        "owner" => engine.Organisation.FindPerson(value)?.Name
            ?? (engine.Organisation.FindRole(value) is { } role ? me.Say(role.Name) : value),
        "due" => ListFilter.DayOf(value) is { } day ? me.Say(ListTexts.DueOn(Words.Date(day, me.Language)))
            : me.Say(ListTexts.DueName(value)),
        "open" => me.Say(value == "true" ? CaseTexts.OpenOnly : CaseTexts.ClosedOnly),
        _ => value,
    };

    private string StateName(string state, string? routine) => engine.Routines.Newest()
        .Where(r => routine is null || r.Id == routine).Select(r => r.Find(state)).FirstOrDefault(s => s is not null)
        is { } known ? me.Say(known.Name) : state;

    private static Text NameOf(string name) => name switch
    {
        "lead" => CaseTexts.Lead,
        "department" => CaseTexts.Submitting,
        "routine" => CaseTexts.Routine,
        "phase" => ListTexts.Phase,
        "state" => CaseTexts.State,
        "owner" => ListTexts.Owner,
        "due" => ListTexts.Due,
        "open" => CaseTexts.Standing,
        _ => ListTexts.Words,
    };
}
