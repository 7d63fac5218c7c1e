using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>
/// A condition taken apart at <c>and</c>, <c>or</c> and <c>not</c>, for whoever wants to solve it: to know for which
/// values it holds, instead of whether it holds for some.
/// </summary>
/// <param name="Test">The part as an expression of its own.</param>
public abstract record ConditionPart(Expression Test)
{
    public static ConditionPart Of(Expression condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new ConditionReader(condition.Text).Read(condition.Node);
    }

    /// <summary>The parts that are not taken apart any more.</summary>
    public IEnumerable<ConditionPart> Leaves() => this switch
    {
        JoinedParts joined => joined.Parts.SelectMany(p => p.Leaves()),
        NegatedPart negated => negated.Part.Leaves(),
        _ => [this],
    };
}

/// <summary>Parts joined by <c>and</c>, or by <c>or</c>.</summary>
public sealed record JoinedParts(Expression Test, bool IsAnd, ImmutableArray<ConditionPart> Parts)
    : ConditionPart(Test);

/// <summary><c>not(…)</c>.</summary>
public sealed record NegatedPart(Expression Test, ConditionPart Part) : ConditionPart(Test);

/// <summary>
/// One name compared with constants and with nothing else, so that only the place of its value among them counts.
/// </summary>
/// <param name="Constants">Texts, truth values, <c>decimal</c> and <c>DateOnly</c>; null is left out.</param>
/// <param name="Orders">Whether it asks for more than equality.</param>
/// <param name="TestsNull">Whether it asks if the name has a value.</param>
public sealed record ComparedName(
    Expression Test, string Name, ImmutableArray<object> Constants, bool Orders, bool TestsNull) : ConditionPart(Test);

/// <summary>Whatever else: two names compared, a calculation, a function.</summary>
public sealed record OtherPart(Expression Test) : ConditionPart(Test);
