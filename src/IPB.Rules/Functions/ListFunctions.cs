namespace IPB.Rules;

/// <summary>Functions over a list. Those marked "of many" take one list or the items themselves as arguments.</summary>
internal static class ListFunctions
{
    public static IEnumerable<Function> All() =>
    [
        new("count", 1, 1, (budget, a) => a[0] is null ? null : (FeelNumber)Walk(budget, AsList(a[0])).Count),
        new("list contains", 2, 2, (budget, a) =>
            a[0] is null ? null : Truth.Of(Contains(budget, AsList(a[0]), a[1]))),
        OfMany("sum", Sum),
        OfMany("mean", (budget, items) =>
            Sum(budget, items) is { } sum ? Arithmetic.Apply(budget, "/", sum, (FeelNumber)items.Count) : null),
        OfMany("min", (budget, items) => Extreme(budget, items, sign: -1)),
        OfMany("max", (budget, items) => Extreme(budget, items, sign: 1)),
    ];

    /// <summary>A single value counts as the list that holds only it.</summary>
    public static IReadOnlyList<object?> AsList(object? value) => value as IReadOnlyList<object?> ?? [value];

    public static bool Contains(Budget budget, IReadOnlyList<object?> list, object? value)
    {
        Walk(budget, list);
        return list.Any(item => Comparing.Equal(budget, item, value) == true);
    }

    private static Function OfMany(string name, Func<Budget, IReadOnlyList<object?>, object?> body) =>
        new(name, 1, Function.Any, (budget, arguments) =>
        {
            if (arguments is [null]) return null;
            var items = arguments.Length == 1 ? AsList(arguments[0]) : arguments;
            return items.Count == 0 ? null : body(budget, Walk(budget, items));
        });

    private static IReadOnlyList<object?> Walk(Budget budget, IReadOnlyList<object?> list)
    {
        budget.Walk(list.Count);
        return list;
    }

    private static object? Sum(Budget budget, IReadOnlyList<object?> items)
    {
        object? sum = items[0] is string ? null : items[0];
        foreach (var item in items.Skip(1)) sum = item is string ? null : Arithmetic.Apply(budget, "+", sum, item);
        return sum is FeelNumber or DaysTime or YearsMonths ? sum : null;
    }

    private static object? Extreme(Budget budget, IReadOnlyList<object?> items, int sign)
    {
        var best = items[0];
        if (Comparing.Order(budget, best, best) is null) return null;
        foreach (var item in items.Skip(1))
        {
            if (Comparing.Order(budget, item, best) is not { } order) return null;
            if (Math.Sign(order) == sign) best = item;
        }
        return best;
    }
}
