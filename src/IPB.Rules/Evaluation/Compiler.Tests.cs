using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>A compiled test of the value that the frame holds as <c>?</c>.</summary>
internal delegate bool? TestCode(Frame frame);

internal static partial class Compiler
{
    private static readonly NamePath InputPath = new(Name.Input);

    public static TestCode Compile(TestList list)
    {
        if (list.Anything) return _ => true;
        var any = AnyOf(list.Tests, Layout.Start);
        return list.Negated ? frame => Truth.Not(any(frame)) : any;
    }

    private static TestCode AnyOf(ImmutableArray<Test> tests, Layout layout)
    {
        var codes = tests.Select(test => Compile(test, layout)).ToArray();
        if (codes is [var only]) return only;
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

    private static TestCode Compile(Test test, Layout layout) => test switch
    {
        OperatorTest comparison => Compile(comparison, layout),
        RangeTest range => Compile(range, layout),
        ValueTest value => Compile(value, layout),
        _ => throw new ArgumentOutOfRangeException(nameof(test), test.GetType().Name, "no such test"),
    };

    private static TestCode Compile(OperatorTest test, Layout layout)
    {
        var (input, operand) = (Read(InputPath, layout), Compile(test.Operand, layout));
        return frame => Comparing.Holds(frame.Budget, test.Operator, input(frame), operand(frame));
    }

    private static TestCode Compile(RangeTest range, Layout layout)
    {
        var (input, low, high) = (Read(InputPath, layout), Compile(range.Low, layout), Compile(range.High, layout));
        var (above, below) = (range.LowIncluded ? ">=" : ">", range.HighIncluded ? "<=" : "<");
        return frame =>
        {
            var value = input(frame);
            var fromLow = Comparing.Holds(frame.Budget, above, value, low(frame));
            return Truth.And(fromLow, Comparing.Holds(frame.Budget, below, value, high(frame)));
        };
    }

    private static TestCode Compile(ValueTest test, Layout layout)
    {
        var value = Compile(test.Value, layout);
        if (test.ReadsInput) return frame => value(frame) as bool?;
        var input = Read(InputPath, layout);
        return frame => Fits(frame.Budget, input(frame), value(frame));
    }

    /// <summary>Whether the input equals the value, or is in it when it is a range or a list.</summary>
    private static bool? Fits(Budget budget, object? input, object? value)
    {
        if (value is FeelRange range && input is not FeelRange) return range.Holds(budget, input);
        if (value is not IReadOnlyList<object?> list) return Comparing.Equal(budget, input, value);
        if (input is IReadOnlyList<object?> && Comparing.Equal(budget, input, value) == true) return true;
        budget.Walk(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            var fits = list[i] is FeelRange bounds && input is not FeelRange
                ? bounds.Holds(budget, input)
                : Comparing.Equal(budget, input, list[i]);
            if (fits == true) return true;
        }
        return false;
    }
}
