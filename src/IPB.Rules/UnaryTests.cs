using System.Diagnostics.CodeAnalysis;

namespace IPB.Rules;

/// <summary>
/// The tests of one cell of a table: <c>&lt; 10</c>, <c>[1..5]</c>, <c>"a", "b"</c>, <c>not(…)</c>, <c>-</c> for
/// anything, or a condition on <c>?</c>, the value tested. A value matches when any of the tests is true of it.
/// </summary>
public sealed class UnaryTests
{
    private UnaryTests(string text, TestList tests)
    {
        (Text, Tests, Code) = (text, tests, Compiler.Compile(tests));
        var names = FreeNames.Of(tests);
        (Names, PossibleNames) = ([.. names.Certain.Select(p => p.Text)], [.. names.Possible.Select(p => p.Text)]);
    }

    /// <summary>The text as it was given.</summary>
    public string Text { get; }

    internal TestList Tests { get; }

    /// <summary>Tests the value that the frame holds as <c>?</c>.</summary>
    internal TestCode Code { get; }

    /// <summary>As <see cref="Expression.Names"/>; <c>?</c> is not among them.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>As <see cref="Expression.PossibleNames"/>.</summary>
    public IReadOnlyList<string> PossibleNames { get; }

    /// <summary>Parses and compiles.</summary>
    /// <exception cref="FeelSyntaxException">The text is no list of tests, too long or nested too deep.</exception>
    public static UnaryTests Parse(string text, Scope? scope = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new UnaryTests(text, Parser.ParseUnaryTests(text, scope ?? Scope.Empty));
    }

    /// <summary>As <see cref="Parse"/>, with the error as an answer.</summary>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out UnaryTests? tests,
        [NotNullWhen(false)] out FeelSyntaxException? error) => TryParse(text, null, out tests, out error);

    /// <inheritdoc cref="TryParse(string, out UnaryTests?, out FeelSyntaxException?)"/>
    public static bool TryParse(
        string text,
        Scope? scope,
        [NotNullWhen(true)] out UnaryTests? tests,
        [NotNullWhen(false)] out FeelSyntaxException? error)
    {
        try
        {
            (tests, error) = (Parse(text, scope), null);
            return true;
        }
        catch (FeelSyntaxException fault)
        {
            (tests, error) = (null, fault);
            return false;
        }
    }

    /// <summary>As <see cref="Expression.Check"/>.</summary>
    /// <param name="scope">The names that exist, without the value tested.</param>
    /// <param name="input">The type of the value tested.</param>
    public IReadOnlyList<FeelFinding> Check(Scope scope, FeelType input)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var checker = new Checker(Text);
        checker.Tests(Tests.Tests, input, new Known(scope.With(Name.Input, input), IsOpen: false));
        return checker.Findings;
    }

    /// <summary>Whether any test (with <c>not</c>: no test) is true of the input; unknown is no match.</summary>
    /// <param name="input">Passes <see cref="FeelValue.From(object?)"/>.</param>
    /// <param name="context">
    /// What names other than <c>?</c> are read from, as for
    /// <see cref="Expression.Evaluate(IReadOnlyDictionary{string, object?})"/>.
    /// </param>
    /// <exception cref="FeelBudgetException">It needs more than <see cref="Limits"/> allow.</exception>
    /// <exception cref="FeelValueException">A value that it reads has a type without counterpart.</exception>
    public bool Matches(object? input, IReadOnlyDictionary<string, object?> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Code(new Frame(new Run(context)).With(Name.Input, FeelValue.From(input))) == true;
    }

    public override string ToString() => Text;
}
