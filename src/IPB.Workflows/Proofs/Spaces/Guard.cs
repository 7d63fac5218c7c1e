using System.Collections.Immutable;

namespace IPB.Workflows.Proofs;

/// <summary>The answers that a condition can give: one where it is solved, several where it is not.</summary>
[Flags]
internal enum Answers { None = 0, True = 1, False = 2, Null = 4, Any = 7 }

internal static class AnswersExtensions
{
    internal static bool CanHold(this Answers answers) => (answers & Answers.True) != 0;
    internal static bool CanFail(this Answers answers) => (answers & (Answers.False | Answers.Null)) != 0;
}

/// <summary>A condition in the classes of its variables.</summary>
internal abstract class Guard
{
    internal abstract Answers Of(ulong valuation);

    internal virtual IEnumerable<Variable> Reads => [];
}

/// <summary>A test whose answer is known for every class of the variables that it reads.</summary>
internal sealed class TableGuard(ImmutableArray<Variable> reads, Answers[] answers) : Guard
{
    internal override IEnumerable<Variable> Reads => reads;

    internal override Answers Of(ulong valuation)
    {
        var row = 0;
        foreach (var variable in reads) row = (row * variable.Values.Length) + variable.IndexIn(valuation);
        return answers[row];
    }
}

/// <summary>A test that the proof does not solve.</summary>
internal sealed class OpenGuard : Guard
{
    internal override Answers Of(ulong valuation) => Answers.Any;
}

internal sealed class NotGuard(Guard inner) : Guard
{
    internal override IEnumerable<Variable> Reads => inner.Reads;

    internal override Answers Of(ulong valuation)
    {
        var answers = inner.Of(valuation);
        var turned = answers & Answers.Null;
        if ((answers & Answers.True) != 0) turned |= Answers.False;
        if ((answers & Answers.False) != 0) turned |= Answers.True;
        return turned;
    }
}

/// <summary>FEEL's <c>and</c> and <c>or</c>, in which null stands for not known.</summary>
internal sealed class JoinedGuard(bool isAnd, ImmutableArray<Guard> parts) : Guard
{
    private readonly Answers strong = isAnd ? Answers.False : Answers.True;
    private readonly Answers weak = isAnd ? Answers.True : Answers.False;

    internal override IEnumerable<Variable> Reads => parts.SelectMany(p => p.Reads);

    internal override Answers Of(ulong valuation)
    {
        var sofar = weak;
        foreach (var part in parts)
        {
            sofar = Join(sofar, part.Of(valuation));
            if (sofar == strong) return sofar;
        }
        return sofar;
    }

    private Answers Join(Answers left, Answers right)
    {
        var joined = (left | right) & strong;
        if ((left & weak) != 0) joined |= right & (weak | Answers.Null);
        if ((right & weak) != 0) joined |= left & (weak | Answers.Null);
        if ((left & right & Answers.Null) != 0) joined |= Answers.Null;
        return joined;
    }
}

/// <summary>Whether a test does not hold: what fails and what is not known are the same to the engine.</summary>
internal sealed class UnlessGuard(Guard inner) : Guard
{
    internal override IEnumerable<Variable> Reads => inner.Reads;

    internal override Answers Of(ulong valuation)
    {
        var answers = inner.Of(valuation);
        return (answers.CanFail() ? Answers.True : Answers.None) | (answers.CanHold() ? Answers.False : Answers.None);
    }
}

/// <summary>A test that never holds.</summary>
internal sealed class NeverGuard : Guard
{
    internal override Answers Of(ulong valuation) => Answers.False;
}
