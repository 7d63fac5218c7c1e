namespace IPB.Rules;

internal static partial class Compiler
{
    private static Code Range(RangeOf range, Layout layout)
    {
        var (low, high) = (Compile(range.Low, layout), Compile(range.High, layout));
        var (lowIncluded, highIncluded) = (range.LowIncluded, range.HighIncluded);
        return frame =>
        {
            frame.Budget.Step();
            var (from, to) = (low(frame), high(frame));
            return Comparing.Order(frame.Budget, from, to) is null
                ? null
                : new FeelRange(from, lowIncluded, to, highIncluded);
        };
    }

    /// <summary>Only values that have an order can bound a range.</summary>
    private static Code Range(HalfRange range, Layout layout)
    {
        var operand = Compile(range.Operand, layout);
        return frame =>
        {
            frame.Budget.Step();
            var bound = operand(frame);
            return Comparing.Order(frame.Budget, bound, bound) is null ? null : Range(range.Operator, bound);
        };
    }

    private static FeelRange Range(string comparison, object? bound) => comparison switch
    {
        "<" => new FeelRange(null, false, bound, false),
        "<=" => new FeelRange(null, false, bound, true),
        ">" => new FeelRange(bound, false, null, false),
        ">=" => new FeelRange(bound, true, null, false),
        "=" => new FeelRange(bound, true, bound, true) { Operator = "=" },
        _ => new FeelRange(bound, false, bound, false) { Operator = "!=" },
    };

    /// <summary>The whole numbers or days from one end to the other, up or down; null when they are none.</summary>
    private static IEnumerable<object?>? Between(object? from, object? to)
    {
        if (from is FeelDate first && to is FeelDate last)
            return Between(last.DayNumber - first.DayNumber, i => first.AddDays(i));
        if (from is not FeelNumber { IsWhole: true } low || to is not FeelNumber { IsWhole: true } high) return null;
        var distance = FeelNumber.Sum(high, -low)?.Within(-Limits.ListSize, Limits.ListSize) ?? Limits.ListSize;
        return Between(distance, i => low + i);
    }

    private static IEnumerable<object?> Between(long distance, Func<long, object?> step)
    {
        Budget.CheckSize(Math.Abs(distance) + 1);
        var count = (int)Math.Abs(distance) + 1;
        return Enumerable.Range(0, count).Select(i => step(distance > 0 ? i : -i));
    }

    /// <summary>What lies in a range as a value; its open ends are left out.</summary>
    private static List<object?>? Between(Budget budget, FeelRange range)
    {
        if (range.Operator is not null || Comparing.Holds(budget, "<=", range.Low, range.High) != true) return null;
        if (Between(range.Low, range.High) is not { } items) return null;
        var all = items.ToList();
        if (!range.HighIncluded) all.RemoveAt(all.Count - 1);
        if (!range.LowIncluded && all.Count > 0) all.RemoveAt(0);
        return all;
    }
}
