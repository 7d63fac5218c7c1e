using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>
/// Collects the constants that tests compare the value with. What is more than such comparisons, joined by
/// <c>and</c>, <c>or</c> and <c>not</c>, cannot be sorted by them: then the answer is false.
/// </summary>
/// <param name="isInput">Which node stands for the value; null: <c>?</c>.</param>
internal sealed class Points(Func<Node, bool>? isInput = null)
{
    private readonly List<object> _all = [];
    private readonly Func<Node, bool> _isInput = isInput ?? (node => node is Name { Text: Name.Input });

    public IEnumerable<object> All => _all;

    /// <summary>Whether some comparison is about order, not only equality, of texts.</summary>
    public bool OrdersTexts { get; private set; }

    public bool SeesNull { get; private set; }

    /// <summary>Kinds of the constants; truth values, too.</summary>
    public HashSet<Kind> Kinds { get; } = [];

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
        _ when _isInput(node) => Kinds.Add(Kind.Boolean) || true,
        Literal { Value: bool or null } => true,
        Compare compare when _isInput(compare.Left) => AddConstant(compare.Right, IsOrder(compare.Operator)),
        Compare compare when _isInput(compare.Right) => AddConstant(compare.Left, IsOrder(compare.Operator)),
        Between between when _isInput(between.Value) =>
            AddConstant(between.Low, isOrder: true) && AddConstant(between.High, isOrder: true),
        Within within when _isInput(within.Value) => Add(within.Tests),
        Logic logic => logic.Operands.All(AddCondition),
        Call { Function.Name: "not" } call => call.Arguments.All(AddCondition),
        _ => false,
    };

    /// <summary>Takes over what others collected.</summary>
    public void Add(Points others)
    {
        _all.AddRange(others._all);
        Kinds.UnionWith(others.Kinds);
        OrdersTexts |= others.OrdersTexts;
        SeesNull |= others.SeesNull;
    }

    private static bool IsOrder(string comparison) => comparison is not ("=" or "!=");

    private bool AddConstant(Node node, bool isOrder) =>
        Constant.TryValue(node, out var value) && AddValue(value, isOrder, inList: false);

    private bool AddValue(object? value, bool isOrder, bool inList)
    {
        if (value is IReadOnlyList<object?> list)
            return !inList && !isOrder && list.All(item => AddValue(item, isOrder: false, inList: true));
        if (value is FeelRange range) return AddBound(range.Low) && AddBound(range.High);
        var kind = Line.Of(value);
        if (kind == Kind.Other) return false;
        OrdersTexts |= isOrder && value is string;
        if (value is null) SeesNull = true;
        else Kinds.Add(kind);
        if (value is not (null or bool)) _all.Add(value);
        return true;
    }

    /// <summary>An end that is null is open.</summary>
    private bool AddBound(object? bound) => bound is null || AddValue(bound, isOrder: true, inList: true);
}
