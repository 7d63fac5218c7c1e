using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>A compiled test of the value that the frame holds as <c>?</c>.</summary>
internal delegate bool? TestCode(Frame frame);

internal static partial class Compiler
{
    private static readonly string[] InputPath = [Name.Input];

    public static TestCode Compile(TestList list)
    {
        if (list.Anything) return _ => true;
        var any = AnyOf(list.Tests);
        return list.Negated ? frame => Truth.Not(any(frame)) : any;
    }

    private static TestCode AnyOf(ImmutableArray<Test> tests)
    {
        var codes = tests.Select(Compile).ToArray();
        return frame =>
        {
            bool? result = false;
            foreach (var code in codes)
            {
                result = Truth.Or(result, code(frame));
                if (result == true) break;
            }
            return result;
        };
    }

    private static TestCode Compile(Test test) => test switch
    {
        OperatorTest comparison => Compile(comparison),
        RangeTest range => Compile(range),
        ValueTest value => Compile(value),
        _ => throw new ArgumentOutOfRangeException(nameof(test), test.GetType().Name, "no such test"),
    };

    private static TestCode Compile(OperatorTest test)
    {
        var operand = Compile(test.Operand);
        return frame => Comparing.Holds(frame.Budget, test.Operator, Input(frame), operand(frame));
    }

    private static TestCode Compile(RangeTest range)
    {
        var (low, high) = (Compile(range.Low), Compile(range.High));
        var (above, below) = (range.LowIncluded ? ">=" : ">", range.HighIncluded ? "<=" : "<");
        return frame =>
        {
            var input = Input(frame);
            var fromLow = Comparing.Holds(frame.Budget, above, input, low(frame));
            return Truth.And(fromLow, Comparing.Holds(frame.Budget, below, input, high(frame)));
        };
    }

    private static TestCode Compile(ValueTest test)
    {
        var value = Compile(test.Value);
        if (test.ReadsInput) return frame => value(frame) as bool?;
        return frame => EqualOrWithin(frame.Budget, Input(frame), value(frame));
    }

    private static bool? EqualOrWithin(Budget budget, object? input, object? value)
    {
        if (value is not IReadOnlyList<object?> list) return Comparing.Equal(budget, input, value);
        if (input is IReadOnlyList<object?> && Comparing.Equal(budget, input, value) == true) return true;
        return ListFunctions.Contains(budget, list, input);
    }

    private static object? Input(Frame frame) => frame.Read(Name.Input, InputPath);
}
