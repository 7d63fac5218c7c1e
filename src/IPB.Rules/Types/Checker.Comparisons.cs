using System.Collections.Immutable;

namespace IPB.Rules;

internal sealed partial class Checker
{
    private FeelType Compare(Compare compare, Known known)
    {
        var (left, right) = (Visit(compare.Left, known), Visit(compare.Right, known));
        if (compare.Operator is "=" or "!=") Same(left, compare.Right, right);
        else InOrder(compare.Left, left, compare.Right, right);
        return FeelType.Boolean;
    }

    private FeelType Between(Between between, Known known)
    {
        var value = Visit(between.Value, known);
        InOrder(between.Value, value, between.Low, Visit(between.Low, known));
        InOrder(between.Value, value, between.High, Visit(between.High, known));
        return FeelType.Boolean;
    }

    private FeelType Within(Within within, Known known)
    {
        var value = Visit(within.Value, known);
        Tests(within.Tests, value, known.With(Name.Input, value));
        return FeelType.Boolean;
    }

    /// <param name="known">With the value as <c>?</c>.</param>
    public void Tests(ImmutableArray<Test> tests, FeelType value, Known known)
    {
        foreach (var test in tests) Visit(test, value, known);
    }

    private void Visit(Test test, FeelType value, Known known)
    {
        switch (test)
        {
            case OperatorTest { Operator: "=" or "!=", Operand: var operand }:
                Same(value, operand, Visit(operand, known));
                break;
            case OperatorTest { Operand: var operand }: Ordered(value, operand, known); break;
            case RangeTest range:
                Ordered(value, range.Low, known);
                Ordered(value, range.High, known);
                break;
            case ValueTest { ReadsInput: true, Value: var condition }: Condition(condition, known, "as a test"); break;
            case ValueTest { Value: var other }: Fits(value, other, Visit(other, known)); break;
        }
    }

    /// <summary>The value equals the other, or is in it when it is a list or range.</summary>
    private void Fits(FeelType value, Node other, FeelType type)
    {
        var items = type.Kind == FeelKind.List ? type.Item! : type;
        if (items.Kind == FeelKind.Range && Inference.CanBe(value, items.Item!)) return;
        if (Inference.CanBe(value, type) || Inference.CanBe(value, items) || Inference.CanBe(items, value)) return;
        Report(other.At, $"a test of {Words(value)}", Described(other, type));
    }

    private void Same(FeelType left, Node other, FeelType right)
    {
        if (Inference.CanBe(left, right) || Inference.CanBe(right, left)) return;
        Report(other.At, $"{Words(left)} to compare with", Described(other, right));
    }

    private void Ordered(FeelType value, Node other, Known known)
    {
        var type = Ordered(other, known);
        if (!Inference.HasOrder(value) && value.Kind != FeelKind.Null)
            Report(other.At, "values that have an order, such as numbers, texts and dates",
                $"a test of {Words(value)}");
        else if (Inference.HasOrder(type)) Same(value, other, type);
    }

    /// <summary>A value that has an order.</summary>
    private FeelType Ordered(Node node, Known known)
    {
        var type = Visit(node, known);
        HasOrder(node, type);
        return type;
    }

    private bool HasOrder(Node node, FeelType type)
    {
        if (Inference.HasOrder(type)) return true;
        Report(node.At, "a value that has an order, such as a number, a text or a date", Described(node, type));
        return false;
    }

    private void InOrder(Node left, FeelType first, Node right, FeelType second)
    {
        if (HasOrder(left, first) && HasOrder(right, second)) Same(first, right, second);
    }

    private FeelType Bounds(Node low, Node high, Known known)
    {
        var (from, to) = (Visit(low, known), Visit(high, known));
        InOrder(low, from, high, to);
        return Inference.Common(from, to);
    }

    private FeelType For(For loop, Known known)
    {
        known = Iterators(loop.Iterators, known).With(Name.Partial, FeelType.AnyList);
        return FeelType.ListOf(Visit(loop.Body, known));
    }

    private FeelType Quantified(Quantified quantified, Known known)
    {
        Condition(quantified.Body, Iterators(quantified.Iterators, known), "after 'satisfies'");
        return FeelType.Boolean;
    }

    private Known Iterators(ImmutableArray<Iterator> iterators, Known known)
    {
        foreach (var (name, domain, to) in iterators)
        {
            var type = Visit(domain, known);
            if (to is not null) Steps(domain, type, to, Visit(to, known));
            known = known.With(name, type.Kind == FeelKind.Range ? type.Item! : Inference.ItemOf(type));
        }
        return known;
    }

    private void Steps(Node low, FeelType from, Node high, FeelType to)
    {
        foreach (var (node, type) in new[] { (low, from), (high, to) })
            if (type.Kind is not (FeelKind.Number or FeelKind.Date or FeelKind.Any))
                Report(node.At, "a whole number or a date beside '..'", Described(node, type));
        Same(from, high, to);
    }
}
