using System.Collections.Immutable;
using IPB.Workflows.Files;
using IPB.Workflows.People;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;

namespace IPB.Workflows.Searching;

/// <summary>
/// What tags of a search mean in a city, by their English or Swedish names; a tag that means nothing is left out and
/// said, with the nearest right word.
/// </summary>
/// <param name="Keys">Waiting keys of <paramref name="Me"/>.</param>
public sealed record SearchTags(
    Organisation Organisation, RoutineCatalog Routines, Person Me, WaitingKeys Keys, DateTimeOffset Now)
{
    private static readonly ImmutableDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["dept"] = "dept",
        ["förv"] = "dept",
        ["from"] = "from",
        ["från"] = "from",
        ["routine"] = "routine",
        ["rutin"] = "routine",
        ["phase"] = "phase",
        ["fas"] = "phase",
        ["state"] = "state",
        ["läge"] = "state",
        ["owner"] = "owner",
        ["ansvarig"] = "owner",
        ["by"] = "by",
        ["av"] = "by",
        ["is"] = "is",
        ["är"] = "is",
    }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly ImmutableDictionary<string, string> Standings = new Dictionary<string, string>
    {
        ["open"] = "open",
        ["öppet"] = "open",
        ["closed"] = "closed",
        ["avslutat"] = "closed",
        ["overdue"] = "overdue",
        ["försenat"] = "overdue",
        ["blocked"] = "blocked",
        ["hindrat"] = "blocked",
        ["hold"] = "hold",
        ["vilande"] = "hold",
        ["mine"] = "mine",
        ["mitt"] = "mine",
    }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Narrows a filter by tags.</summary>
    public (CaseFilter Filter, ImmutableArray<Text> Hints) Read(ImmutableArray<SearchTag> tags, CaseFilter filter)
    {
        var hints = ImmutableArray.CreateBuilder<Text>();
        foreach (var tag in tags)
        {
            if (!Names.TryGetValue(tag.Name, out var name))
            {
                hints.Add(
                    Unknown(tag, new("Det finns ingen sökmärkning", "There is no search tag"), tag.Name, Names.Keys));
                continue;
            }

            var (next, hint) = Narrow(tag.Not ? new CaseFilter() : filter, name, tag);
            if (hint is not null) hints.Add(hint);
            else filter = tag.Not ? filter with { Not = filter.Not.Add(next) } : next;
        }

        return (filter, hints.ToImmutable());
    }

    private (CaseFilter Filter, Text? Hint) Narrow(CaseFilter filter, string name, SearchTag tag) => name switch
    {
        "dept" => Department(tag) is (var d, null) ? (filter with { LeadDepartment = d }, null)
            : (filter, Department(tag).Hint),
        "from" => Department(tag) is (var d, null) ? (filter with { SubmittingDepartment = d }, null)
            : (filter, Department(tag).Hint),
        "routine" => Routine(filter, tag),
        "phase" => Phase(filter, tag),
        "state" => State(filter, tag),
        "owner" => Owner(filter, tag),
        "by" => PersonOf(tag.Value) is { } by ? (filter with { Submitter = by.Id }, null)
            : (filter, NoPerson(tag)),
        _ => Standing(filter, tag),
    };

    private (string? Code, Text? Hint) Department(SearchTag tag)
    {
        var found = Organisation.Departments.FirstOrDefault(d => Same(d.Code, tag.Value) || Says(d.Name, tag.Value));
        return found is not null ? (found.Code, null) : (null, Unknown(tag,
            new("Det finns ingen förvaltning", "There is no department"), tag.Value,
            Organisation.Departments.Select(d => d.Code)));
    }

    private (CaseFilter, Text?) Routine(CaseFilter filter, SearchTag tag)
    {
        var all = Routines.Newest();
        return all.FirstOrDefault(r => Same(r.Id, tag.Value) || Says(r.Name, tag.Value)) is { } routine
            ? (filter with { Routine = routine.Id }, null)
            : (filter,
                Unknown(tag, new("Det finns ingen rutin", "There is no routine"), tag.Value, all.Select(r => r.Id)));
    }

    private (CaseFilter, Text?) Phase(CaseFilter filter, SearchTag tag)
    {
        var states = StateSets.OfPhase(Routines, p => Same(p.Id, tag.Value) || Says(p.Name, tag.Value));
        return states.IsEmpty ? (filter, Unknown(tag, new("Det finns ingen fas", "There is no phase"), tag.Value,
                Routines.Newest().SelectMany(r => r.Phases).Select(p => p.Id)))
            : (filter with { States = Both(filter.States, states) }, null);
    }

    private (CaseFilter, Text?) State(CaseFilter filter, SearchTag tag)
    {
        var states = StateSets.Of(Routines, (_, s) => Same(s.Id, tag.Value) || Says(s.Name, tag.Value));
        return states.IsEmpty ? (filter, Unknown(tag, new("Det finns inget läge", "There is no state"), tag.Value,
                Routines.Newest().SelectMany(r => r.States).Select(s => s.Id)))
            : (filter with { States = Both(filter.States, states) }, null);
    }

    private (CaseFilter, Text?) Owner(CaseFilter filter, SearchTag tag)
    {
        if (PersonOf(tag.Value) is { } person)
            return (filter with
            {
                WaitsOn = new([.. Organisation.CandidateKeys(person, Calendars.Stockholm.DateOf(Now), [])], Few: false),
            }, null);
        var role = Organisation.Roles.FirstOrDefault(r => Same(r.Id, tag.Value) || Says(r.Name, tag.Value));
        return role is null ? (filter, NoPerson(tag)) : (filter with
        {
            WaitsOn = new([.. Organisation.Departments.Select(d => d.Code).Append("*")
                .Select(d => Person.KeyOf(role.Id, d))], Few: false),
        }, null);
    }

    private (CaseFilter, Text?) Standing(CaseFilter filter, SearchTag tag) =>
        Standings.GetValueOrDefault(tag.Value) switch
        {
            "open" => (filter with { Open = true }, null),
            "closed" => (filter with { Open = false }, null),
            "overdue" => (filter with { DueBefore = Now }, null),
            "blocked" => (filter with { Blocked = true }, null),
            "hold" => (filter with { Held = true }, null),
            "mine" => (filter with { Mine = (Me.Id, Keys) }, null),
            _ => (filter, Unknown(tag, new("Sökmärkningen är: känner inte", "The search tag is: does not know"),
                tag.Value, Standings.Keys)),
        };

    /// <summary>By id or by name; null: nobody, or several.</summary>
    public Person? PersonOf(string value) => Organisation.FindPerson(value.ToLowerInvariant())
        ?? (Organisation.People.Where(p => p.Name.Contains(value, StringComparison.CurrentCultureIgnoreCase)).Take(2)
            .ToList() is [var only] ? only : null);

    private Text NoPerson(SearchTag tag) => Unknown(tag,
        new("Det finns ingen person eller flera", "There is no person, or more than one,"), tag.Value,
        Organisation.People.Select(p => p.Id));

    private static Text Unknown(SearchTag tag, Text what, string word, IEnumerable<string> known)
    {
        var all = known.Distinct().Order(StringComparer.Ordinal).ToList();
        var nearest = NearestWord.Of(word, all);
        var some = string.Join(", ", all.Take(12));
        return nearest is null
            ? new($"{what.Sv} ”{word}” ({tag}). Det finns {some}.", $"{what.En} “{word}” ({tag}). There are {some}.")
            : new($"{what.Sv} ”{word}” ({tag}). Menade du {nearest}?",
                $"{what.En} “{word}” ({tag}). Did you mean {nearest}?");
    }

    private static ImmutableArray<(string, string)> Both(
        ImmutableArray<(string, string)>? first, ImmutableArray<(string, string)> second) =>
        first is { } known ? [.. known.Intersect(second)] : second;

    private static bool Same(string id, string value) => string.Equals(id, value, StringComparison.OrdinalIgnoreCase);

    private static bool Says(Text name, string value) => Same(name.Sv, value) || Same(name.En, value);
}
