using System.Collections.Immutable;
using System.Globalization;

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
        switch (token.Text)
        {
            case "true": return TakeLiteral(Truth.True);
            case "false": return TakeLiteral(Truth.False);
            case "null": return TakeLiteral(null);
            case "if": return Choice();
            case "for": return For();
            case "some" or "every": return Quantified();
        }
        if (FunctionHere(out var words) is { } function) return Call(function, words);
        if (Reserved.Contains(token.Text)) throw Fault(Value);
        _at++;
        return new Name(From(token.Start), token.Text);
    }

    private Node SymbolPrimary(Token token) => token.Text switch
    {
        "(" => Parenthesis(),
        "[" => List(),
        "{" => Context(),
        "@" => AtLiteral(),
        "?" => Input(),
        _ => throw Fault(Value),
    };

    private Literal TakeLiteral(object? value)
    {
        var start = _tokens[_at++].Start;
        return new Literal(From(start), value);
    }

    private Node Parenthesis()
    {
        _at++;
        var node = Expression();
        if (Current.Is("..")) throw RangeOutOfPlace("')'");
        Expect(")");
        return node;
    }

    private ListOf List()
    {
        var start = _tokens[_at++].Start;
        var items = Items("]", Expression);
        return new ListOf(From(start), items);
    }

    private ImmutableArray<T> Items<T>(string close, Func<T> item)
    {
        var items = ImmutableArray.CreateBuilder<T>();
        if (Accept(close)) return items.ToImmutable();
        do items.Add(item());
        while (Accept(","));
        if (Current.Is("..")) throw RangeOutOfPlace($"',' or '{close}'");
        if (!Accept(close)) throw Fault($"',' or '{close}'");
        return items.ToImmutable();
    }

    private FeelSyntaxException RangeOutOfPlace(string expected) =>
        Fault($"{expected} (a range stands only after 'in' and in a unary test)");

    private ContextOf Context()
    {
        var start = _tokens[_at++].Start;
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var entries = Items("}", () => ContextEntry(keys));
        return new ContextOf(From(start), entries);
    }

    private Entry ContextEntry(HashSet<string> keys)
    {
        if (Current.Kind is not (TokenKind.Name or TokenKind.Text)) throw Fault("a key (a name or a text)");
        var key = Current.Value as string ?? Current.Text;
        if (!keys.Add(key)) throw Fault("a key that this context does not have yet");
        _at++;
        Expect(":");
        return new Entry(key, Expression());
    }

    private Literal AtLiteral()
    {
        var start = _tokens[_at++].Start;
        if (Current.Kind != TokenKind.Text) throw Fault("a date, time or duration in quotes");
        var value = Temporal.Parse((string)Current.Value!);
        if (value is null) throw Fault("a date, a time, a date and time or a duration in ISO 8601 form");
        _at++;
        return new Literal(From(start), value);
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

    private For For()
    {
        var start = _tokens[_at++].Start;
        var iterators = Iterators("return");
        return new For(From(start, Expression(), out var body), iterators, body);
    }

    private Quantified Quantified()
    {
        var isEvery = Current.Is("every");
        var start = _tokens[_at++].Start;
        var iterators = Iterators("satisfies");
        return new Quantified(From(start, Expression(), out var body), isEvery, iterators, body);
    }

    private ImmutableArray<Iterator> Iterators(string end)
    {
        var iterators = ImmutableArray.CreateBuilder<Iterator>();
        do iterators.Add(Iterator());
        while (Accept(","));
        if (!Accept(end)) throw Fault($"',' or '{end}'");
        return iterators.ToImmutable();
    }

    private Iterator Iterator()
    {
        if (Reserved.Contains(Current.Text)) throw Fault("a name for the item");
        var name = TakeName("a name for the item");
        Expect("in");
        var domain = Expression();
        return new Iterator(name, domain, Accept("..") ? Expression() : null);
    }

    /// <summary>The built-in whose name, of up to three words, stands here before a bracket; else null.</summary>
    private Function? FunctionHere(out int words)
    {
        for (words = BuiltIns.LongestName; words > 0; words--)
        {
            if (!BracketAfter(words)) continue;
            var name = string.Join(' ', _tokens.Skip(_at).Take(words).Select(t => t.Text));
            if (BuiltIns.Find(name) is { } function) return function;
            if (words == 1 && !Reserved.Contains(name)) throw Fault(BuiltIns.Advice(name), $"'{name}('");
        }
        return null;
    }

    private bool BracketAfter(int words)
    {
        for (var i = 0; i < words; i++)
            if (_at + i >= _tokens.Length || _tokens[_at + i].Kind != TokenKind.Name) return false;
        return _tokens[_at + words].Is("(");
    }

    private Call Call(Function function, int words)
    {
        var name = Current;
        _at += words + 1;
        var arguments = Items(")", Expression);
        if (function.Takes(arguments.Length)) return new Call(From(name.Start), function, arguments);
        throw new FeelSyntaxException(_source, name.Start, $"{function.Name} with {function.Arity}",
            arguments.Length == 1 ? "1 argument"
                : arguments.Length.ToString(CultureInfo.InvariantCulture) + " arguments");
    }
}
