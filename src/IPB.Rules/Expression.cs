using System.Diagnostics.CodeAnalysis;

namespace IPB.Rules;

/// <summary>
/// A condition or calculation in a strict subset of FEEL, the expression language of DMN. It is parsed and compiled
/// once and evaluated any number of times, from any thread.
/// </summary>
/// <remarks>
/// A variable is a letter or <c>_</c> followed by letters (also å, ä, ö), digits and <c>_</c>. A hyphen is always
/// minus, so <c>lead-time</c> is <c>lead</c> minus <c>time</c>: call it <c>lead_time</c>. A name missing from the
/// context is null, and operations on wrong types give null, never an exception. There is no clock: give times as
/// values.
/// </remarks>
public sealed class Expression
{
    private readonly Node _node;
    private readonly Code _code;

    internal Expression(string text, Node node)
    {
        (Text, _node, _code) = (text, node, Compiler.Compile(node));
        var names = FreeNames.Of(node);
        (Names, PossibleNames) = (names.Certain, names.Possible);
    }

    internal Node Node => _node;

    /// <summary>The text as it was given.</summary>
    public string Text { get; }

    /// <summary>
    /// The paths it reads from its context (<c>budget</c>, <c>fields.budget</c>), in order of appearance.
    /// </summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>
    /// Names inside filters (<c>limit</c> in <c>costs[amount &gt; limit]</c>): read from the item if it has such an
    /// entry, else from the context. Names that are in <see cref="Names"/> too are left out.
    /// </summary>
    public IReadOnlyList<string> PossibleNames { get; }

    /// <summary>Parses and compiles.</summary>
    /// <exception cref="FeelSyntaxException">The text is no expression, longer than 4,000 characters or nested deeper
    /// than 64 levels.</exception>
    public static Expression Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Expression(text, Parser.ParseExpression(text));
    }

    /// <summary>As <see cref="Parse"/>, with the error as an answer.</summary>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out Expression? expression,
        [NotNullWhen(false)] out FeelSyntaxException? error)
    {
        try
        {
            (expression, error) = (Parse(text), null);
            return true;
        }
        catch (FeelSyntaxException fault)
        {
            (expression, error) = (null, fault);
            return false;
        }
    }

    /// <summary>
    /// Evaluates. Values of the context need not be normalised: those that are read pass
    /// <see cref="FeelValue.From(object?)"/>. The answer is always a value as <see cref="FeelValue"/> lists them.
    /// </summary>
    /// <exception cref="FeelBudgetException">It needs more than <see cref="Limits"/> allow.</exception>
    /// <exception cref="FeelValueException">A value that it reads has a type without counterpart.</exception>
    public object? Evaluate(IReadOnlyDictionary<string, object?> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return _code(new Frame(new Run(context)));
    }

    /// <summary>Whether it evaluates to true; null and values that are no truth values are not true.</summary>
    /// <inheritdoc cref="Evaluate" path="/exception"/>
    public bool IsTrue(IReadOnlyDictionary<string, object?> context) => Evaluate(context) is true;

    /// <summary>
    /// Why it is what it is: the value of the whole and, below <c>and</c> and <c>or</c>, of each operand with what it
    /// read. Operands are all evaluated, also those that could not change the answer.
    /// </summary>
    /// <inheritdoc cref="Evaluate" path="/exception"/>
    public Explanation Explain(IReadOnlyDictionary<string, object?> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Explanation.Of(Text, _node, new Frame(new Run(context)));
    }

    public override string ToString() => Text;
}
