namespace IPB.Rules;

/// <summary>
/// Finds the type of each part of an expression, and what in it cannot work: names that do not exist, and operations
/// whose operands have types for which the answer is always null.
/// </summary>
internal sealed partial class Checker(string source)
{
    private readonly List<FeelFinding> _findings = [];

    public IReadOnlyList<FeelFinding> Findings => [.. _findings.OrderBy(f => f.Position).Distinct()];

    public FeelType Visit(Node node, Known known) => node switch
    {
        Literal literal => Literal(literal),
        Name name => Variable(name, known),
        Access access => Access(access, known),
        Negate negate => Negate(negate, known),
        Chain chain => Chain(chain, known),
        Compare compare => Compare(compare, known),
        Between between => Between(between, known),
        Within within => Within(within, known),
        Logic logic => Logic(logic, known),
        Choice choice => Choice(choice, known),
        ListOf list => FeelType.ListOf(Inference.Common([.. list.Items.Select(item => Visit(item, known))])),
        ContextOf context => Context(context, known),
        For loop => For(loop, known),
        Quantified quantified => Quantified(quantified, known),
        Call call => Call(call, known),
        RangeOf range => FeelType.RangeOf(Bounds(range.Low, range.High, known)),
        HalfRange range => FeelType.RangeOf(Ordered(range.Operand, known)),
        InstanceOf test => InstanceOf(test, known),
        FunctionOf function => Function(function, known),
        _ => FeelType.Any,
    };

    private void Report(Span at, string expected, string found, string? advice = null) =>
        _findings.Add(new FeelFinding(at.Start, at.End - at.Start, expected, found, advice));

    private string Quote(Span at)
    {
        const int Longest = 40;
        var text = at.End <= source.Length ? source[at.Start..at.End] : "";
        return text.Length <= Longest ? $"'{text}'" : $"'{text[..Longest]}…'";
    }

    private string Described(Node node, FeelType type) => $"{Quote(node.At)}, which is {Words(type)}";

    private static string Words(FeelType type) => type.Kind switch
    {
        FeelKind.Null => "null",
        FeelKind.Boolean => "true or false",
        FeelKind.List or FeelKind.Context or FeelKind.Range or FeelKind.Function => $"a {type}",
        _ => $"a {type}",
    };

    private static string? DidYouMean(string word, IEnumerable<string> known)
    {
        const int MostKnown = 1_000;
        var nearest = known.Take(MostKnown).Where(k => k.Length <= word.Length + 2 && word.Length <= k.Length + 2)
            .MinBy(k => EditDistance.Between(k, word));
        return nearest is not null && EditDistance.Between(nearest, word) <= 2 ? $"did you mean '{nearest}'?" : null;
    }

    private FeelType Literal(Literal literal)
    {
        if (literal.Wrong is { } text)
            Report(literal.At, "a date, a time, a date and time or a duration in ISO 8601 form", $"'{text}'");
        return Inference.TypeOf(literal.Value);
    }

    private FeelType Variable(Name name, Known known)
    {
        if (known.Scope.TypeOf(name.Text) is { } type) return type;
        if (!known.IsOpen)
            Report(name.At, "a name that exists", $"'{name.Text}'", DidYouMean(name.Text, known.Scope.Names));
        return FeelType.Any;
    }

    private FeelType Access(Access access, Known known)
    {
        var type = access.Links[0] is Invocation && access.Source is Name name
            ? Callee(name, known)
            : Visit(access.Source, known);
        foreach (var link in access.Links)
            type = link switch
            {
                Member member => Member(type, member),
                Filter filter => Filter(type, filter, known),
                Invocation invocation => Invocation(type, invocation, known),
                _ => FeelType.Any,
            };
        return type;
    }

    private FeelType Member(FeelType type, Member member)
    {
        if (Inference.MemberOf(type, member.Name) is { } found) return found;
        var known = Inference.MembersOf(type).ToList();
        Report(member.At, known.Count == 0 ? $"no member of {Words(type)}" : $"a member of {Words(type)}",
            $"'{member.Name}'", DidYouMean(member.Name, known));
        return FeelType.Any;
    }

    private FeelType Filter(FeelType type, Filter filter, Known known)
    {
        var item = Inference.ItemOf(type);
        var condition = Visit(filter.Condition, known.WithItem(item));
        if (condition.Kind == FeelKind.Number) return item;
        if (condition.Kind == FeelKind.Any) return FeelType.Any;
        if (condition.Kind != FeelKind.Boolean)
            Report(filter.Condition.At, "a condition or the number of an item", Described(filter.Condition, condition));
        return FeelType.ListOf(item);
    }

    private FeelType Negate(Negate negate, Known known)
    {
        var type = Visit(negate.Operand, known);
        if (type.Kind is FeelKind.Any or FeelKind.Null or FeelKind.Number or FeelKind.DaysTime or FeelKind.YearsMonths)
            return type;
        Report(negate.Operand.At, "a number or a duration after '-'", Described(negate.Operand, type));
        return FeelType.Null;
    }

    private FeelType Chain(Chain chain, Known known)
    {
        var type = Visit(chain.First, known);
        foreach (var (operation, operand) in chain.Rest)
        {
            var right = Visit(operand, known);
            var result = Inference.Result(operation, type, right);
            if (result is null)
                Report(operand.At, $"a value for '{operation}' after {Words(type)}", Described(operand, right),
                    operation == "+" && (type.Kind == FeelKind.String || right.Kind == FeelKind.String)
                        ? "use string(…) to join a value to a text" : null);
            type = result ?? FeelType.Any;
        }
        return type;
    }

    private FeelType Condition(Node node, Known known, string where)
    {
        var type = Visit(node, known);
        if (type.Kind is not (FeelKind.Boolean or FeelKind.Any or FeelKind.Null))
            Report(node.At, $"true or false {where}", Described(node, type));
        return FeelType.Boolean;
    }

    private FeelType Logic(Logic logic, Known known)
    {
        foreach (var operand in logic.Operands)
            Condition(operand, known, logic.IsAnd ? "beside 'and'" : "beside 'or'");
        return FeelType.Boolean;
    }

    private FeelType Choice(Choice choice, Known known)
    {
        Condition(choice.Condition, known, "after 'if'");
        return Inference.Common(Visit(choice.Then, known), Visit(choice.Else, known));
    }

    private FeelType Context(ContextOf context, Known known)
    {
        var members = new List<KeyValuePair<string, FeelType>>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in context.Entries)
        {
            if (!keys.Add(key)) Report(value.At, "a key that this context does not have yet", $"'{key}' again");
            var type = Visit(value, known);
            members.Add(KeyValuePair.Create(key, type));
            known = known.With(key, type);
        }
        return FeelType.ContextOf(members);
    }

    private FeelType InstanceOf(InstanceOf test, Known known)
    {
        Visit(test.Value, known);
        if (test.Type is null) Report(test.At, "a type that exists", $"'{test.TypeName}'");
        return FeelType.Boolean;
    }
}
