namespace IPB.Rules;

/// <summary>Functions that look into a list.</summary>
internal static class ListFunctions
{
    public static IEnumerable<Overload> All() =>
    [
        Overload.Of("count(list: list<Any>) : number", (_, a) => (FeelNumber)List(a[0]).Count),
        Overload.Of("list contains(list: list<Any>, element: Any) : boolean",
            (budget, a) => Truth.Of(Holds(budget, List(a[0]), a[1]))),
        Overload.Of("index of(list: list<Any>, match: Any) : list<number>", IndexOf),
        .. OfMany("min", (budget, items) => Extreme(budget, items, sign: -1)),
        .. OfMany("max", (budget, items) => Extreme(budget, items, sign: 1)),
        .. OfTruths("all", true, Truth.And),
        .. OfTruths("any", false, Truth.Or),
    ];

    /// <summary>A single value counts as the list that holds only it.</summary>
    public static IReadOnlyList<object?> AsList(object? value) => value as IReadOnlyList<object?> ?? [value];

    /// <summary>Whether an item equals the value; costs reading the list.</summary>
    public static bool Contains(Budget budget, IReadOnlyList<object?> list, object? value)
    {
        budget.Walk(list.Count);
        return Holds(budget, list, value);
    }

    /// <summary>The argument of a parameter that is a list, which an overload has made one.</summary>
    public static IReadOnlyList<object?> List(object? argument) => (IReadOnlyList<object?>)argument!;

    /// <summary>
    /// The list, or its items as arguments; of one type after the other, so that the check of types knows the result.
    /// </summary>
    public static IEnumerable<Overload> OfMany(
        string name, Func<Budget, IReadOnlyList<object?>, object?> body, string parameter = "Any",
        string? result = null)
    {
        FunctionBody ofList = (budget, a) => body(budget, List(a[0]));
        string[] types = parameter == "Any" ? ["number", "Any"] : [parameter];
        foreach (var type in types)
        {
            yield return Overload.Of($"{name}(list: list<{type}>) : {result ?? type}", ofList);
        }
        foreach (var type in types)
        {
            yield return Overload.Of($"{name}(value: {type}, values: {type}...) : {result ?? type}", Items);
        }

        object? Items(Budget budget, object?[] arguments)
        {
            budget.Walk(arguments.Length);
            return body(budget, arguments);
        }
    }

    private static IEnumerable<Overload> OfTruths(string name, bool? ofNone, Func<bool?, bool?, bool?> combine) =>
        OfMany(name, (_, items) => Truth.Of(items.Select(item => item as bool?).Aggregate(ofNone, combine)), "boolean");

    private static bool Holds(Budget budget, IReadOnlyList<object?> list, object? value)
    {
        foreach (var item in list)
            if (Comparing.Equal(budget, item, value) == true) return true;
        return false;
    }

    private static object?[] IndexOf(Budget budget, object?[] arguments)
    {
        var (list, match) = (List(arguments[0]), arguments[1]);
        return [.. Enumerable.Range(0, list.Count)
            .Where(at => Comparing.Equal(budget, list[at], match) == true)
            .Select(at => (object?)(FeelNumber)(at + 1))];
    }

    private static object? Extreme(Budget budget, IReadOnlyList<object?> items, int sign)
    {
        if (items.Count == 0) return null;
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
