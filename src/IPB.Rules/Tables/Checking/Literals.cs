namespace IPB.Rules;

/// <summary>Walks a syntax tree.</summary>
internal static class Literals
{
    /// <summary>The values written in it.</summary>
    public static IEnumerable<object?> Of(Node node) =>
        Parts(node).OfType<Literal>().Select(literal => literal.Value);

    /// <summary>Whether it reads <c>?</c>.</summary>
    public static bool ReadInput(Node node) => Parts(node).Any(part => part is Name { Text: Name.Input });

    private static IEnumerable<Node> Parts(Node node) => Children(node).SelectMany(Parts).Prepend(node);

    private static IEnumerable<Node> Children(Node node) => node switch
    {
        Access access => access.Links.SelectMany(Children).Prepend(access.Source),
        Negate negate => [negate.Operand],
        Chain chain => chain.Rest.Select(operation => operation.Operand).Prepend(chain.First),
        Compare compare => [compare.Left, compare.Right],
        Between between => [between.Value, between.Low, between.High],
        Within within => within.Tests.SelectMany(Children).Prepend(within.Value),
        Logic logic => logic.Operands,
        Choice choice => [choice.Condition, choice.Then, choice.Else],
        ListOf list => list.Items,
        ContextOf context => context.Entries.Select(entry => entry.Value),
        For loop => Domains(loop.Iterators).Append(loop.Body),
        Quantified quantified => Domains(quantified.Iterators).Append(quantified.Body),
        Call call => call.Arguments,
        RangeOf range => [range.Low, range.High],
        HalfRange range => [range.Operand],
        InstanceOf test => [test.Value],
        FunctionOf { Body: { } body } => [body],
        _ => [],
    };

    private static IEnumerable<Node> Domains(IEnumerable<Iterator> iterators) =>
        iterators.SelectMany(i => i.To is null ? new[] { i.Domain } : [i.Domain, i.To]);

    private static IEnumerable<Node> Children(Link link) => link switch
    {
        Filter filter => [filter.Condition],
        Invocation invocation => invocation.Arguments,
        _ => [],
    };

    private static IEnumerable<Node> Children(Test test) => test switch
    {
        OperatorTest comparison => [comparison.Operand],
        RangeTest range => [range.Low, range.High],
        ValueTest value => [value.Value],
        _ => [],
    };
}
