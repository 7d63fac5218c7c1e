using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace IPB.Workflows.People;

/// <summary>The city: departments, roles and the people who hold them. Read from <c>organisation.yaml</c>.</summary>
public sealed class Organisation
{
    private static readonly ImmutableArray<string> SeeingAll = ["coordinator", "administrator", "registrar"];

    private readonly FrozenDictionary<string, Department> departments;
    private readonly FrozenDictionary<string, Role> roles;
    private readonly FrozenDictionary<string, Person> people;
    private readonly FrozenDictionary<string, ImmutableArray<Person>> holders;
    private readonly ConcurrentDictionary<DateOnly, Presence> days = [];

    /// <param name="fallback">Id of the person who gets what no role holder can: nothing goes nowhere.</param>
    public Organisation(
        IEnumerable<Department> departments, IEnumerable<Role> roles, IEnumerable<Person> people, string fallback)
    {
        Departments = [.. departments];
        Roles = [.. roles];
        People = [.. people];
        this.departments = Departments.ToFrozenDictionary(d => d.Code);
        this.roles = Roles.ToFrozenDictionary(r => r.Id);
        this.people = People.ToFrozenDictionary(p => p.Id);
        holders = People.SelectMany(p => p.Keys(), (p, key) => (p, key)).GroupBy(x => x.key)
            .ToFrozenDictionary(g => g.Key, g => g.Select(x => x.p).ToImmutableArray());
        Fallback = this.people[fallback];
    }

    private Organisation(Organisation other)
    {
        (Departments, Roles, People) = (other.Departments, other.Roles, other.People);
        (departments, roles, people, holders) = (other.departments, other.roles, other.people, other.holders);
        (Fallback, RoutineOwners, Scheme) = (other.Fallback, other.RoutineOwners, other.Scheme);
    }

    public ImmutableArray<Department> Departments { get; }
    public ImmutableArray<Role> Roles { get; }
    public ImmutableArray<Person> People { get; }
    public Person Fallback { get; }

    /// <summary>
    /// Roles whose holders review, publish and retire routines; coordinators and administrators unless the file says
    /// otherwise.
    /// </summary>
    public ImmutableArray<string> RoutineOwners { get; init; } = ["coordinator", "administrator"];

    /// <summary>By what right decisions are taken; null: the file says nothing of it.</summary>
    public DelegationScheme? Scheme { get; init; }

    internal Organisation Under(DelegationScheme scheme) => new(this) { Scheme = scheme };

    internal Organisation OwnedBy(ImmutableArray<string> owners) => new(this) { RoutineOwners = owners };

    /// <summary>Whether a person reviews, publishes and retires routines.</summary>
    public bool OwnsRoutines(Person person) => RoutineOwners.Any(person.Has);

    /// <summary>
    /// What a person sees by their roles: the most that any of them gives. Coordinators, administrators and registrars
    /// see all unless the file says otherwise.
    /// </summary>
    public Access.RoleSight SightOf(Person person) => person.Roles.Select(id => FindRole(id)?.Sees
        ?? (SeeingAll.Contains(id) ? Access.RoleSight.All : Access.RoleSight.Own)).DefaultIfEmpty().Max();

    public Department? FindDepartment(string code) => departments.GetValueOrDefault(code);
    public Role? FindRole(string id) => roles.GetValueOrDefault(id);
    public Person? FindPerson(string id) => people.GetValueOrDefault(id);

    /// <summary>
    /// Everyone behind a waiting key (<c>unit-manager@LFF</c>, <c>coordinator@*</c>, <c>person:maria</c>).
    /// </summary>
    public ImmutableArray<Person> Holders(string key) => holders.GetValueOrDefault(key, []);

    /// <summary>Every key that has a holder.</summary>
    internal IEnumerable<string> HeldKeys => holders.Keys;

    /// <summary>
    /// The key that a case waits on for a party of a case: role and department, or the fallback person when nobody
    /// holds that role there.
    /// </summary>
    public string KeyOf(Party party, Cases.Case c)
    {
        if (party.Role == Party.ProblemOwner) return Person.KeyOf(c.Submitter);
        var department = party.Of switch
        {
            null => "*",
            Party.LeadDepartment => c.LeadDepartment,
            Party.SubmittingDepartment => c.SubmittingDepartment,
            var code => code,
        };
        var key = Person.KeyOf(party.Role, department);
        return holders.ContainsKey(key) ? key : Person.KeyOf(Fallback.Id);
    }

    /// <summary>What people have said to the platform beside the file.</summary>
    public Cover Cover { get; private init; } = Cover.None;

    /// <summary>The same organisation, with other absences and delegations beside those of the file.</summary>
    public Organisation With(Cover cover) => new(this) { Cover = cover };

    /// <summary>Whether a person is away on a day, by the file or by what was entered.</summary>
    public bool IsAbsent(Person person, DateOnly day) => AbsenceOf(person, day) is not null;

    /// <summary>
    /// The absence that a day lies in; one that names a substitute before others. Null: the person is there.
    /// </summary>
    public Absence? AbsenceOf(Person person, DateOnly day) => AbsencesOf(person)
        .Where(a => a.From <= day && day <= a.To).OrderBy(a => a.Substitute is null).FirstOrDefault();

    /// <summary>All that is known of a person's absences.</summary>
    public IEnumerable<Absence> AbsencesOf(Person person) => person.Absences.Concat(
        Cover.Absences.Where(a => a.Person == person.Id).Select(a => new Absence(a.From, a.To)
        {
            Substitute = a.Substitute,
        }));

    /// <summary>
    /// Every key under which cases wait for a person on a day: their own, those of the absent people for whom they
    /// act, and those that would else wait on nobody who is there. What was delegated to them depends on the case.
    /// </summary>
    public IEnumerable<WaitingKey> KeysFor(Person person, DateOnly today) =>
        On(today).KeysOf(person).DistinctBy(k => (k.Key, k.OnBehalfOf));

    /// <summary>
    /// Keys under which cases may wait for a person on a day, also by delegation; whether one does is said by
    /// <see cref="Cases.CaseOptions.Under"/>.
    /// </summary>
    /// <param name="lost">Keys that cases wait on and that this organisation does not know any more.</param>
    public IEnumerable<string> CandidateKeys(Person person, DateOnly today, IEnumerable<string> lost) =>
        On(today).CandidatesOf(person).Concat(lost.Where(k => On(today).IsLastResort(person, k)));

    /// <summary>Every key that a case can wait on here.</summary>
    public IEnumerable<string> KnownKeys => holders.Keys.Concat(
        from role in Roles
        from department in Departments.Select(d => d.Code).Append("*")
        select Person.KeyOf(role.Id, department)).Distinct();

    /// <summary>Ids of the absent people for whom a person acts on a day.</summary>
    public IEnumerable<string> StandsInFor(Person person, DateOnly today) => People
        .Where(p => p.Id != person.Id && IsAbsent(p, today) && Reachable(p, today).Id == person.Id).Select(p => p.Id);

    /// <summary>
    /// A person a message for <paramref name="person"/> goes to on a day: whoever acts for them while they are away;
    /// they themselves when nobody does.
    /// </summary>
    public Person Reachable(Person person, DateOnly today) => On(today).ActingFor(person) ?? person;

    /// <summary>Who is there on a day, and who acts for the others.</summary>
    internal Presence On(DateOnly day)
    {
        if (days.TryGetValue(day, out var known)) return known;
        // A day or two are asked about; a test that walks through years must not keep them all.
        if (days.Count > 8) days.Clear();
        return days[day] = new Presence(this, day);
    }
}

/// <param name="Key">What a case waits on.</param>
/// <param name="OnBehalfOf">The person whose key it is, absent or delegating; null for one's own.</param>
public sealed record WaitingKey(string Key, string? OnBehalfOf)
{
    /// <summary>Id of the delegation by which it is acted under.</summary>
    public Guid? Delegation { get; init; }

    /// <summary>Ids of those through whom it came: substitutes who are away too, and who passed a delegation on.
    /// </summary>
    public ImmutableArray<string> Via { get; init; } = [];
}

public enum DepartmentKind { Department, Company, Federation }

public sealed record Department(string Code, Text Name, DepartmentKind Kind, string Remit);

public sealed record Role(string Id, Text Name)
{
    /// <summary>What holders see beside their own; null: the file says nothing.</summary>
    public Access.RoleSight? Sees { get; init; }
}

/// <summary>A person of the organisation.</summary>
/// <param name="Language"><c>sv</c> or <c>en</c>: the language of mails and pages.</param>
public sealed record Person(string Id, string Name, string Email, string Language, string Department)
{
    public ImmutableArray<string> Roles { get; init; } = [];

    /// <summary>Id of whoever acts for the person while away, unless the absence names another.</summary>
    public string? Deputy { get; init; }

    /// <summary>Those of the file; <see cref="Organisation.AbsencesOf"/> knows them all.</summary>
    public ImmutableArray<Absence> Absences { get; init; } = [];

    /// <summary>Offered as a one-click persona in demo mode.</summary>
    public bool Persona { get; init; }

    public bool Has(string role) => Roles.Contains(role);

    /// <summary>Under which keys cases wait for this person.</summary>
    public IEnumerable<string> Keys() =>
        Roles.SelectMany(r => new[] { KeyOf(r, Department), KeyOf(r, "*") }).Prepend(KeyOf(Id));

    public static string KeyOf(string person) => $"person:{person}";
    public static string KeyOf(string role, string department) => $"{role}@{department}";
}

/// <summary>Away from the first day to the last, both counted.</summary>
public sealed record Absence(DateOnly From, DateOnly To)
{
    /// <summary>Id of whoever acts for the person meanwhile; null: their deputy.</summary>
    public string? Substitute { get; init; }
}
