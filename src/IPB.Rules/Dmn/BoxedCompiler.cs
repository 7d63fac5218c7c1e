using System.Xml.Linq;

namespace IPB.Rules;

/// <summary>
/// Makes the boxed expressions of an element ready. What is broken answers null and says so, when the model is read
/// and in each evaluation that comes to it.
/// </summary>
internal sealed partial class BoxedCompiler(ModelFile file, string title)
{
    /// <summary>An absent expression is null.</summary>
    /// <param name="source">The expression.</param>
    /// <param name="scope">The names that it may read.</param>
    /// <param name="expected">The type of what it is the value of; its allowed values order a table's outputs.</param>
    public Boxed Compile(XElement? source, Scope scope, ItemType? expected = null)
    {
        if (source is null) return Boxed.Null;
        var declared = file.Types.Of(source, title);
        var isTyped = !ReferenceEquals(declared, ItemType.Any);
        var compiled = Any(source, scope, isTyped ? declared : expected ?? ItemType.Any);
        return isTyped ? Typed(compiled, declared, file.At(source, title)) : compiled;
    }

    /// <summary>The expression inside a wrapper: the <c>if</c> of a conditional, the <c>in</c> of a loop.</summary>
    private Boxed Inside(XElement source, string part, Scope scope)
    {
        if (source.Part(part)?.Expression() is { } inner) return Compile(inner, scope);
        return Broken(source, $"expected an expression in '{part}' of the {source.Name.LocalName}, got none");
    }

    private Boxed Any(XElement source, Scope scope, ItemType expected) => source.Name.LocalName switch
    {
        "literalExpression" => Literal(source, scope),
        "context" => Context(source, scope),
        "decisionTable" => Table(source, scope, expected),
        "relation" => Relation(source, scope),
        "list" => List(source, scope),
        "invocation" => Invocation(source, scope),
        "functionDefinition" => Function(source, scope),
        "conditional" => Conditional(source, scope),
        "filter" => Filter(source, scope),
        "for" => For(source, scope),
        "some" or "every" => Quantified(source, scope),
        var other => Broken(source, $"expected a boxed expression of DMN, got '{other}'"),
    };

    private static Boxed Typed(Boxed boxed, ItemType type, Place place) => new(
        frame =>
        {
            var value = type.Accept(frame, boxed.Code(frame), out var fault);
            return fault is null ? value : Wrong(frame, place, fault);
        },
        type.Feel)
    {
        Table = boxed.Table,
    };

    private Boxed Literal(XElement source, Scope scope)
    {
        if (source.Given("expressionLanguage") is { } language && !IsFeel(language))
            return Answering(Refused(source, $"the expression language {language}"));
        if (source.Part("importedValues") is { } imported)
            return Answering(Refused(imported, "imported values"));
        return Text(source, scope);
    }

    private static bool IsFeel(string language) =>
        language.Equals("feel", StringComparison.OrdinalIgnoreCase)
        || language.TrimEnd('/').EndsWith("/FEEL", StringComparison.Ordinal);

    /// <summary>The content of the element's <c>text</c>.</summary>
    private Boxed Text(XElement source, Scope scope) =>
        Parsed(source, scope, out var fault) is { } expression
            ? new Boxed(expression.Code, expression.Type(scope))
            : Answering(fault!);

    private Expression? Parsed(XElement source, Scope scope, out DmnDiagnostic? fault)
    {
        (var expression, fault) = (default(Expression), default(DmnDiagnostic));
        if (source.GivenText() is not { } text)
            fault = Found(source, "expected a FEEL expression, got no text");
        else if (!Expression.TryParse(text, scope, out expression, out var error))
            fault = Found(source, error);
        return expression;
    }

    /// <summary>The tests in the element's <c>text</c>; null when there are none, or broken ones (a finding).</summary>
    public UnaryTests? Tests(XElement source, Scope scope) => Tests(source, scope, out _);

    private UnaryTests? Tests(XElement source, Scope scope, out DmnDiagnostic? fault)
    {
        fault = null;
        if (source.GivenText() is not { } text) return null;
        if (UnaryTests.TryParse(text, scope, out var tests, out var error)) return tests;
        fault = Found(source, error);
        return null;
    }

    private Boxed Broken(XElement at, string message) => Answering(Found(at, message));

    private DmnDiagnostic Refused(XElement at, string what)
    {
        var refusal = file.At(at, title).Remark(
            DmnDiagnosticKind.Refused, $"{what}: only FEEL is run, so the value is null; write it in FEEL");
        file.Report(refusal);
        return refusal;
    }

    private DmnDiagnostic Found(XElement at, string message) =>
        Found(file.At(at, title), message);

    /// <summary>The line is that of the place in the text.</summary>
    private DmnDiagnostic Found(XElement source, FeelSyntaxException error)
    {
        var text = source.Part("text")!;
        var written = text.Value;
        var start = written.Length - written.TrimStart().Length;
        var before = written.AsSpan(0, Math.Min(written.Length, start + error.Position)).Count('\n');
        return Found(new Place(file.Name, text.Line() + before, title), error.Message);
    }

    private DmnDiagnostic Found(Place place, string message)
    {
        var finding = place.Remark(DmnDiagnosticKind.Broken, message);
        file.Report(finding);
        return finding;
    }

    private static Boxed Answering(DmnDiagnostic diagnostic) => new(
        frame =>
        {
            DmnRun.Report(frame, diagnostic);
            return null;
        },
        FeelType.Any);
}
