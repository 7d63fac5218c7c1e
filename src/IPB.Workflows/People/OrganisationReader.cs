using System.Collections.Immutable;
using IPB.Workflows.Access;
using IPB.Workflows.Files;

namespace IPB.Workflows.People;

/// <summary>What reading <c>organisation.yaml</c> gave.</summary>
/// <param name="Organisation">Null when there are findings.</param>
/// <param name="Findings">Everything that is wrong, in the order of the file.</param>
public sealed record OrganisationFile(Organisation? Organisation, ImmutableArray<Finding> Findings);

/// <summary>Reads <c>organisation.yaml</c>.</summary>
public static class OrganisationReader
{
    private const string PersonKind = "person";

    private static readonly ImmutableSortedDictionary<string, DepartmentKind> DepartmentKinds =
        Enum.GetValues<DepartmentKind>().ToImmutableSortedDictionary(k => k.ToString().ToLowerInvariant(), k => k);

    private static readonly ImmutableSortedDictionary<string, string> Languages =
        new[] { "sv", "en" }.ToImmutableSortedDictionary(l => l, l => l);

    private static readonly ImmutableArray<string> SpecialParties =
        [Party.ProblemOwner, Party.Anyone, Party.System, .. PartyWords.Relative];

    /// <param name="file">Path shown in findings.</param>
    /// <param name="text">The file's text.</param>
    public static OrganisationFile Read(string file, string text)
    {
        var reading = new Reading(file);
        if (reading.Root(text, OrganisationShapes.Organisation) is not { } root)
            return new OrganisationFile(null, reading.Findings.ToImmutable());
        root.Id("organisation", "organisation", []);
        var fallback = root.Reference("fallback", PersonKind) ?? "";
        var departments = Departments(root);
        var roles = Roles(root);
        var people = People(root);
        var owners = RoutineOwners(root, roles, people);
        var scheme = DelegationScheme.Read(root);
        reading.Resolve(PartyWords.Department, [.. departments.Select(d => d.Code)]);
        reading.Resolve(PartyWords.Role, [.. roles.Select(r => r.Id)]);
        reading.Resolve(PersonKind, [.. people.Select(p => p.Id)]);
        if (!reading.Findings.None) return new(null, reading.Findings.ToImmutable());
        var organisation = new Organisation(departments, roles, people, fallback) { Scheme = scheme };
        return new(owners.IsEmpty ? organisation : organisation.OwnedBy(owners), reading.Findings.ToImmutable());
    }

    // Publishing takes two people: with fewer, no routine could ever change again.
    private static ImmutableArray<string> RoutineOwners(
        Section root, ImmutableArray<Role> roles, ImmutableArray<Person> people)
    {
        if (!root.Has("routine-owners")) return [];
        var owners = root.References("routine-owners", PartyWords.Role);
        var holders = people.Count(p => owners.Any(p.Has));
        if (holders < 2 && owners.All(o => roles.Any(r => r.Id == o)))
            root.Add("routine-owners", "too-few-owners", "routine-owners: publishing a routine takes two people who "
                + $"hold one of these roles; there {(holders == 1 ? "is one" : "is none")}");
        return owners;
    }

    private static ImmutableArray<Department> Departments(Section root)
    {
        var taken = new HashSet<string>();
        return root.List("departments", OrganisationShapes.Department, s => new Department(
            s.Id("code", "department", taken, IdShape.Department), s.Text("name"),
            s.Choice("kind", DepartmentKinds, "kind", DepartmentKind.Department), s.Word("remit")));
    }

    private static ImmutableArray<Role> Roles(Section root)
    {
        var taken = new HashSet<string>();
        return root.List("roles", OrganisationShapes.Role, s =>
        {
            var id = s.Id("id", "role", taken);
            if (SpecialParties.Contains(id))
                s.Add("id", "reserved-name", $"role \"{id}\": the name already means something else; choose another");
            return new Role(id, s.Text("name"))
            {
                Sees = s.Has("sees") ? s.Choice("sees", VisibilityNames.Sights, "sight", RoleSight.Own) : null,
            };
        });
    }

    private static ImmutableArray<Person> People(Section root)
    {
        var taken = new HashSet<string>();
        return root.List("people", OrganisationShapes.Person, s => Person(s, taken));
    }

    private static Person Person(Section s, HashSet<string> taken)
    {
        var person = new Person(
            s.Id("id", PersonKind, taken, IdShape.Person), s.Word("name", "a name"), s.Word("email", "a mail address"),
            s.Choice("language", Languages, "language", "sv"), s.Reference("department", PartyWords.Department) ?? "")
        {
            Roles = s.References("roles", PartyWords.Role),
            Deputy = s.Reference("deputy", PersonKind),
            Absences = s.List("absent", OrganisationShapes.Absence, Absence),
            Persona = s.YesNo("persona"),
        };
        if (person.Email.Length > 0 && !IsAddress(person.Email))
            s.Add("email", "wrong-value", $"email: expected a mail address, got {Shown.Quoted(person.Email)}");
        if (person.Deputy == person.Id && person.Id.Length > 0)
            s.Add("deputy", "own-deputy", $"person \"{person.Id}\" is their own deputy; name someone else");
        return person;
    }

    private static bool IsAddress(string email) =>
        email.Split('@') is [{ Length: > 0 }, { Length: > 0 }]
        && !email.Any(c => char.IsWhiteSpace(c) || c is '<' or '>' or ',');

    private static Absence Absence(Section s)
    {
        var absence = new Absence(s.Date("from") ?? DateOnly.MinValue, s.Date("to") ?? DateOnly.MaxValue)
        {
            Substitute = s.Reference("substitute", PersonKind),
        };
        if (absence.To < absence.From)
            s.Add("to", "wrong-value", $"to: expected {absence.From:yyyy-MM-dd} or later, got {absence.To:yyyy-MM-dd}");
        return absence;
    }
}

/// <summary>Every key of <c>organisation.yaml</c>.</summary>
internal static class OrganisationShapes
{
    internal static readonly Shape Organisation = Shape.Of("organisation",
        "organisation fallback routine-owners? delegation-scheme? departments roles people");
    internal static readonly Shape Scheme = Shape.Of("delegation-scheme", "source points");
    internal static readonly Shape SchemePoint = Shape.Of("scheme-point", "point decision by up-to?");
    internal static readonly Shape Department = Shape.Of("department", "code name kind remit");
    internal static readonly Shape Role = Shape.Of("role", "id name sees?");
    internal static readonly Shape Person = Shape.Of("person",
        "id name email language department roles? deputy? absent? persona?");
    internal static readonly Shape Absence = Shape.Of("absence", "from to substitute?");

    internal static readonly ImmutableArray<Shape> All =
        [Organisation, Scheme, SchemePoint, Department, Role, Person, Absence, Shape.Text];
}
