namespace IPB.Rules;

/// <summary>
/// Sums, means and the like of numbers (sum and mean also of durations): of a list, or of its items as arguments.
/// </summary>
internal static class Statistics
{
    public static IEnumerable<Overload> All() =>
    [
        .. ListFunctions.OfMany("sum", Sum),
        .. ListFunctions.OfMany("mean", Mean),
        .. OfNumbers("product", numbers => Fold(numbers, FeelNumber.Product)),
        .. OfNumbers("median", Median),
        .. OfNumbers("stddev", Deviation),
        .. ListFunctions.OfMany("mode", (budget, items) => Numbers(items) is { } numbers ? Mode(budget, numbers) : null,
            "number", "list<number>"),
    ];

    private static IEnumerable<Overload> OfNumbers(string name, Func<FeelNumber[], FeelNumber?> body) =>
        ListFunctions.OfMany(name, (budget, items) =>
        {
            if (Numbers(items) is not { Length: > 0 } numbers) return null;
            budget.Spend((long)numbers.Length * (long)Math.Log2(numbers.Length + 1));
            return body(numbers);
        }, "number");

    /// <summary>Null when one of the items is no number.</summary>
    private static FeelNumber[]? Numbers(IReadOnlyList<object?> items) =>
        items.All(item => item is FeelNumber) ? [.. items.Cast<FeelNumber>()] : null;

    private static FeelNumber? Fold(FeelNumber[] numbers, Func<FeelNumber, FeelNumber, FeelNumber?> combine)
    {
        FeelNumber? result = numbers[0];
        foreach (var number in numbers.AsSpan(1))
        {
            if (result is null) return null;
            result = combine(result.Value, number);
        }
        return result;
    }

    private static object? Sum(Budget budget, IReadOnlyList<object?> items)
    {
        if (items.Count == 0 || items.Any(item => item is not (FeelNumber or DaysTime or YearsMonths))) return null;
        return items.Skip(1).Aggregate(items[0], (sum, item) => Arithmetic.Apply(budget, "+", sum, item));
    }

    private static object? Mean(Budget budget, IReadOnlyList<object?> items) =>
        Arithmetic.Apply(budget, "/", Sum(budget, items), (FeelNumber)items.Count);

    private static FeelNumber? Median(FeelNumber[] numbers)
    {
        Array.Sort(numbers);
        var middle = numbers.Length / 2;
        if (numbers.Length % 2 == 1) return numbers[middle];
        return FeelNumber.Sum(numbers[middle - 1], numbers[middle]) is { } sum ? FeelNumber.Quotient(sum, 2) : null;
    }

    /// <summary>Of a sample: the squares are divided by one less than their number.</summary>
    private static FeelNumber? Deviation(FeelNumber[] numbers)
    {
        if (numbers.Length < 2 || Fold(numbers, FeelNumber.Sum) is not { } sum) return null;
        if (FeelNumber.Quotient(sum, numbers.Length) is not { } mean) return null;
        FeelNumber? squares = FeelNumber.Zero;
        foreach (var number in numbers)
        {
            if (FeelNumber.Sum(number, -mean) is not { } distance) return null;
            if (FeelNumber.Product(distance, distance) is not { } square || squares is null) return null;
            squares = FeelNumber.Sum(squares.Value, square);
        }
        return squares is { } all && FeelNumber.Quotient(all, numbers.Length - 1) is { } variance
            ? Powers.Root(variance)
            : null;
    }

    /// <summary>All numbers that are there most often, in their order.</summary>
    private static object?[] Mode(Budget budget, FeelNumber[] numbers)
    {
        budget.Walk(numbers.Length);
        var groups = numbers.GroupBy(number => number).OrderBy(group => group.Key).ToList();
        var most = groups.Count == 0 ? 0 : groups.Max(group => group.Count());
        return [.. groups.Where(group => group.Count() == most).Select(group => (object?)group.Key)];
    }
}
