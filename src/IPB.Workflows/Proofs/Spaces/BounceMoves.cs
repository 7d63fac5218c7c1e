using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>
/// The two ways of a trigger that says that a case is not the lead department's: on to the next department, and to
/// whoever places it by hand. A case that was placed is bounced no more.
/// </summary>
/// <param name="bounces">How often a case was bounced, or that it is placed; null: not counted.</param>
/// <param name="lead">Null: no condition reads which department leads.</param>
internal sealed class BounceMoves(Routine routine, Organisation? organisation, Variable? bounces, Variable? lead)
{
    /// <summary>A field cannot be called so.</summary>
    private const string Name = "(bounces)";

    /// <summary>Counts to the most bounces that a trigger allows; its last value is a case that is placed.</summary>
    /// <returns>Null when the routine bounces no case.</returns>
    internal static Variable? Counting(Routine routine)
    {
        var times = routine.AllTriggers.Select(t => t.Bounce?.Times ?? 0)
            .DefaultIfEmpty().Max();
        return times == 0 ? null : new(Name, Origin.Bounced, [.. Enumerable.Range(0, times + 1).Cast<object?>()]);
    }

    /// <summary>Whoever else gives a case to a department places it.</summary>
    internal Count? Placing(Trigger trigger) =>
        bounces is not null && trigger.Asks.Contains(FieldInput.LeadDepartment) ? new(bounces, ToEnd: true) : null;

    /// <param name="move">The trigger as if it led on like any other.</param>
    /// <param name="then">Index of the place where somebody places the case.</param>
    /// <param name="kept">How many groups are not left on the way there.</param>
    internal IEnumerable<Move> Of(Move move, int then, int kept)
    {
        var bounce = move.Trigger!.Bounce!;
        if (GoesOn(move.Trigger))
            yield return move with
            {
                When = And(move.When, i => i >= MostOn(bounce) ? Answers.False
                    // Which departments said no before is not kept: the one that is wanted may be among them.
                    : i > 0 && lead is not null ? Answers.Any
                    // Where nobody can name a department, it takes a rule that matches the case's words.
                    : CanBeNamed(move.Trigger) ? Answers.True : Answers.Any),
                Count = bounces is null ? null : new(bounces, ToEnd: false),
                Lead = lead is null ? null : new(lead, [.. Enumerable.Range(0, lead.Values.Length)], Singles(lead)),
            };
        yield return move with
        {
            To = then,
            Kept = kept,
            When = And(move.When, i => i == bounces!.Values.Length - 1 ? Answers.False
                // Before the last one, it takes that no rule is left.
                : routine.Routing is null || i >= bounce.Times - 1 ? Answers.True : Answers.Any),
            Count = bounces is null ? null : new(bounces, ToEnd: true),
            Lead = lead is null ? null : new(lead, Placers(lead, bounce.Then), []),
        };
    }

    private bool GoesOn(Trigger trigger) => MostOn(trigger.Bounce!) > 0
        && (routine.Routing is not null || CanBeNamed(trigger));

    private static bool CanBeNamed(Trigger trigger) => trigger.Asks.Contains(FieldInput.LeadDepartment);

    // No department gets the case twice.
    private int MostOn(Bounce bounce) =>
        Math.Min(bounce.Times, organisation?.Departments.Length ?? int.MaxValue) - 1;

    private Guard? And(Guard? when, Func<int, Answers> by)
    {
        if (bounces is null) return when;
        var counted = new TableGuard([bounces], [.. Enumerable.Range(0, bounces.Values.Length).Select(by)]);
        return when is null ? counted : new JoinedGuard(isAnd: true, [when, counted]);
    }

    /// <summary>The values that stand for one department each: that one does not follow itself.</summary>
    private ImmutableArray<int> Singles(Variable of) =>
        [.. Enumerable.Range(0, of.Values.Length).Where(i => i > 0 || DepartmentsOf(of, i).Take(2).Count() == 1)];

    /// <summary>The departments that a value stands for: one that no condition names stands for all such.</summary>
    private IEnumerable<string> DepartmentsOf(Variable of, int index) => organisation is null ? []
        : organisation.Departments.Select(d => d.Code).Where(c => of.StandsFor(index, c));

    private ImmutableArray<int> Placers(Variable of, string then)
    {
        ImmutableArray<int> all = [.. Enumerable.Range(0, of.Values.Length)];
        var owner = routine.Innermost(then).Owner;
        if (organisation is null || owner is null or { Role: Party.ProblemOwner }
            or { Of: Party.LeadDepartment or Party.SubmittingDepartment }) return all;
        var holder = organisation.Holders(Person.KeyOf(owner.Role, owner.Of ?? "*")).FirstOrDefault()
            ?? organisation.Fallback;
        return [Math.Max(0, of.Values.IndexOf(holder.Department))];
    }
}
