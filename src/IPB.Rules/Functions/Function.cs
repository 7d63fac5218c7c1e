using System.Globalization;

namespace IPB.Rules;

/// <summary>What a built-in does with its evaluated arguments.</summary>
internal delegate object? FunctionBody(Budget budget, object?[] arguments);

/// <summary>
/// A built-in function. Arguments of wrong types give null; a wrong number of them is a syntax error.
/// </summary>
internal sealed record Function(string Name, int Least, int Most, FunctionBody Body)
{
    public const int Any = int.MaxValue;

    public string Arity => string.Create(CultureInfo.InvariantCulture,
        $"{Least}{(Most == Least ? "" : Most == Any ? " or more" : $" to {Most}")} argument{(Most == 1 ? "" : "s")}");

    public bool Takes(int arguments) => arguments >= Least && arguments <= Most;
}
