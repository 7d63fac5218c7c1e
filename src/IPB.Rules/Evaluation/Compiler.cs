using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>A compiled node: evaluates in a frame. It answers a normalised value and throws only for budgets.</summary>
internal delegate object? Code(Frame frame);

/// <summary>Turns the tree into delegates once; every operation pays a step each time it runs.</summary>
internal static partial class Compiler
{
    /// <summary>For the beginning of an expression: all its names are free.</summary>
    public static Code Compile(Node node) => Compile(node, Layout.Start);

    private static Code Compile(Node node, Layout layout) => node switch
    {
        Literal literal => Constant(literal.Value),
        Name name => Read(new NamePath(name.Text), layout),
        Access access => Access(access, layout),
        Negate negate => Negate(Compile(negate.Operand, layout)),
        Chain chain => Chain(chain, layout),
        Compare compare => Compare(compare, layout),
        Between between => Between(between, layout),
        Within within => Within(within, layout),
        Logic logic => Logic(logic, layout),
        Choice choice => Choice(choice, layout),
        ListOf list => List(CompileAll(list.Items, layout)),
        ContextOf context => Context(context, layout),
        For loop => For(loop, layout),
        Quantified quantified => Quantified(quantified, layout),
        Call call => Call(call, layout),
        _ => CompileRare(node, layout),
    };

    private static Code CompileRare(Node node, Layout layout) => node switch
    {
        RangeOf range => Range(range, layout),
        HalfRange range => Range(range, layout),
        InstanceOf test => InstanceOf(test, layout),
        FunctionOf function => Function(function, layout),
        Coded coded => coded.Code,
        _ => throw new ArgumentOutOfRangeException(nameof(node), node.GetType().Name, "no such node"),
    };

    private static Code[] CompileAll(ImmutableArray<Node> nodes, Layout layout) =>
        [.. nodes.Select(node => Compile(node, layout))];

    private static Code Constant(object? value) => _ => value;

    private static Code Negate(Code operand) => frame =>
    {
        frame.Budget.Step();
        return Arithmetic.Negate(operand(frame));
    };

    private static Code Chain(Chain chain, Layout layout)
    {
        var first = Compile(chain.First, layout);
        var rest = chain.Rest.Select(o => (o.Operator, Operand: Compile(o.Operand, layout))).ToArray();
        return frame =>
        {
            var value = first(frame);
            foreach (var (operation, operand) in rest)
            {
                frame.Budget.Step();
                value = Arithmetic.Apply(frame.Budget, operation, value, operand(frame));
            }
            return value;
        };
    }

    private static Code Compare(Compare compare, Layout layout)
    {
        var (left, right) = (Compile(compare.Left, layout), Compile(compare.Right, layout));
        var comparison = compare.Operator;
        return frame =>
        {
            frame.Budget.Step();
            return Truth.Of(Comparing.Holds(frame.Budget, comparison, left(frame), right(frame)));
        };
    }

    private static Code Between(Between between, Layout layout)
    {
        var (value, low, high) = (
            Compile(between.Value, layout), Compile(between.Low, layout), Compile(between.High, layout));
        return frame =>
        {
            frame.Budget.Step();
            var middle = value(frame);
            var aboveLow = Comparing.Holds(frame.Budget, ">=", middle, low(frame));
            return Truth.Of(Truth.And(aboveLow, Comparing.Holds(frame.Budget, "<=", middle, high(frame))));
        };
    }

    private static Code Within(Within within, Layout layout)
    {
        var value = Compile(within.Value, layout);
        var tests = AnyOf(within.Tests, layout.With(Name.Input));
        return frame =>
        {
            frame.Budget.Step();
            return Truth.Of(tests(frame.With(Name.Input, value(frame))));
        };
    }

    private static Code Logic(Logic logic, Layout layout)
    {
        var operands = CompileAll(logic.Operands, layout);
        var isAnd = logic.IsAnd;
        return frame =>
        {
            bool? result = isAnd;
            foreach (var operand in operands)
            {
                frame.Budget.Step();
                var value = operand(frame) as bool?;
                result = isAnd ? Truth.And(result, value) : Truth.Or(result, value);
                // One operand decides: the others cannot change the answer, whatever they are.
                if (result == !isAnd) break;
            }
            return Truth.Of(result);
        };
    }

    private static Code Choice(Choice choice, Layout layout)
    {
        var (condition, then, otherwise) = (
            Compile(choice.Condition, layout), Compile(choice.Then, layout), Compile(choice.Else, layout));
        return frame =>
        {
            frame.Budget.Step();
            return condition(frame) is true ? then(frame) : otherwise(frame);
        };
    }

    private static Code List(Code[] items) => frame =>
    {
        frame.Budget.Walk(items.Length);
        var values = new object?[items.Length];
        for (var i = 0; i < values.Length; i++) values[i] = items[i](frame);
        return values;
    };

    /// <summary>Later entries see earlier ones. A context with a key twice is null.</summary>
    private static Code Context(ContextOf context, Layout layout)
    {
        var keys = context.Entries.Select(e => e.Key).ToArray();
        if (keys.Distinct(StringComparer.Ordinal).Count() < keys.Length) return Null;
        var values = new Code[keys.Length];
        for (var i = 0; i < values.Length; i++)
            (values[i], layout) = (Compile(context.Entries[i].Value, layout), layout.With(keys[i]));
        return frame =>
        {
            var entries = new Dictionary<string, object?>(keys.Length, StringComparer.Ordinal);
            for (var i = 0; i < keys.Length; i++)
            {
                frame.Budget.Step();
                var value = entries[keys[i]] = values[i](frame);
                frame = frame.With(keys[i], value);
            }
            return entries;
        };
    }

    /// <summary>A type that does not exist gives null.</summary>
    private static Code InstanceOf(InstanceOf test, Layout layout)
    {
        if (test.Type is not { } type) return Null;
        var value = Compile(test.Value, layout);
        return frame =>
        {
            frame.Budget.Step();
            return Truth.Of(type.IsInstance(value(frame), frame.Budget));
        };
    }
}
