using System.Collections.Frozen;
using System.Collections.Immutable;

namespace IPB.Workflows.People;

/// <summary>The city: departments, roles and the people who hold them. Read from <c>organisation.yaml</c>.</summary>
public sealed class Organisation
{
    private readonly FrozenDictionary<string, Department> departments;
    private readonly FrozenDictionary<string, Role> roles;
    private readonly FrozenDictionary<string, Person> people;
    private readonly FrozenDictionary<string, ImmutableArray<Person>> holders;

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

    public ImmutableArray<Department> Departments { get; }
    public ImmutableArray<Role> Roles { get; }
    public ImmutableArray<Person> People { get; }
    public Person Fallback { get; }

    /// <summary>
    /// Roles whose holders review, publish and retire routines; coordinators and administrators unless the file says
    /// otherwise.
    /// </summary>
    public ImmutableArray<string> RoutineOwners { get; init; } = ["coordinator", "administrator"];

    /// <summary>Whether a person reviews, publishes and retires routines.</summary>
    public bool OwnsRoutines(Person person) => RoutineOwners.Any(person.Has);

    public Department? FindDepartment(string code) => departments.GetValueOrDefault(code);
    public Role? FindRole(string id) => roles.GetValueOrDefault(id);
    public Person? FindPerson(string id) => people.GetValueOrDefault(id);

    /// <summary>
    /// Everyone behind a waiting key (<c>unit-manager@LFF</c>, <c>coordinator@*</c>, <c>person:maria</c>).
    /// </summary>
    public ImmutableArray<Person> Holders(string key) => holders.GetValueOrDefault(key, []);

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

    /// <summary>
    /// Every key under which cases wait for a person on a day: their own, and those of the people whose deputy they
    /// are while these are away.
    /// </summary>
    public IEnumerable<WaitingKey> KeysFor(Person person, DateOnly today) =>
        person.Keys().Select(k => new WaitingKey(k, null)).Concat(
            from absent in People
            where absent.Deputy == person.Id && absent.IsAbsent(today)
            from key in absent.Keys()
            select new WaitingKey(key, absent.Id));

    /// <summary>A person a message for <paramref name="person"/> goes to on a day: the deputy while away.</summary>
    public Person Reachable(Person person, DateOnly today) =>
        person.IsAbsent(today) && person.Deputy is { } id && FindPerson(id) is { } deputy && !deputy.IsAbsent(today)
            ? deputy : person;
}

/// <param name="Key">What a case waits on.</param>
/// <param name="OnBehalfOf">The absent person whose key it is, or null for one's own.</param>
public sealed record WaitingKey(string Key, string? OnBehalfOf);

public enum DepartmentKind { Department, Company, Federation }

public sealed record Department(string Code, Text Name, DepartmentKind Kind, string Remit);

public sealed record Role(string Id, Text Name);

/// <summary>A person of the organisation.</summary>
/// <param name="Language"><c>sv</c> or <c>en</c>: the language of mails and pages.</param>
public sealed record Person(string Id, string Name, string Email, string Language, string Department)
{
    public ImmutableArray<string> Roles { get; init; } = [];

    /// <summary>Id of whoever acts for the person while away.</summary>
    public string? Deputy { get; init; }
    public ImmutableArray<Absence> Absences { get; init; } = [];

    /// <summary>Offered as a one-click persona in demo mode.</summary>
    public bool Persona { get; init; }

    public bool IsAbsent(DateOnly day) => Absences.Any(a => a.From <= day && day <= a.To);
    public bool Has(string role) => Roles.Contains(role);

    /// <summary>Under which keys cases wait for this person.</summary>
    public IEnumerable<string> Keys() =>
        Roles.SelectMany(r => new[] { KeyOf(r, Department), KeyOf(r, "*") }).Prepend(KeyOf(Id));

    public static string KeyOf(string person) => $"person:{person}";
    public static string KeyOf(string role, string department) => $"{role}@{department}";
}

/// <summary>Away from the first day to the last, both counted.</summary>
public sealed record Absence(DateOnly From, DateOnly To);
