using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>
/// Collects the constants that tests compare the value with. What is more than such comparisons, joined by
/// <c>and</c>, <c>or</c> and <c>not</c>, cannot be sorted by them: then the answer is false.
/// </summary>
internal sealed class Points
{
    private readonly List<object> _all = [];

    public IEnumerable<object> All => _all;

    /// <summary>Whether some comparison is about order, not only equality, of texts.</summary>
    public bool OrdersTexts { get; private set; }

    public bool Add(TestList tests) => tests.Anything || Add(tests.Tests);

    private bool Add(ImmutableArray<Test> tests) => tests.All(Add);

    private bool Add(Test test) => test switch
    {
        OperatorTest comparison => AddConstant(comparison.Operand, IsOrder(comparison.Operator)),
        RangeTest range => AddConstant(range.Low, isOrder: true) && AddConstant(range.High, isOrder: true),
        ValueTest { ReadsInput: true } value => AddCondition(value.Value),
        ValueTest value => AddConstant(value.Value, isOrder: false),
        _ => false,
    };

    /// <summary>A condition on <c>?</c>, the value tested.</summary>
    public bool AddCondition(Node node) => node switch
    {
        Literal { Value: bool or null } => true,
        Name { Text: Name.Input } => true,
        Compare { Left: Name { Text: Name.Input } } compare => AddConstant(compare.Right, IsOrder(compare.Operator)),
        Compare { Right: Name { Text: Name.Input } } compare => AddConstant(compare.Left, IsOrder(compare.Operator)),
        Between { Value: Name { Text: Name.Input } } between =>
            AddConstant(between.Low, isOrder: true) && AddConstant(between.High, isOrder: true),
        Within { Value: Name { Text: Name.Input } } within => Add(within.Tests),
        Logic logic => logic.Operands.All(AddCondition),
        Call { Function.Name: "not" } call => call.Arguments.All(AddCondition),
        _ => false,
    };

    private static bool IsOrder(string comparison) => comparison is not ("=" or "!=");

    private bool AddConstant(Node node, bool isOrder) =>
        Constant.TryValue(node, out var value) && AddValue(value, isOrder, inList: false);

    private bool AddValue(object? value, bool isOrder, bool inList)
    {
        if (value is IReadOnlyList<object?> list)
            return !inList && !isOrder && list.All(item => AddValue(item, isOrder: false, inList: true));
        if (Line.Of(value) == Kind.Other) return false;
        OrdersTexts |= isOrder && value is string;
        if (value is not (null or bool)) _all.Add(value);
        return true;
    }
}
