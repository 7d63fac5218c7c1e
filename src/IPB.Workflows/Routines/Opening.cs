using System.Collections.Immutable;
using IPB.Rules;
using IPB.Workflows.People;

namespace IPB.Workflows.Routines;

/// <summary>A case of a routine, often another one, that a case opens: its child.</summary>
public sealed record Opening(string Routine)
{
    /// <summary>
    /// Under which the codes of the departments that a person picks are sent, with commas between them.
    /// </summary>
    internal const string ChosenField = "child_departments";

    /// <summary>FEEL over the parent; null: the parent's title.</summary>
    public Expression? Title { get; init; }

    /// <summary>FEEL over the parent; null: the parent's description.</summary>
    public Expression? Description { get; init; }

    /// <summary>
    /// Which departments lead a child each: codes, <c>lead-department</c>, <c>submitting-department</c>. Empty, with
    /// nothing to choose: one child, which its own routine routes.
    /// </summary>
    public ImmutableArray<string> To { get; init; } = [];

    /// <summary>Departments that whoever acts picks, beside those in <see cref="To"/>; null: none.</summary>
    public OpeningChoice? Choose { get; init; }

    /// <summary>What the child is given, FEEL over the parent by field of the child's routine.</summary>
    public ImmutableDictionary<string, Expression> Fields { get; init; } =
        ImmutableDictionary<string, Expression>.Empty;

    /// <summary>Where it stands in the file.</summary>
    public int Line { get; init; }

    /// <summary>Every expression with what it is for, in order.</summary>
    internal IEnumerable<(string For, Expression Value)> Expressions =>
        new[] { ("title", Title), ("description", Description) }.Where(e => e.Item2 is not null)
            .Select(e => (e.Item1, e.Item2!)).Concat(Fields.OrderBy(f => f.Key, StringComparer.Ordinal)
                .Select(f => (f.Key, f.Value)));

    /// <summary>The most children that it opens at once.</summary>
    internal int Most => Math.Max(1, To.Length + (Choose?.From.Length ?? 0));

    /// <summary>Codes of the departments that lead a child each; null stands for one that is routed.</summary>
    internal IEnumerable<string?> DepartmentsOf(Cases.Case c, ImmutableArray<string> chosen)
    {
        if (To.IsEmpty && Choose is null) return [null];
        return To.Select(d => d switch
        {
            Party.LeadDepartment => c.LeadDepartment,
            Party.SubmittingDepartment => c.SubmittingDepartment,
            _ => d,
        }).Concat(Choose is null ? [] : Choose.From.Where(chosen.Contains)).Distinct();
    }
}

/// <param name="Least">How many must be chosen, 1 or more.</param>
public sealed record OpeningChoice(ImmutableArray<string> From, int Least);

/// <summary>The case waits in a state until enough of its child cases have ended.</summary>
public sealed record ChildWait
{
    /// <summary>As <see cref="Join"/>: every child must have ended.</summary>
    public const int All = HowMany.All;

    /// <summary>The name of <see cref="Ended"/> among the outcomes.</summary>
    internal const string Otherwise = "ended";

    /// <summary>How many children must have ended; 0: all that the case waits for.</summary>
    public int Join { get; init; }

    /// <summary>Where the case goes when all that ended, ended so.</summary>
    public ImmutableDictionary<Ending, string> Outcomes { get; init; } = ImmutableDictionary<Ending, string>.Empty;

    /// <summary>Where it goes when they ended otherwise, or in different ways.</summary>
    public required string Ended { get; init; }

    /// <summary>Where each way out leads, by name, in order.</summary>
    public IEnumerable<(string Name, string To)> Ways => Outcomes.OrderBy(o => o.Key)
        .Select(o => (o.Key.Name(), o.Value)).Append((Otherwise, Ended));

    /// <summary>Where it stands in the file.</summary>
    public int Line { get; init; }

    /// <summary>The name of the way that a case takes, and where it leads.</summary>
    internal (string Name, string To) WayOf(IReadOnlyCollection<Ending> endings) =>
        endings.Distinct().ToList() is [var only] && Outcomes.TryGetValue(only, out var to)
            ? (only.Name(), to) : (Otherwise, Ended);

    /// <summary>How many of so many must have ended.</summary>
    internal int NeededOf(int children) => Join == All ? children : Math.Min(Join, children);
}

public static class EndingNames
{
    /// <summary>As files and programs write it.</summary>
    public static string Name(this Ending ending) => ending.ToString().ToLowerInvariant();

    /// <summary>How a case ended, in a word.</summary>
    public static Text Text(this Ending ending) => ending switch
    {
        Ending.Solved => new("löst", "solved"),
        Ending.Rejected => new("avslaget", "rejected"),
        Ending.Discontinued => new("nedlagt", "discontinued"),
        _ => new("färdigt", "completed"),
    };
}
