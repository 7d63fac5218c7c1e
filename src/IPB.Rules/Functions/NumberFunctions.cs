namespace IPB.Rules;

internal static class NumberFunctions
{
    private const int FinestScale = 6176;
    private const int CoarsestScale = -6111;

    public static IEnumerable<Overload> All() =>
    [
        Overload.Of("number(from: string) : number", (_, a) => Number(a[0])),
        Overload.Of("number(from: string, grouping separator: string, decimal separator: string) : number",
            (_, a) => a[0] is string text ? Parse(text, a[1], a[2]) : null),
        Abs("number"), Abs("days and time duration"), Abs("years and months duration"),
        Overload.Of("modulo(dividend: number, divisor: number) : number",
            (_, a) => a is [FeelNumber dividend, FeelNumber divisor] ? FeelNumber.Modulo(dividend, divisor) : null),
        OfOne("sqrt", "number", Powers.FewSteps, number => Powers.Root(number)),
        OfOne("exp", "number", Powers.Steps, number => Powers.Exponential(number)),
        OfOne("log", "number", Powers.Steps, number => Powers.Logarithm(number)),
        OfOne("odd", "boolean", 1, number => Truth.Of(number.IsWhole && !number.IsEven)),
        OfOne("even", "boolean", 1, number => Truth.Of(number.IsEven)),
        Rounding("floor(n: number, scale: number?) : number", RoundingMode.Floor),
        Rounding("ceiling(n: number, scale: number?) : number", RoundingMode.Ceiling),
        Rounding("decimal(n: number, scale: number) : number", RoundingMode.HalfEven),
        Rounding("round half up(n: number, scale: number) : number", RoundingMode.HalfUp),
        Rounding("round half down(n: number, scale: number) : number", RoundingMode.HalfDown),
        Rounding("round up(n: number, scale: number) : number", RoundingMode.Up),
        Rounding("round down(n: number, scale: number) : number", RoundingMode.Down),
    ];

    private static Overload OfOne(string name, string result, int steps, Func<FeelNumber, object?> body) =>
        Overload.Of($"{name}(number: number) : {result}", (budget, a) =>
        {
            budget.Spend(steps);
            return a[0] is FeelNumber number ? body(number) : null;
        });

    private static Overload Abs(string type) => Overload.Of($"abs(n: {type}) : {type}", Size);

    private static object? Size(Budget budget, object?[] arguments) => arguments[0] switch
    {
        FeelNumber number => FeelNumber.Abs(number),
        DaysTime duration => new DaysTime(Int128.Abs(duration.TotalNanoseconds)),
        YearsMonths duration => new YearsMonths(Math.Abs(duration.TotalMonths)),
        _ => null,
    };

    private static Overload Rounding(string signature, RoundingMode mode) =>
        Overload.Of(signature, (_, a) => Round(a, mode));

    private static FeelNumber? Round(object?[] arguments, RoundingMode mode)
    {
        if (arguments[0] is not FeelNumber number) return null;
        if ((arguments.Length == 1 ? FeelNumber.Zero : arguments[1]) is not FeelNumber scale) return null;
        return scale.Within(CoarsestScale, FinestScale) is { } whole ? number.Round((int)whole, mode) : null;
    }

    private static FeelNumber? Number(object? value) => value switch
    {
        FeelNumber number => number,
        string text when FeelNumber.TryParse(text, out var number) => number,
        _ => null,
    };

    private static FeelNumber? Parse(string text, object? grouping, object? point)
    {
        if (grouping is not (null or " " or "." or ",") || point is not (null or "." or ",")) return null;
        if (grouping is not null && Equals(grouping, point)) return null;
        if (grouping is string separator) text = text.Replace(separator, "", StringComparison.Ordinal);
        // Where a comma is the decimal separator, a point is none.
        if (point is ",") text = text.Replace('.', 'x').Replace(',', '.');
        return Number(text);
    }
}
