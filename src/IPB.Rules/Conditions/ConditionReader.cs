using System.Collections.Immutable;
using System.Globalization;

namespace IPB.Rules;

/// <summary>Takes the syntax tree of a condition apart.</summary>
internal sealed class ConditionReader(string text)
{
    private static readonly Dictionary<string, object?> Nothing = [];

    internal ConditionPart Read(Node node) => node switch
    {
        Logic logic => new JoinedParts(Part(node), logic.IsAnd, [.. logic.Operands.Select(Read)]),
        Call { Function.Name: "not", Arguments: [var operand] } => new NegatedPart(Part(node), Read(operand)),
        _ => (ConditionPart?)Compared(node) ?? new OtherPart(Part(node)),
    };

    private Expression Part(Node node) => new(text[node.At.Start..node.At.End], node);

    private ComparedName? Compared(Node node) => node switch
    {
        Name name => Leaf(node, name, []),
        Compare { Left: Name name } compare => Leaf(node, name, [(compare.Right, IsOrder(compare.Operator))]),
        Compare { Right: Name name } compare => Leaf(node, name, [(compare.Left, IsOrder(compare.Operator))]),
        Between { Value: Name name } between => Leaf(node, name, [(between.Low, true), (between.High, true)]),
        Within { Value: Name name } within when within.Tests.All(IsPlain) =>
            Leaf(node, name, [.. within.Tests.SelectMany(Operands)]),
        Call { Function.Name: "list contains", Names: [], Arguments: [ListOf list, Name name] } =>
            Leaf(node, name, [(list, false)]),
        _ => null,
    };

    private ComparedName? Leaf(Node node, Name name, ImmutableArray<(Node Node, bool Orders)> operands)
    {
        var constants = new List<object?>();
        if (name.Text == Name.Input || !operands.All(o => Add(o.Node, constants))) return null;
        var orders = operands.Any(o => o.Orders);
        return new ComparedName(
            Part(node), name.Text, [.. constants.OfType<object>()], orders, constants.Contains(null));
    }

    private static bool IsPlain(Test test) => test is not ValueTest { ReadsInput: true };

    private static IEnumerable<(Node, bool)> Operands(Test test) => test switch
    {
        OperatorTest comparison => [(comparison.Operand, IsOrder(comparison.Operator))],
        RangeTest range => [(range.Low, true), (range.High, true)],
        ValueTest value => [(value.Value, false)],
        _ => [],
    };

    private static bool IsOrder(string comparison) => comparison is not ("=" or "!=");

    /// <summary>Adds the value, or the values of the list, that the node has whatever the context.</summary>
    private bool Add(Node node, List<object?> constants)
    {
        if (node is ListOf list) return list.Items.All(item => item is not ListOf && Add(item, constants));
        var names = FreeNames.Of(node);
        if (names.Certain.Length > 0 || names.Possible.Length > 0) return false;
        if (!TryPlain(Part(node).Evaluate(Nothing), out var value)) return false;
        constants.Add(value);
        return true;
    }

    private static bool TryPlain(object? value, out object? plain)
    {
        plain = value switch
        {
            string or bool => value,
            FeelNumber number => Exactly(number),
            FeelDate date => date.ToDateOnly(),
            _ => null,
        };
        return value is null || plain is not null;
    }

    // More digits than decimal holds would be rounded to another constant.
    private static decimal? Exactly(FeelNumber number) =>
        decimal.TryParse(number.ToString(), NumberStyles.Number, CultureInfo.InvariantCulture, out var exact)
        && number.Equals(exact) ? exact : null;
}
