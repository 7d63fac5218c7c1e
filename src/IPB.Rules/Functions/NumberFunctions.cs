namespace IPB.Rules;

internal static class NumberFunctions
{
    private const int FinestScale = 6176;
    private const int CoarsestScale = -6111;

    public static IEnumerable<Function> All() =>
    [
        new("number", 1, 3, (budget, a) => Parse(budget, a)),
        new("abs", 1, 1, (_, a) => Abs(a[0])),
        new("modulo", 2, 2, (_, a) => a is [FeelNumber n, FeelNumber by] ? FeelNumber.Modulo(n, by) : null),
        Rounding("floor", 1, RoundingMode.Floor),
        Rounding("ceiling", 1, RoundingMode.Ceiling),
        Rounding("decimal", 2, RoundingMode.HalfEven),
        Rounding("round half up", 2, RoundingMode.HalfUp),
        Rounding("round half down", 2, RoundingMode.HalfDown),
        Rounding("round up", 2, RoundingMode.Up),
        Rounding("round down", 2, RoundingMode.Down),
    ];

    private static Function Rounding(string name, int least, RoundingMode mode) =>
        new(name, least, 2, (_, a) => Round(a, mode));

    private static FeelNumber? Round(object?[] arguments, RoundingMode mode)
    {
        if (arguments[0] is not FeelNumber number) return null;
        if ((arguments.Length == 1 ? FeelNumber.Zero : arguments[1]) is not FeelNumber scale) return null;
        return scale.Within(CoarsestScale, FinestScale) is { } whole ? number.Round((int)whole, mode) : null;
    }

    private static object? Abs(object? value) => value switch
    {
        FeelNumber number => FeelNumber.Abs(number),
        DaysTime duration => new DaysTime(Int128.Abs(duration.TotalNanoseconds)),
        YearsMonths duration => new YearsMonths(Math.Abs(duration.TotalMonths)),
        _ => null,
    };

    /// <summary><c>number(text)</c> or <c>number(text, grouping separator, decimal separator)</c>.</summary>
    private static FeelNumber? Parse(Budget budget, object?[] arguments)
    {
        if (arguments is [FeelNumber number]) return number;
        if (arguments[0] is not string text) return null;
        budget.Read(text.Length);
        if (arguments.Length == 2 || (arguments.Length == 3 && !Separators(arguments[1], arguments[2]))) return null;
        if (arguments.Length == 3)
        {
            if (arguments[1] is string grouping) text = text.Replace(grouping, "", StringComparison.Ordinal);
            if (arguments[2] is string point && point != ".")
                text = text.Replace(".", "x", StringComparison.Ordinal).Replace(point, ".", StringComparison.Ordinal);
        }
        return FeelNumber.TryParse(text, out var parsed) ? parsed : null;
    }

    private static bool Separators(object? grouping, object? point) =>
        grouping is null or " " or "." or "," && point is null or "." or ","
            && (grouping is null || !Equals(grouping, point));
}
