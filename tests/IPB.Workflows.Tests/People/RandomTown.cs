using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Routines;
using IPB.Workflows.Tests.Cases;
using Delegate = IPB.Workflows.People.Delegate;
using Delegation = IPB.Workflows.People.Delegation;

namespace IPB.Workflows.Tests.People;

/// <summary>
/// A town that chance made: roles that nobody holds, deputies in chains and circles, people away, delegations that the
/// rules let through.
/// </summary>
internal sealed class RandomTown
{
    private static readonly string[] Roles =
        ["employee", "officer", "manager", "head-of-department", "board", "city-director", "coordinator"];

    private readonly Random random;

    public RandomTown(int seed)
    {
        random = new Random(seed);
        var ids = Enumerable.Range(0, random.Next(1, 9)).Select(i => $"p{i}").Append("sam").ToArray();
        File = new Organisation(
            [.. "AB".Select(d => new Department($"{d}", new($"{d}", $"{d}"), DepartmentKind.Department, ""))],
            Roles.Select(r => new Role(r, new(r, r))), [.. ids.Select(id => Person(id, ids))], Any(ids));
        Absences = [.. ids.Where(_ => random.Next(100) < 45).Select(id => CoverTown.Away(id,
            random.Next(3) == 0 ? null : Other(id, ids), random.Next(-3, 20), 0) is var a
                ? a with { To = a.From.AddDays(random.Next(0, 25)) } : a)];
        foreach (var _ in Enumerable.Range(0, random.Next(0, 12))) TryDelegate(ids);
    }

    public Organisation File { get; }
    public ImmutableArray<KeptAbsence> Absences { get; }
    public ImmutableArray<Delegation> Delegations { get; private set; } = [];
    public Organisation Organisation => File.With(new(1, Absences, Delegations));
    public World World => Town.World.With(Organisation);

    public bool AnybodyIsThere(DateOnly day) => Organisation.People.Any(p => !Organisation.IsAbsent(p, day));

    public string Any(IReadOnlyList<string> ids) => ids[random.Next(ids.Count)];

    private Person Person(string id, string[] ids) =>
        new(id, id, $"{id}@example.org", "en", random.Next(2) == 0 ? "A" : "B")
        {
            Roles = [.. Roles.Where(_ => random.Next(4) == 0)],
            Deputy = random.Next(2) == 0 ? Other(id, ids) : null,
        };

    private string? Other(string id, string[] ids) => ids.Length == 1 ? null : Any([.. ids.Where(i => i != id)]);

    private void TryDelegate(string[] ids)
    {
        var parent = Delegations.IsEmpty || random.Next(2) == 0 ? null : Delegations[random.Next(Delegations.Length)];
        var (first, from) = (CoverTown.Monday.AddDays(random.Next(0, 10)), parent?.To ?? Any(ids));
        var command = new Delegate(from, Any(ids), parent?.First ?? first,
            parent?.Last ?? first.AddDays(random.Next(0, 30)), "Busy")
        {
            Parent = parent?.Id,
            Steps = parent is null ? random.Next(0, 4) : Math.Max(0, parent.Steps - 1),
        };
        try
        {
            var rules = new CoverRules(File, new RoutineCatalog(), new(Absences, Delegations), Play.Monday);
            Delegations = Delegations.Add(rules.Decide(command, File.FindPerson(from)!).Delegation!);
        }
        catch (Refusal)
        {
            // What the rules refuse is not there.
        }
    }
}
