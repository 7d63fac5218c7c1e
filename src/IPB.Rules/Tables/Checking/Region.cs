using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>A part of the space of inputs: classes accepted on each axis, and conditions over several axes.</summary>
/// <param name="Accepted">For each axis the classes; null: all.</param>
/// <param name="Conditions">What must be true besides.</param>
internal sealed record Region(bool[]?[] Accepted, ImmutableArray<Formula> Conditions)
{
    public static Region Of(IEnumerable<Formula> conditions, IReadOnlyList<Axis> axes)
    {
        var accepted = new bool[]?[axes.Count];
        var several = ImmutableArray.CreateBuilder<Formula>();
        foreach (var condition in conditions)
        {
            var read = condition.Axes.Distinct().ToList();
            if (read.Count == 1) Narrow(accepted, read[0], condition, axes.Count);
            else if (read.Count > 1 || condition.Of([]) != Truths.True) several.Add(condition);
        }
        return new Region(accepted, several.ToImmutable());
    }

    /// <summary>The region of these classes alone.</summary>
    public static Region Of(IEnumerable<(Axis Axis, int Place)> places, IReadOnlyList<Axis> axes)
    {
        var accepted = new bool[]?[axes.Count];
        foreach (var (axis, place) in places)
        {
            accepted[axis.Number] = new bool[axis.Count];
            accepted[axis.Number]![place] = true;
        }
        return new Region(accepted, []);
    }

    public bool Accepts(int axis, int place) => Accepted[axis] is not { } accepted || accepted[place];

    /// <summary>False when they share nothing; true when they may, and do when neither has conditions.</summary>
    public bool Meets(Region other)
    {
        for (var axis = 0; axis < Accepted.Length; axis++)
            if (Accepted[axis] is { } mine && !Shares(mine, other.Accepted[axis])) return false;
        for (var axis = 0; axis < Accepted.Length; axis++)
            if (Accepted[axis] is null && other.Accepted[axis] is { } theirs && !theirs.Contains(true)) return false;
        return true;
    }

    /// <summary>Whether both accept the same, as far as classes tell.</summary>
    public bool IsSame(Region other) => Conditions.IsEmpty && other.Conditions.IsEmpty
        && Enumerable.Range(0, Accepted.Length).All(axis => SameClasses(Accepted[axis], other.Accepted[axis]));

    private static bool SameClasses(bool[]? mine, bool[]? theirs) =>
        (mine ?? theirs)?.Select((_, i) => (mine?[i] ?? true) == (theirs?[i] ?? true)).All(same => same) ?? true;

    private static bool Shares(bool[] mine, bool[]? theirs)
    {
        for (var i = 0; i < mine.Length; i++)
            if (mine[i] && (theirs is null || theirs[i])) return true;
        return false;
    }

    private static void Narrow(bool[]?[] accepted, Axis axis, Formula condition, int axes)
    {
        var chosen = new int[axes];
        Array.Fill(chosen, -1);
        var classes = accepted[axis.Number] ??= [.. Enumerable.Repeat(true, axis.Count)];
        for (var place = 0; place < axis.Count; place++)
        {
            chosen[axis.Number] = place;
            classes[place] &= condition.Of(chosen) == Truths.True;
        }
        if (classes.All(accepts => accepts)) accepted[axis.Number] = null;
    }
}
