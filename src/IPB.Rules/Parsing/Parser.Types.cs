using System.Collections.Immutable;

namespace IPB.Rules;

internal sealed partial class Parser
{
    private const string Type = "a type such as number, string or list<date>";

    private static readonly Dictionary<string, FeelType> TypeNames = new(StringComparer.Ordinal)
    {
        ["Any"] = FeelType.Any,
        ["Null"] = FeelType.Null,
        ["number"] = FeelType.Number,
        ["string"] = FeelType.String,
        ["boolean"] = FeelType.Boolean,
        ["date"] = FeelType.Date,
        ["time"] = FeelType.Time,
        ["date and time"] = FeelType.DateAndTime,
        ["dateTime"] = FeelType.DateAndTime,
        ["days and time duration"] = FeelType.DaysAndTimeDuration,
        ["dayTimeDuration"] = FeelType.DaysAndTimeDuration,
        ["years and months duration"] = FeelType.YearsAndMonthsDuration,
        ["yearMonthDuration"] = FeelType.YearsAndMonthsDuration,
    };

    private static readonly NameTable LongTypeNames = NameTable.Of(TypeNames.Keys);

    /// <exception cref="FeelSyntaxException">It is no type, or one that is not known.</exception>
    public static FeelType ParseType(string source, Scope scope)
    {
        var parser = new Parser(source, scope);
        var (type, name) = parser.TypeHere();
        parser.ExpectEnd();
        return type ?? throw new FeelSyntaxException(source, 0, Type, $"'{name}'");
    }

    private InstanceOf InstanceOf(int start, Node value)
    {
        _at += 2;
        var (type, name) = TypeHere();
        return new InstanceOf(From(start), value, type, name);
    }

    /// <summary>The type is null when none of that name is known.</summary>
    private (FeelType? Type, string Name) TypeHere()
    {
        if (Current.Kind != TokenKind.Name) throw Fault(Type);
        Enter();
        var start = _at;
        var type = Current.Text switch
        {
            "list" => ItemType(FeelType.AnyList, FeelType.ListOf),
            "range" => ItemType(FeelType.AnyRange, FeelType.RangeOf),
            "context" => ContextType(),
            "function" => FunctionType(),
            _ => SimpleType(),
        };
        _depth--;
        return (type, Written(start, _at));
    }

    private FeelType? SimpleType()
    {
        var (name, words) = Longer(_scope.LongTypeNames.Longest(_tokens, _at), LongTypeNames.Longest(_tokens, _at));
        if (words == 0) (name, words) = NamedType(Current.Text) is null ? Row(_at) : (Current.Text, 1);
        _at += words;
        return NamedType(name);
    }

    private FeelType? NamedType(string name) => _scope.NamedType(name) ?? TypeNames.GetValueOrDefault(name);

    private FeelType? ItemType(FeelType any, Func<FeelType, FeelType> of)
    {
        _at++;
        if (!Accept("<")) return any;
        var (item, _) = TypeHere();
        Expect(">");
        return item is null ? null : of(item);
    }

    private FeelType? ContextType()
    {
        _at++;
        if (!Accept("<")) return FeelType.AnyContext;
        var members = Items(">", () =>
        {
            var name = Current.Kind == TokenKind.Text ? (string)_tokens[_at++].Value! : NewName("a name", ":");
            Expect(":");
            return KeyValuePair.Create(name, TypeHere().Type);
        });
        return members.Any(m => m.Value is null) ? null : FeelType.ContextOf(members!);
    }

    private FeelType? FunctionType()
    {
        _at++;
        if (!Accept("<")) return FeelType.AnyFunction;
        var parameters = Items(">", () => TypeHere().Type);
        Expect("-");
        Expect(">");
        var (result, _) = TypeHere();
        return result is null || parameters.Contains(null) ? null : FeelType.FunctionOf(parameters!, result);
    }
}
