using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>The answers that are still possible.</summary>
[Flags]
internal enum Truths
{
    None = 0,
    True = 1,
    False = 2,
    Unknown = 4,
}

/// <summary>A condition over axes, with FEEL's three answers.</summary>
internal abstract class Formula
{
    public abstract IEnumerable<Axis> Axes { get; }

    /// <summary>Whether every test in it found its axes.</summary>
    public virtual bool IsResolved => true;

    /// <summary>The possible answers when the axes have the classes chosen; -1 for one not chosen yet.</summary>
    public abstract Truths Of(int[] chosen);

    public static Truths Just(bool? value) => value switch
    {
        true => Truths.True,
        false => Truths.False,
        null => Truths.Unknown,
    };
}

internal sealed class Always(bool? value) : Formula
{
    public override IEnumerable<Axis> Axes => [];

    public override Truths Of(int[] chosen) => Just(value);
}

/// <summary>An answer for each class of one axis.</summary>
internal sealed class OnAxis(Axis axis, bool?[] values) : Formula
{
    private readonly Truths _any = values.Aggregate(Truths.None, (all, value) => all | Just(value));

    public override IEnumerable<Axis> Axes => [axis];

    public override Truths Of(int[] chosen) =>
        chosen[axis.Number] is >= 0 and var place ? Just(values[place]) : _any;
}

internal sealed class Opposite(Formula operand) : Formula
{
    public override IEnumerable<Axis> Axes => operand.Axes;

    public override bool IsResolved => operand.IsResolved;

    public override Truths Of(int[] chosen) => Turn(operand.Of(chosen));

    public static Truths Turn(Truths truths) => (truths & Truths.Unknown)
        | (truths.HasFlag(Truths.True) ? Truths.False : Truths.None)
        | (truths.HasFlag(Truths.False) ? Truths.True : Truths.None);
}

internal sealed class All(ImmutableArray<Formula> operands) : Formula
{
    public override IEnumerable<Axis> Axes => operands.SelectMany(operand => operand.Axes);

    public override bool IsResolved => operands.All(operand => operand.IsResolved);

    public ImmutableArray<Formula> Operands => operands;

    public static Formula Any(IEnumerable<Formula> operands) =>
        new Opposite(new All([.. operands.Select(operand => new Opposite(operand))]));

    public override Truths Of(int[] chosen)
    {
        var (common, any) = (Truths.True, Truths.None);
        foreach (var operand in operands)
        {
            var truths = operand.Of(chosen);
            if (truths == Truths.False) return Truths.False;
            common &= truths;
            any |= truths;
        }
        return common | (any & (Truths.False | Truths.Unknown));
    }
}

/// <summary>Whether two conditions have the same answer, as a cell compares its input with a condition.</summary>
internal sealed class Same(Formula left, Formula right) : Formula
{
    private static readonly (Truths Flag, object? Value)[] Answers =
        [(Truths.True, Truth.True), (Truths.False, Truth.False), (Truths.Unknown, null)];

    public override IEnumerable<Axis> Axes => left.Axes.Concat(right.Axes);

    public override bool IsResolved => left.IsResolved && right.IsResolved;

    public override Truths Of(int[] chosen)
    {
        var (l, r, result) = (left.Of(chosen), right.Of(chosen), Truths.None);
        foreach (var (lFlag, lValue) in Answers.Where(answer => l.HasFlag(answer.Flag)))
            foreach (var (rFlag, rValue) in Answers.Where(answer => r.HasFlag(answer.Flag)))
                result |= Just(Comparing.Equal(new Budget(), lValue, rValue));
        return result;
    }
}

/// <summary>A test of one subject, whose answers are known once all tests of the subject are.</summary>
internal sealed class Atom(Subject subject, AtomKind kind, Func<object?, bool?> test, IReadOnlyList<object> words)
    : Formula
{
    public Subject Subject => subject;

    public AtomKind Kind => kind;

    /// <summary>Constants in it: what an example text might hold.</summary>
    public IReadOnlyList<object> Words => words;

    public Formula? Resolved { get; set; }

    public override bool IsResolved => Resolved is not null;

    public override IEnumerable<Axis> Axes => Resolved!.Axes;

    public override Truths Of(int[] chosen) => Resolved!.Of(chosen);

    public bool? Test(object? value) => test(value);
}

internal enum AtomKind
{
    /// <summary>Compares with constants: the answer goes by class.</summary>
    Compares,

    /// <summary>Looks for words: yes or no, whatever other such tests say.</summary>
    Words,

    /// <summary>True of a list when it is of some item alone.</summary>
    Some,

    /// <summary>True of a list when it is of every item alone.</summary>
    Every,
}
