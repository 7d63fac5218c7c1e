namespace IPB.Rules;

/// <summary>Equality and order. Values of different types are neither equal nor unequal: the answer is null.</summary>
internal static class Comparing
{
    /// <summary>
    /// Only null equals null, and null is unequal to all else: the one case across types that is known.
    /// </summary>
    public static bool? Equal(Budget budget, object? left, object? right)
    {
        budget.Step();
        return (left, right) switch
        {
            (null, null) => true,
            (null, _) or (_, null) => false,
            (bool a, bool b) => a == b,
            (IReadOnlyList<object?> a, IReadOnlyList<object?> b) => EqualLists(budget, a, b),
            (IReadOnlyDictionary<string, object?> a, IReadOnlyDictionary<string, object?> b) =>
                EqualContexts(budget, a, b),
            _ => Order(budget, left, right) is { } order ? order == 0 : null,
        };
    }

    public static bool? Holds(Budget budget, string comparison, object? left, object? right)
    {
        if (comparison == "=") return Equal(budget, left, right);
        if (comparison == "!=") return Truth.Not(Equal(budget, left, right));
        if (Order(budget, left, right) is not { } order) return null;
        return comparison switch
        {
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
    }

    /// <summary>Negative, 0 or positive; null when the values have no common order.</summary>
    public static int? Order(Budget budget, object? left, object? right)
    {
        if (left is string text && right is string) budget.Read(text.Length);
        return (left, right) switch
        {
            (decimal a, decimal b) => a.CompareTo(b),
            (string a, string b) => string.CompareOrdinal(a, b),
            (DateOnly a, DateOnly b) => a.CompareTo(b),
            (TimeOnly a, TimeOnly b) => a.CompareTo(b),
            (DateTime a, DateTime b) => a.CompareTo(b),
            (DateTimeOffset a, DateTimeOffset b) => a.CompareTo(b),
            (TimeSpan a, TimeSpan b) => a.CompareTo(b),
            (YearsMonths a, YearsMonths b) => a.CompareTo(b),
            _ => null,
        };
    }

    private static bool? EqualLists(Budget budget, IReadOnlyList<object?> left, IReadOnlyList<object?> right)
    {
        if (left.Count != right.Count) return false;
        bool? all = true;
        for (var i = 0; i < left.Count && all != false; i++) all = Truth.And(all, Equal(budget, left[i], right[i]));
        return all;
    }

    private static bool? EqualContexts(
        Budget budget, IReadOnlyDictionary<string, object?> left, IReadOnlyDictionary<string, object?> right)
    {
        if (left.Count != right.Count) return false;
        bool? all = true;
        foreach (var (key, value) in left)
        {
            if (!right.TryGetValue(key, out var other)) return false;
            all = Truth.And(all, Equal(budget, value, other));
            if (all == false) return false;
        }
        return all;
    }
}
