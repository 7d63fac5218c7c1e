using System.Collections.Immutable;

namespace IPB.Workflows.People;

/// <summary>What is different in an organisation, in words: sentences without a full stop.</summary>
public static class OrganisationDiff
{
    public static ImmutableArray<Text> Between(Organisation before, Organisation after)
    {
        var words = new OrganisationWords(before, after);
        return
        [
            .. People(before, after, words), .. Roles(before, after), .. Departments(before, after),
            .. City(before, after, words),
        ];
    }

    private static IEnumerable<Text> People(Organisation before, Organisation after, OrganisationWords words)
    {
        foreach (var person in after.People.Where(p => before.FindPerson(p.Id) is null))
            yield return new(
                $"{person.Name} ({person.Department}) kommer till{words.With(person.Roles, " med rollerna ", "sv")}",
                $"{person.Name} ({person.Department}) comes in{words.With(person.Roles, " with the roles ", "en")}");
        foreach (var person in before.People.Where(p => after.FindPerson(p.Id) is null))
            yield return new($"{person.Name} ({person.Department}) finns inte längre och kan inte logga in",
                $"{person.Name} ({person.Department}) is no longer there and cannot sign in");
        foreach (var now in after.People)
            if (before.FindPerson(now.Id) is { } old)
                foreach (var text in Person(old, now, words)) yield return text;
    }

    private static IEnumerable<Text> Person(Person old, Person now, OrganisationWords words)
    {
        var name = now.Name;
        if (old.Name != name) yield return new($"{old.Name} heter {name}", $"{old.Name} is called {name}");
        foreach (var role in now.Roles.Except(old.Roles))
            yield return words.Role(role, r => new($"{name} får rollen {r.Sv}", $"{name} gets the role {r.En}"));
        foreach (var role in old.Roles.Except(now.Roles))
            yield return words.Role(role, r => new($"{name} har inte längre rollen {r.Sv}",
                $"{name} no longer has the role {r.En}"));
        if (old.Deputy != now.Deputy)
            yield return now.Deputy is { } deputy
                ? new($"{words.Person(deputy)} är ersättare för {name}",
                    $"{words.Person(deputy)} is the deputy of {name}")
                : new($"{name} har ingen ersättare längre", $"{name} has no deputy any more");
        if (old.Email != now.Email)
            yield return new($"{name} har e-postadressen {now.Email} (var {old.Email})",
                $"{name} has the mail address {now.Email} (was {old.Email})");
        if (old.Department != now.Department)
            yield return new(
                $"{name} flyttar från {words.Department(old.Department).Sv} till {words.Department(now.Department).Sv}",
                $"{name} moves from {words.Department(old.Department).En} to {words.Department(now.Department).En}");
        if (old.Language != now.Language)
            yield return now.Language == "en"
                ? new($"{name} får sidor och mejl på engelska", $"{name} gets pages and mail in English")
                : new($"{name} får sidor och mejl på svenska", $"{name} gets pages and mail in Swedish");
        foreach (var text in Absences(old, now)) yield return text;
        if (old.Persona != now.Persona)
            yield return now.Persona ? new($"{name} kan väljas i en demo", $"{name} can be chosen in a demo")
                : new($"{name} kan inte längre väljas i en demo", $"{name} can no longer be chosen in a demo");
    }

    private static IEnumerable<Text> Absences(Person old, Person now)
    {
        foreach (var a in now.Absences.Except(old.Absences))
            yield return new($"{now.Name} är borta {a.From:yyyy-MM-dd} till {a.To:yyyy-MM-dd}",
                $"{now.Name} is away {a.From:yyyy-MM-dd} to {a.To:yyyy-MM-dd}");
        foreach (var a in old.Absences.Except(now.Absences))
            yield return new($"{now.Name} är inte borta {a.From:yyyy-MM-dd} till {a.To:yyyy-MM-dd}",
                $"{now.Name} is not away {a.From:yyyy-MM-dd} to {a.To:yyyy-MM-dd}");
    }

    private static IEnumerable<Text> Roles(Organisation before, Organisation after)
    {
        foreach (var role in after.Roles.Where(r => before.FindRole(r.Id) is null))
            yield return new($"rollen {role.Name.Sv} ({role.Id}) är ny", $"the role {role.Name.En} ({role.Id}) is new");
        foreach (var role in before.Roles.Where(r => after.FindRole(r.Id) is null))
            yield return new($"rollen {role.Name.Sv} ({role.Id}) finns inte längre",
                $"the role {role.Name.En} ({role.Id}) is no longer there");
        foreach (var now in after.Roles)
        {
            if (before.FindRole(now.Id) is not { } old) continue;
            if (old.Name != now.Name)
                yield return new($"rollen {old.Name.Sv} heter {now.Name.Sv}",
                    $"the role {old.Name.En} is called {now.Name.En}");
            if (old.Sees != now.Sees)
                yield return new($"rollen {now.Name.Sv} ser en annan del av ärendena",
                    $"the role {now.Name.En} sees another part of the cases");
            if (before.People.Any(p => p.Has(now.Id)) && !after.People.Any(p => p.Has(now.Id)))
                yield return new(
                    $"ingen har rollen {now.Name.Sv} längre; det som väntar på den hamnar hos {after.Fallback.Name}",
                    $"nobody has the role {now.Name.En} any more; what waits for it goes to {after.Fallback.Name}");
        }
    }

    private static IEnumerable<Text> Departments(Organisation before, Organisation after)
    {
        foreach (var d in after.Departments.Where(d => before.FindDepartment(d.Code) is null))
            yield return new($"{d.Name.Sv} ({d.Code}) är ny", $"{d.Name.En} ({d.Code}) is new");
        foreach (var d in before.Departments.Where(d => after.FindDepartment(d.Code) is null))
            yield return new($"{d.Name.Sv} ({d.Code}) finns inte längre", $"{d.Name.En} ({d.Code}) is no longer there");
        foreach (var now in after.Departments)
        {
            if (before.FindDepartment(now.Code) is not { } old || old == now) continue;
            if (old.Name != now.Name)
                yield return new($"{old.Name.Sv} heter {now.Name.Sv}", $"{old.Name.En} is called {now.Name.En}");
            if (old.Remit != now.Remit || old.Kind != now.Kind)
                yield return new($"uppdraget för {now.Name.Sv} är ändrat: {now.Remit}",
                    $"what {now.Name.En} is for has changed: {now.Remit}");
        }
    }

    private static IEnumerable<Text> City(Organisation before, Organisation after, OrganisationWords words)
    {
        if (before.Fallback.Id != after.Fallback.Id)
            yield return new(
                $"det som ingen annan kan ta hamnar hos {after.Fallback.Name} (var {before.Fallback.Name})",
                $"what nobody else can take goes to {after.Fallback.Name} (was {before.Fallback.Name})");
        if (!before.RoutineOwners.SequenceEqual(after.RoutineOwners))
            yield return new($"rutiner granskas och publiceras av {words.With(after.RoutineOwners, "", "sv")}",
                $"routines are reviewed and published by {words.With(after.RoutineOwners, "", "en")}");
        var (old, now) = (before.Scheme?.Points ?? [], after.Scheme?.Points ?? []);
        foreach (var point in now.Where(p => old.All(o => o.Number != p.Number)))
            yield return new($"delegationsordningen får punkt {point.Number}, {point.Decision.Sv}",
                $"the delegation scheme gets point {point.Number}, {point.Decision.En}");
        foreach (var point in old.Where(p => now.All(o => o.Number != p.Number)))
            yield return new($"punkt {point.Number} i delegationsordningen tas bort",
                $"point {point.Number} of the delegation scheme is removed");
        foreach (var point in now)
            if (old.FirstOrDefault(o => o.Number == point.Number) is { } was && (was.Decision != point.Decision
                || was.UpTo != point.UpTo || !was.By.SequenceEqual(point.By)))
                yield return new($"punkt {point.Number} i delegationsordningen är ändrad",
                    $"point {point.Number} of the delegation scheme has changed");
    }
}

/// <summary>Names of two organisations, the later one's first.</summary>
internal sealed class OrganisationWords(Organisation before, Organisation after)
{
    internal string Person(string id) => (after.FindPerson(id) ?? before.FindPerson(id))?.Name ?? id;

    internal Text Department(string code) =>
        (after.FindDepartment(code) ?? before.FindDepartment(code))?.Name ?? new(code, code);

    internal Text Role(string id, Func<Text, Text> say) => say(NameOf(id));

    /// <summary>Empty for no roles.</summary>
    internal string With(ImmutableArray<string> roles, string lead, string language) => roles.IsEmpty ? ""
        : lead + string.Join(", ", roles.Select(r => NameOf(r).In(language)));

    private Text NameOf(string id) => (after.FindRole(id) ?? before.FindRole(id))?.Name ?? new(id, id);
}
