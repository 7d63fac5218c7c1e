using System.Collections.Immutable;
using IPB.Workflows.Access;
using IPB.Workflows.Cases;
using IPB.Workflows.People;

namespace IPB.Workflows.Tests.Access;

/// <summary>A case that chance put somewhere in a town, with whatever decides who sees it.</summary>
internal static class RandomCase
{
    public static readonly string[] Routines = ["test", "other"];
    public static readonly string[] States = ["need", "gate"];

    public static Case Of(Random random, Organisation organisation)
    {
        var people = organisation.People.Select(p => p.Id).ToArray();
        string[] keys = [.. organisation.KnownKeys, .. people.Select(Person.KeyOf)];
        var departments = new[] { "A", "B" };
        return new Case
        {
            Id = Guid.NewGuid(),
            Number = "IPB 2026-00001",
            Routine = One(Routines),
            RoutineVersion = 1,
            Title = "T",
            Description = "D",
            Submitter = One(people),
            SubmittingDepartment = One(departments),
            LeadDepartment = One(departments),
            InformedDepartments = Some(departments, 5),
            State = One(States),
            Visibility = random.Next(6) == 0 ? Visibility.City : (Visibility)random.Next(1, 3),
            WaitsOn = Some(keys, keys.Length),
            GivenFrom = Some(keys, 2 * keys.Length),
            TookPart = Some([.. people, Party.System], 6),
            Parent = random.Next(4) == 0 ? new ParentCase("IPB 2026-00002", "k", 1) : null,
            Children = random.Next(4) == 0 ? [new ChildCase("k", "test", "T") { Department = One(departments) }] : [],
            Referral = random.Next(4) > 0 ? null : new ReferralRound("r", "need",
                [new($"officer@{One(departments)}", One(keys)), new("board@*", One(keys))], 1),
            Gate = random.Next(4) > 0 ? null : new GateRound("g", "gate", [One(keys)], 1)
            {
                Opinions = [new(1, One(people), One(people), "?", default)],
            },
        };

        string One(string[] of) => of[random.Next(of.Length)];
        ImmutableArray<string> Some(string[] of, int rarely) => [.. of.Where(_ => random.Next(rarely + 1) == 0)];
    }
}
