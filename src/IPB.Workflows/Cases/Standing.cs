using System.Collections.Immutable;
using IPB.Workflows.People;

namespace IPB.Workflows.Cases;

/// <summary>
/// The one place that says who may act in a case for whom: in their own name, for somebody who is away, or by
/// delegation.
/// </summary>
internal static class Standing
{
    /// <summary>Under which of the keys a person may act; empty: it is not theirs.</summary>
    public static ImmutableArray<WaitingKey> Of(StepBuilder step, Person person, IEnumerable<string> keys) =>
        step.Organisation.On(step.Today).Standing(person, keys, step.Matter);

    /// <summary>
    /// The same where somebody decides or gives a statement: nobody does so in their own case, nor for or through the
    /// submitter, nor for anybody whom the gate excludes; under four eyes nor who prepared it.
    /// </summary>
    public static ImmutableArray<WaitingKey> Impartial(StepBuilder step, Person person, IEnumerable<string> keys) =>
        step.Organisation.On(step.Today).Standing(person, keys, step.Matter, Unbiased(step));

    /// <summary>Those who are there and whom a case waits on, each once.</summary>
    public static ImmutableArray<Seat> Reached(StepBuilder step, IEnumerable<string> keys) => Reached(step, keys, null);

    /// <summary>The same where they decide or give a statement.</summary>
    public static ImmutableArray<Seat> ReachedImpartial(StepBuilder step, IEnumerable<string> keys) =>
        Reached(step, keys, Unbiased(step));

    /// <summary>
    /// Under which key a person may give an opinion: nobody on their own case, nor whoever asked for it.
    /// </summary>
    public static ImmutableArray<WaitingKey> Advising(StepBuilder step, Person person, GateOpinion asked) =>
        step.Organisation.On(step.Today).Standing(
            person, [asked.Of], step.Matter, Outside(step, asked.By));

    /// <summary>Those who are there and may.</summary>
    public static ImmutableArray<Seat> ReachedAdvising(StepBuilder step, GateOpinion asked) =>
        Reached(step, [asked.Of], Outside(step, asked.By));

    private static Func<Seat, bool> Outside(StepBuilder step, string asker)
    {
        string[] shut = [step.Case.Submitter, asker];
        return seat => !shut.Contains(seat.Person.Id) && !seat.Key.Via.Any(shut.Contains);
    }

    private static ImmutableArray<Seat> Reached(StepBuilder step, IEnumerable<string> keys, Func<Seat, bool>? allows) =>
    [
        .. keys.SelectMany(k => step.Organisation.On(step.Today).Seats(k, step.Matter, allows))
            .OrderBy(s => s.Key.OnBehalfOf is not null).DistinctBy(s => s.Person.Id),
    ];

    private static Func<Seat, bool> Unbiased(StepBuilder step)
    {
        var submitter = step.Case.Submitter;
        var not = (step.State.Gate?.Not ?? []).Select(p => step.Organisation.KeyOf(p, step.Case)).ToHashSet();
        string[] shut = step.Case.Gate is { Terms.FourEyes: true } ? [submitter, .. step.Case.Preparers] : [submitter];
        return seat => !shut.Contains(seat.Person.Id) && !shut.Contains(seat.Key.OnBehalfOf)
            && !seat.Key.Via.Any(shut.Contains) && !Excluded(seat.Person)
            && (step.Organisation.FindPerson(seat.Key.OnBehalfOf ?? "") is not { } other || !Excluded(other));

        bool Excluded(Person person) => person.Keys().Any(not.Contains);
    }
}
