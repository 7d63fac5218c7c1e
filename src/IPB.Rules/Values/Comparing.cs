namespace IPB.Rules;

/// <summary>Equality and order. Values of different types are neither equal nor unequal: the answer is null.</summary>
/// <remarks>
/// Times are compared to the second and as moments, as the TCK asks for: <c>10:00:00.5 = 10:00:00</c>, and 12:00 at
/// UTC-1 is 17:00 at UTC+4. One with an offset or zone and one without cannot be compared.
/// </remarks>
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
            (FeelNumber a, FeelNumber b) => a.Equals(b),
            (string a, string b) => EqualTexts(budget, a, b),
            (null, null) => true,
            (null, _) or (_, null) => false,
            (bool a, bool b) => a == b,
            (IReadOnlyList<object?> a, IReadOnlyList<object?> b) => EqualLists(budget, a, b),
            (IReadOnlyDictionary<string, object?> a, IReadOnlyDictionary<string, object?> b) =>
                EqualContexts(budget, a, b),
            (FeelRange a, FeelRange b) => EqualRanges(budget, a, b),
            (FeelFunction a, FeelFunction b) => ReferenceEquals(a, b) ? true : null,
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
            (FeelNumber a, FeelNumber b) => a.CompareTo(b),
            (string a, string b) => OrderTexts(a, b),
            (FeelDate a, FeelDate b) => a.CompareTo(b),
            (FeelTime a, FeelTime b) => Distance(a, b)?.CompareTo(0),
            (FeelDateTime a, FeelDateTime b) =>
                a.Time.IsPlaced == b.Time.IsPlaced ? a.Seconds.CompareTo(b.Seconds) : null,
            (DaysTime a, DaysTime b) => a.CompareTo(b),
            (YearsMonths a, YearsMonths b) => a.CompareTo(b),
            _ => null,
        };
    }

    /// <summary>
    /// Seconds from the second time to the first on the same day; null when it is unknown how their places differ.
    /// </summary>
    public static long? Distance(FeelTime to, FeelTime from)
    {
        if (to.Zone == from.Zone && to.OffsetSeconds == from.OffsetSeconds) return to.SecondOfDay - from.SecondOfDay;
        return to.KnownOffset is { } toOffset && from.KnownOffset is { } fromOffset
            ? to.SecondOfDay - toOffset - (from.SecondOfDay - fromOffset)
            : null;
    }

    /// <summary>Whether they are the same in every part: the same moment at two offsets is not.</summary>
    public static bool Same(Budget budget, object? left, object? right)
    {
        budget.Step();
        return (left, right) switch
        {
            (string a, string b) => EqualTexts(budget, a, b),
            (IReadOnlyList<object?> a, IReadOnlyList<object?> b) => SameParts(budget, a, b),
            (IReadOnlyDictionary<string, object?> a, IReadOnlyDictionary<string, object?> b) =>
                a.Count == b.Count && a.Keys.All(b.ContainsKey)
                && SameParts(budget, [.. a.Values], [.. a.Keys.Select(key => b[key])]),
            (FeelRange a, FeelRange b) => (a.Operator, a.LowIncluded, a.HighIncluded)
                == (b.Operator, b.LowIncluded, b.HighIncluded) && SameParts(budget, [a.Low, a.High], [b.Low, b.High]),
            _ => Equals(left, right),
        };
    }

    private static bool SameParts(Budget budget, IReadOnlyList<object?> left, IReadOnlyList<object?> right)
    {
        if (left.Count != right.Count) return false;
        budget.Enter();
        var same = left.Zip(right).All(pair => Same(budget, pair.First, pair.Second));
        budget.Leave();
        return same;
    }

    private static bool EqualTexts(Budget budget, string left, string right)
    {
        budget.Read(left.Length);
        return string.Equals(left, right, StringComparison.Ordinal);
    }

    /// <summary>By code points: surrogates stand after all other characters.</summary>
    private static int OrderTexts(string left, string right)
    {
        var at = left.AsSpan().CommonPrefixLength(right);
        if (at == left.Length || at == right.Length) return left.Length.CompareTo(right.Length);
        var (a, b) = (left[at], right[at]);
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b) : char.IsSurrogate(a) ? 1 : -1;
    }

    private static bool? EqualLists(Budget budget, IReadOnlyList<object?> left, IReadOnlyList<object?> right)
    {
        if (left.Count != right.Count) return false;
        budget.Enter();
        bool? all = true;
        for (var i = 0; i < left.Count && all != false; i++) all = Truth.And(all, Equal(budget, left[i], right[i]));
        budget.Leave();
        return all;
    }

    private static bool? EqualContexts(
        Budget budget, IReadOnlyDictionary<string, object?> left, IReadOnlyDictionary<string, object?> right)
    {
        if (left.Count != right.Count || left.Keys.Any(key => !right.ContainsKey(key))) return false;
        budget.Enter();
        bool? all = true;
        foreach (var (key, value) in left)
        {
            all = Truth.And(all, Equal(budget, value, right[key]));
            if (all == false) break;
        }
        budget.Leave();
        return all;
    }

    private static bool? EqualRanges(Budget budget, FeelRange left, FeelRange right)
    {
        if (left.Operator != right.Operator || left.LowIncluded != right.LowIncluded
            || left.HighIncluded != right.HighIncluded)
            return false;
        return Truth.And(Equal(budget, left.Low, right.Low), Equal(budget, left.High, right.High));
    }
}
