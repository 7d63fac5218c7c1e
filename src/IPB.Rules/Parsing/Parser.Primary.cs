using System.Collections.Immutable;

namespace IPB.Rules;

internal sealed partial class Parser
{
    private const string Value = "a number, a text or a name";

    private static readonly ImmutableHashSet<string> Reserved =
        ["and", "or", "not", "in", "between", "if", "then", "else", "for", "return", "some", "every", "satisfies",
            "instance", "function", "true", "false", "null"];

    private Node Primary()
    {
        var token = Current;
        return token.Kind switch
        {
            TokenKind.Number or TokenKind.Text => TakeLiteral(token.Value),
            TokenKind.Name => NamedPrimary(token),
            TokenKind.Symbol => SymbolPrimary(token),
            _ => throw Fault(Value),
        };
    }

    private Node NamedPrimary(Token token)
    {
        if (LongNameHere() is var (known, words) && words > 1) return Named(known, words);
        return token.Text switch
        {
            "true" => TakeLiteral(Truth.True),
            "false" => TakeLiteral(Truth.False),
            "null" => TakeLiteral(null),
            "if" => Choice(),
            "for" => For(),
            "some" or "every" => Quantified(),
            "function" when Following.Is("(") => FunctionDefinition(),
            "not" when Following.Is("(") => Named("not", 1),
            _ when Reserved.Contains(token.Text) => throw Fault(Value),
            _ => Named(token.Text, 1),
        };
    }

    private Node SymbolPrimary(Token token) => token.Text switch
    {
        "(" => Parenthesis(),
        "[" => List(),
        "]" => OpenRange(),
        "{" => Context(),
        "@" => AtLiteral(),
        "?" => Input(),
        "'" => throw Fault("a text in straight double quotes (\"…\")"),
        _ => throw Fault(Value),
    };

    private Literal TakeLiteral(object? value)
    {
        var start = _tokens[_at++].Start;
        return new Literal(From(start), value);
    }

    private ImmutableArray<T> Items<T>(string close, Func<T> item)
    {
        var items = ImmutableArray.CreateBuilder<T>();
        if (Accept(close)) return items.ToImmutable();
        do items.Add(item());
        while (Accept(","));
        if (!Accept(close)) throw Fault($"',' or '{close}'");
        return items.ToImmutable();
    }

    private ContextOf Context()
    {
        var start = _tokens[_at++].Start;
        var outside = _bound.Count;
        var entries = Items("}", ContextEntry);
        Unbind(outside);
        return new ContextOf(From(start), entries);
    }

    private Entry ContextEntry()
    {
        var key = Current.Kind == TokenKind.Text
            ? (string)_tokens[_at++].Value!
            : NewName("a key (a name or a text)", ":");
        Expect(":");
        var value = Expression();
        Bind(key);
        _keys.Add(key);
        return new Entry(key, value);
    }

    /// <summary>A text that is no date, time or duration is null, as when <c>date(…)</c> gets it.</summary>
    private Literal AtLiteral()
    {
        var start = _tokens[_at++].Start;
        if (Current.Kind != TokenKind.Text) throw Fault("a date, time or duration in quotes");
        var text = (string)_tokens[_at++].Value!;
        return new Literal(From(start), Temporal.Parse(text)) { Wrong = text };
    }

    private Name Input()
    {
        if (!_inputAllowed) throw Fault($"{Value} ('?' stands only in a test of a value)");
        _inputRead = true;
        var start = _tokens[_at++].Start;
        return new Name(From(start), Name.Input);
    }

    private Choice Choice()
    {
        var start = _tokens[_at++].Start;
        var condition = Expression();
        Expect("then");
        var then = Expression();
        Expect("else");
        return new Choice(From(start, Expression(), out var otherwise), condition, then, otherwise);
    }
}
