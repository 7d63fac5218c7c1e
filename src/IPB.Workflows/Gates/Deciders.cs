using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Gates;

/// <summary>
/// Who decides at a gate. Nobody decides on their own case: where the mandate holds only the submitter, the next one
/// up has it.
/// </summary>
internal static class Deciders
{
    public static Mandate MandateOf(Gate gate, Routine routine, Case c)
    {
        var names = ConditionNames.Of(routine, c);
        return gate.Mandates.FirstOrDefault(m => m.When?.IsTrue(names) ?? true) ?? gate.Mandates[^1];
    }

    public static ImmutableArray<string> KeysOf(StepBuilder step, Mandate mandate) =>
        [.. mandate.By.Select(p => KeyWithSomeone(step, p)).Distinct()];

    /// <summary>A key for a party behind which stands someone who may decide.</summary>
    public static string KeyWithSomeone(StepBuilder step, Party party)
    {
        string[] ladder =
        [
            step.Organisation.KeyOf(party, step.Case),
            Person.KeyOf("head-of-department", step.Case.LeadDepartment),
            Person.KeyOf(step.Organisation.Fallback.Id),
            Person.KeyOf("city-director", "*"),
        ];
        return ladder.FirstOrDefault(k => step.Organisation.Holders(k).Any(p => MayEverDecide(step.Case, p)))
            ?? ladder[0];
    }

    /// <summary>The quorum, never more than there are people to vote.</summary>
    public static int QuorumOf(StepBuilder step, Mandate mandate, ImmutableArray<string> keys)
    {
        if (mandate.Quorum == Mandate.OneOfEach) return Mandate.OneOfEach;
        return Math.Max(1, Math.Min(mandate.Quorum, People(step, keys).Length));
    }

    /// <summary>
    /// The keys under which a person may decide at the open gate: own ones, then those of absent people, then those
    /// delegated to them.
    /// </summary>
    public static ImmutableArray<WaitingKey> StandingOf(StepBuilder step, Person person) =>
        Standing.Impartial(step, person, step.Case.WaitsOn);

    /// <summary>The people behind keys who can have a say, absent or not.</summary>
    public static ImmutableArray<Person> People(StepBuilder step, ImmutableArray<string> keys) =>
        [.. keys.SelectMany(k => step.Organisation.Holders(k)).Where(p => MayEverDecide(step.Case, p))
            .DistinctBy(p => p.Id)];

    /// <summary>Those of them whom no rule of the open gate shuts out.</summary>
    public static ImmutableArray<Person> Able(StepBuilder step, ImmutableArray<string> keys) =>
        [.. People(step, keys).Where(p => StandingOf(step, p).Any(k => keys.Contains(k.Key)))];

    // Who prepared a case under four eyes does not decide it, nor does anybody for them.
    private static bool MayEverDecide(Case c, Person person) => person.Id != c.Submitter && !Prepared(c, person.Id);

    private static bool Prepared(Case c, string person) =>
        c.Gate is { Terms.FourEyes: true } && c.Preparers.Contains(person);
}
