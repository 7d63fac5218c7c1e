using System.Globalization;

namespace IPB.Rules;

/// <summary>What a built-in does with its evaluated arguments.</summary>
internal delegate object? FunctionBody(Budget budget, object?[] arguments);

/// <summary>
/// A built-in function. Arguments of wrong types give null; a wrong number of them is a syntax error.
/// </summary>
internal sealed class Function(string name, int least, int most, FunctionBody body) : FeelFunction
{
    public string Name => name;

    public int Least => least;

    public int Most => most;

    public FunctionBody Body => body;

    public override IReadOnlyList<string> Parameters => [];

    internal override object? Invoke(Budget budget, object?[] arguments) =>
        Takes(arguments.Length) ? body(budget, arguments) : null;

    public const int Any = int.MaxValue;

    public string Arity => string.Create(CultureInfo.InvariantCulture,
        $"{Least}{(Most == Least ? "" : Most == Any ? " or more" : $" to {Most}")} argument{(Most == 1 ? "" : "s")}");

    internal override bool Takes(int arguments) => arguments >= Least && arguments <= Most;
}
