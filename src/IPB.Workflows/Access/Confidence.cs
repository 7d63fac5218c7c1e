using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Access;

/// <summary>Who reads what a routine calls confidential without asking for it.</summary>
internal static class Confidence
{
    /// <summary>What is withheld from a person.</summary>
    /// <param name="routine">The version that the case is on.</param>
    /// <param name="versions">All versions that it may have been on: what one of them called confidential stays
    /// so.</param>
    public static Secrecy Withheld(
        Organisation organisation, Routine routine, IEnumerable<Routine> versions, Case c,
        (Person Person, DateOnly Day) by)
    {
        var all = versions.Append(routine).ToList();
        var fields = all.SelectMany(r => r.Fields).Where(f => f.Confidential).Select(f => f.Id).ToImmutableSortedSet();
        var description = c.ConfidentialDescription;
        if ((fields.IsEmpty && !description) || Reads(organisation, routine, c, by)) return Secrecy.None;
        // Who has submitted the case wrote that part of it.
        return c.Submitter == by.Person.Id
            ? new(fields.Except(all.SelectMany(r => r.SubmitAsks)), false) : new(fields, description);
    }

    /// <summary>
    /// What is withheld from somebody outside the city: everything that any version calls confidential.
    /// </summary>
    public static Secrecy WithheldOutside(Routine routine, IEnumerable<Routine> versions, Case c) => new(
        [.. versions.Append(routine).SelectMany(r => r.Fields).Where(f => f.Confidential).Select(f => f.Id)],
        c.ConfidentialDescription);

    /// <summary>
    /// Those who have the case or decide at its gate, those of its lead department who have or decide it somewhere on
    /// its way, and whom the routine names; and whoever acts for one of them.
    /// </summary>
    private static bool Reads(Organisation organisation, Routine routine, Case c, (Person Person, DateOnly Day) by)
    {
        var parties = routine.States.SelectMany(Parties).Where(p => p.Of == Party.LeadDepartment)
            .Concat(routine.Confidential?.Readers ?? []);
        // Bodies that are asked for a statement are others: what they need is said in the question.
        var keys = (c.Referral is null ? c.WaitsOn : []).Concat(c.GivenFrom).Concat(c.Gate?.Deciders ?? [])
            .Concat(parties.Distinct().Select(p => organisation.KeyOf(p, c)));
        return !organisation.On(by.Day).Standing(by.Person, keys, Matter.Of(routine, c)).IsEmpty;
    }

    private static IEnumerable<Party> Parties(State state) =>
        (state.Owner is { } owner ? [owner] : ImmutableArray<Party>.Empty)
            .Concat(state.Gate?.Mandates.SelectMany(m => m.By) ?? []);
}
