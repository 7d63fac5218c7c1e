using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>Parts of an expression that have one value whatever the context.</summary>
internal static class Constant
{
    private static readonly ImmutableHashSet<string> Makers =
        ["date", "time", "date and time", "duration", "number", "string", "upper case", "lower case"];

    private static readonly Dictionary<string, object?> Nothing = [];

    /// <summary>Its value; false when it reads a name or this does not know better.</summary>
    public static bool TryValue(Node node, out object? value)
    {
        value = null;
        if (!IsConstant(node)) return false;
        try
        {
            value = Compiler.Compile(node)(new Frame(new Run(Nothing)));
            return true;
        }
        catch (FeelBudgetException)
        {
            return false;
        }
    }

    private static bool IsConstant(Node node) => node switch
    {
        Literal => true,
        Negate negate => IsConstant(negate.Operand),
        Chain chain => IsConstant(chain.First) && chain.Rest.All(o => IsConstant(o.Operand)),
        ListOf list => list.Items.All(IsConstant),
        RangeOf range => IsConstant(range.Low) && IsConstant(range.High),
        HalfRange range => IsConstant(range.Operand),
        Call call => Makers.Contains(call.Function.Name) && call.Arguments.All(IsConstant),
        _ => false,
    };
}
