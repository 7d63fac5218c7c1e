namespace IPB.Rules;

/// <summary>Values of one kind have a total order; those of <see cref="Other"/> are not sorted into classes.</summary>
internal enum Kind
{
    Null,
    Boolean,
    Number,
    Text,
    Date,
    Time,
    Moment,
    DaysTime,
    YearsMonths,
    Other,
}

/// <summary>What is between two values of one kind.</summary>
internal static class Line
{
    private static readonly object?[] Fractions = [.. Enumerable.Range(1, 33).Select(i => Value($"10 ** -{i}"))];

    private static readonly object?[] Clock =
        [Value("@\"PT1H\""), Value("@\"PT1M\""), Value("@\"PT1S\"")];

    /// <summary>From the largest: the first that fits gives the roundest value.</summary>
    private static readonly Dictionary<Kind, object?[]> Steps = new()
    {
        [Kind.Number] = [Value("1"), .. Fractions],
        [Kind.Date] = [Value("@\"P1D\"")],
        [Kind.Time] = Clock,
        [Kind.Moment] = [Value("@\"P1D\""), .. Clock],
        [Kind.DaysTime] = [Value("@\"P1D\""), .. Clock, Value("@\"PT0.001S\""), Value("@\"PT0.000000001S\"")],
        [Kind.YearsMonths] = [Value("@\"P1M\"")],
        [Kind.Text] = [" x", "x", "\0"],
    };

    private static readonly Dictionary<Kind, object?> Any = new()
    {
        [Kind.Number] = Value("0"),
        [Kind.Text] = "other",
        [Kind.Date] = Value("@\"2026-01-01\""),
        [Kind.Time] = Value("@\"12:00:00\""),
        [Kind.Moment] = Value("@\"2026-01-01T12:00:00\""),
        [Kind.DaysTime] = Value("@\"P1D\""),
        [Kind.YearsMonths] = Value("@\"P1M\""),
    };

    public static IEnumerable<Kind> Ordered => Any.Keys;

    public static Kind Of(object? value) => value switch
    {
        null => Kind.Null,
        bool => Kind.Boolean,
        FeelNumber => Kind.Number,
        string => Kind.Text,
        FeelDate => Kind.Date,
        FeelTime { IsPlaced: false } => Kind.Time,
        FeelDateTime { Time.IsPlaced: false } => Kind.Moment,
        DaysTime => Kind.DaysTime,
        YearsMonths => Kind.YearsMonths,
        _ => Kind.Other,
    };

    public static int Compare(object left, object right) => Comparing.Order(new Budget(), left, right)!.Value;

    /// <summary>
    /// A value strictly between, near to <paramref name="low"/>, else to <paramref name="high"/>; null as an end is
    /// open. Null when there is none, or none that these steps find.
    /// </summary>
    public static object? Between(Kind kind, object? low, object? high, bool whole = false)
    {
        if (low is null && high is null) return Any[kind];
        if (whole && kind == Kind.Number) return WholeBetween(low, high);
        if (kind == Kind.Text && low is null) return Compare("", high!) < 0 ? "" : null;
        return Steps[kind].Select(step => low is null ? Move(high!, "-", step) : Move(low, "+", step))
            .FirstOrDefault(value => Inside(kind, low, value, high));
    }

    /// <summary>The value strictly between that is nearest to the one given, which is outside.</summary>
    public static object? Nearest(Kind kind, object? low, object? high, object from, bool whole)
    {
        if (high is null || (low is not null && Compare(from, low) <= 0)) return Between(kind, low, high, whole);
        if (whole && kind == Kind.Number) return WholeBelow(low, high);
        return Steps[kind].Select(step => Move(high, "-", step)).FirstOrDefault(value => Inside(kind, low, value, high))
            ?? Between(kind, low, high, whole);
    }

    public static bool IsWhole(object value) => value is FeelNumber { IsWhole: true };

    private static object? WholeBetween(object? low, object? high)
    {
        if (low is null) return WholeBelow(low, high!);
        var next = Move(Function("floor", low)!, "+", Steps[Kind.Number][0]);
        return Inside(Kind.Number, low, next, high) ? next : null;
    }

    private static object? WholeBelow(object? low, object high)
    {
        var next = Move(Function("ceiling", high)!, "-", Steps[Kind.Number][0]);
        return Inside(Kind.Number, low, next, high) ? next : null;
    }

    private static bool Inside(Kind kind, object? low, object? value, object? high) =>
        value is not null && Of(value) == kind
            && (low is null || Compare(low, value) < 0) && (high is null || Compare(value, high) < 0);

    private static object? Move(object value, string operation, object? step) =>
        Arithmetic.Apply(new Budget(), operation, value, step);

    private static object? Function(string name, object value) => BuiltIns.Find(name)!.Invoke(new Budget(), [value]);

    private static object? Value(string text) =>
        Expression.Parse(text).Evaluate(new Dictionary<string, object?>());
}
