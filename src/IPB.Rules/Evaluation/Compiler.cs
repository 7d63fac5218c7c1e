using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>A compiled node: evaluates in a frame. It answers a normalised value and throws only for budgets.</summary>
internal delegate object? Code(Frame frame);

/// <summary>Turns the tree into delegates once; every operation pays a step each time it runs.</summary>
internal static partial class Compiler
{
    public static Code Compile(Node node) => node switch
    {
        Coded coded => coded.Code,
        Literal literal => _ => literal.Value,
        Name name => Read([name.Text]),
        Access access => Access(access),
        Negate negate => Negate(Compile(negate.Operand)),
        Chain chain => Chain(chain),
        Compare compare => Compare(compare),
        Between between => Between(between),
        Within within => Within(within),
        Logic logic => Logic(logic),
        Choice choice => Choice(choice),
        ListOf list => List(CompileAll(list.Items)),
        ContextOf context => Context(context),
        For loop => For(loop),
        Quantified quantified => Quantified(quantified),
        Call call => Call(call),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node.GetType().Name, "no such node"),
    };

    private static Code[] CompileAll(ImmutableArray<Node> nodes) => [.. nodes.Select(Compile)];

    private static Code Read(string[] names)
    {
        var path = string.Join('.', names);
        return frame => frame.Read(path, names);
    }

    private static Code Negate(Code operand) => frame =>
    {
        frame.Budget.Step();
        return Arithmetic.Negate(operand(frame));
    };

    private static Code Chain(Chain chain)
    {
        var first = Compile(chain.First);
        var rest = chain.Rest.Select(o => (o.Operator, Operand: Compile(o.Operand))).ToArray();
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

    private static Code Compare(Compare compare)
    {
        var (left, right, comparison) = (Compile(compare.Left), Compile(compare.Right), compare.Operator);
        return frame =>
        {
            frame.Budget.Step();
            return Truth.Of(Comparing.Holds(frame.Budget, comparison, left(frame), right(frame)));
        };
    }

    private static Code Between(Between between)
    {
        var (value, low, high) = (Compile(between.Value), Compile(between.Low), Compile(between.High));
        return frame =>
        {
            frame.Budget.Step();
            var middle = value(frame);
            var aboveLow = Comparing.Holds(frame.Budget, ">=", middle, low(frame));
            return Truth.Of(Truth.And(aboveLow, Comparing.Holds(frame.Budget, "<=", middle, high(frame))));
        };
    }

    private static Code Within(Within within)
    {
        var value = Compile(within.Value);
        var tests = AnyOf(within.Tests);
        return frame =>
        {
            frame.Budget.Step();
            return Truth.Of(tests(frame.With(Name.Input, value(frame))));
        };
    }

    private static Code Logic(Logic logic)
    {
        var operands = CompileAll(logic.Operands);
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

    private static Code Choice(Choice choice)
    {
        var (condition, then, otherwise) = (Compile(choice.Condition), Compile(choice.Then), Compile(choice.Else));
        return frame =>
        {
            frame.Budget.Step();
            return condition(frame) is true ? then(frame) : otherwise(frame);
        };
    }

    private static Code List(Code[] items) => frame =>
    {
        frame.Budget.Walk(items.Length);
        return items.Select(item => item(frame)).ToArray();
    };

    private static Code Context(ContextOf context)
    {
        var entries = context.Entries.Select(e => (e.Key, Value: Compile(e.Value))).ToArray();
        return frame =>
        {
            var values = new Dictionary<string, object?>(StringComparer.Ordinal);
            foreach (var (key, code) in entries)
            {
                frame.Budget.Step();
                values[key] = code(frame);
                frame = frame.With(key, values[key]);
            }
            return values;
        };
    }

    private static Code Call(Call call)
    {
        var function = Patterns.Prepare(call) ?? call.Function.Body;
        var arguments = CompileAll(call.Arguments);
        return frame =>
        {
            frame.Budget.Spend(1 + arguments.Length);
            return function(frame.Budget, Array.ConvertAll(arguments, argument => argument(frame)));
        };
    }
}
