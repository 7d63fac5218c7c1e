using System.Diagnostics.CodeAnalysis;

namespace IPB.Rules;

/// <summary>
/// A condition or calculation in FEEL, the expression language of DMN 1.5. It is parsed and compiled once and evaluated
/// any number of times, from any thread.
/// </summary>
/// <remarks>
/// Words in a row are one name (<c>Applicant age</c>); names with operators or keywords in them must be in the scope. A
/// hyphen is else minus, so <c>lead-time</c> is <c>lead</c> minus <c>time</c>. A name missing from the context is null,
/// and operations on wrong types give null, never an exception: <see cref="Check"/> tells of them before. There is no
/// clock in a rule: who evaluates it may give a moment to <c>now()</c> and <c>today()</c>.
/// </remarks>
public sealed class Expression
{
    internal Expression(string text, Node node)
    {
        (Text, Node, Code) = (text, node, Compiler.Compile(node));
        var names = FreeNames.Of(node);
        (Names, PossibleNames) = ([.. names.Certain.Select(p => p.Text)], [.. names.Possible.Select(p => p.Text)]);
    }

    /// <summary>The text as it was given.</summary>
    public string Text { get; }

    internal Node Node { get; }

    internal Code Code { get; }

    /// <summary>
    /// The paths it reads from its context (<c>budget</c>, <c>fields.budget</c>), in order of appearance. Functions
    /// that it calls are not among them.
    /// </summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>
    /// Names inside filters (<c>limit</c> in <c>costs[amount &gt; limit]</c>): read from the item if it has such an
    /// entry, else from the context. Names that are in <see cref="Names"/> too are left out.
    /// </summary>
    public IReadOnlyList<string> PossibleNames { get; }

    /// <summary>Parses and compiles.</summary>
    /// <param name="text">Any expression of FEEL.</param>
    /// <param name="scope">The names that it may read, as far as they are known. Others may be read as well.</param>
    /// <exception cref="FeelSyntaxException">The text is no expression, longer than 4,000 characters or nested deeper
    /// than 64 levels.</exception>
    public static Expression Parse(string text, Scope? scope = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Expression(text, Parser.ParseExpression(text, scope ?? Scope.Empty));
    }

    /// <summary>As <see cref="Parse"/>, with the error as an answer.</summary>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out Expression? expression,
        [NotNullWhen(false)] out FeelSyntaxException? error) => TryParse(text, null, out expression, out error);

    /// <inheritdoc cref="TryParse(string, out Expression?, out FeelSyntaxException?)"/>
    public static bool TryParse(
        string text,
        Scope? scope,
        [NotNullWhen(true)] out Expression? expression,
        [NotNullWhen(false)] out FeelSyntaxException? error)
    {
        try
        {
            (expression, error) = (Parse(text, scope), null);
            return true;
        }
        catch (FeelSyntaxException fault)
        {
            (expression, error) = (null, fault);
            return false;
        }
    }

    /// <summary>
    /// What cannot work when only the names of the scope exist and their values have its types: unknown names and
    /// functions, wrong arguments, and operations that would always give null. In the order of the text.
    /// </summary>
    public IReadOnlyList<FeelFinding> Check(Scope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var checker = new Checker(Text);
        checker.Visit(Node, new Known(scope, IsOpen: false));
        return checker.Findings;
    }

    /// <summary>The type of its value, as far as the scope tells.</summary>
    public FeelType Type(Scope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return Inference.TypeOf(Node, scope);
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
        return Code(new Frame(new Run(context)));
    }

    /// <param name="context">As without a moment.</param>
    /// <param name="now">What <c>now()</c> and <c>today()</c> answer; without it they are null.</param>
    /// <inheritdoc cref="Evaluate(IReadOnlyDictionary{string, object?})"/>
    public object? Evaluate(IReadOnlyDictionary<string, object?> context, DateTimeOffset? now)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Code(new Frame(new Run(context, now)));
    }

    /// <summary>Whether it evaluates to true; null and values that are no truth values are not true.</summary>
    /// <inheritdoc cref="Evaluate(IReadOnlyDictionary{string, object?})" path="/exception"/>
    public bool IsTrue(IReadOnlyDictionary<string, object?> context) => Evaluate(context) is true;

    /// <summary>
    /// Why it is what it is: the value of the whole and, below <c>and</c> and <c>or</c>, of each operand with what it
    /// read. Operands are all evaluated, also those that could not change the answer.
    /// </summary>
    /// <inheritdoc cref="Evaluate(IReadOnlyDictionary{string, object?})" path="/exception"/>
    public Explanation Explain(IReadOnlyDictionary<string, object?> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Explanation.Of(Text, Node, new Frame(new Run(context)));
    }

    public override string ToString() => Text;
}
