using System.Globalization;

namespace IPB.Rules;

internal static class NumberFunctions
{
    private const int FinestScale = 28;

    public static IEnumerable<Function> All() =>
    [
        new("number", 1, 3, (budget, a) => Parse(budget, a)),
        new("abs", 1, 1, (_, a) => Abs(a[0])),
        new("modulo", 2, 2, (budget, a) => Modulo(budget, a[0], a[1])),
        Rounding("floor", 1, MidpointRounding.ToNegativeInfinity),
        Rounding("ceiling", 1, MidpointRounding.ToPositiveInfinity),
        Rounding("decimal", 2, MidpointRounding.ToEven),
        Rounding("round half up", 2, MidpointRounding.AwayFromZero),
        Rounding("round down", 2, MidpointRounding.ToZero),
        new("round up", 2, 2, (budget, a) => Round(budget, a, Up)),
        new("round half down", 2, 2, (budget, a) => Round(budget, a, HalfDown)),
    ];

    private static Function Rounding(string name, int least, MidpointRounding mode) =>
        new(name, least, 2, (budget, a) => Round(budget, a, (number, scale) => Math.Round(number, scale, mode)));

    private static object? Round(Budget budget, object?[] arguments, Func<decimal, int, decimal> round)
    {
        if (arguments[0] is not decimal number) return null;
        if ((arguments.Length == 1 ? 0m : arguments[1]) is not decimal given) return null;
        var scale = decimal.Truncate(given);
        if (scale >= FinestScale) return number;
        if (scale < -FinestScale) return null;
        if (scale >= 0) return round(number, (int)scale);
        var unit = Arithmetic.Apply(budget, "**", 10m, -scale);
        return Arithmetic.Apply(budget, "*", round(number / (decimal)unit!, 0), unit);
    }

    private static decimal Up(decimal number, int scale) =>
        Math.Round(number, scale,
            number < 0 ? MidpointRounding.ToNegativeInfinity : MidpointRounding.ToPositiveInfinity);

    private static decimal HalfDown(decimal number, int scale)
    {
        var down = Math.Round(number, scale, MidpointRounding.ToZero);
        var half = new decimal(5, 0, 0, false, (byte)(scale + 1));
        return Math.Abs(number - down) > half ? Up(number, scale) : down;
    }

    private static object? Abs(object? value) => value switch
    {
        decimal number => Math.Abs(number),
        TimeSpan duration => duration < TimeSpan.Zero ? Arithmetic.Negate(duration) : duration,
        YearsMonths duration => duration.TotalMonths < 0 ? Arithmetic.Negate(duration) : duration,
        _ => null,
    };

    /// <summary>Takes the sign of the divisor.</summary>
    private static object? Modulo(Budget budget, object? dividend, object? divisor)
    {
        if (dividend is not decimal number || divisor is not decimal by || by == 0) return null;
        var remainder = number % by;
        return remainder != 0 && remainder < 0 != by < 0
            ? Arithmetic.Apply(budget, "+", remainder, by)
            : remainder;
    }

    /// <summary><c>number(text)</c> or <c>number(text, grouping separator, decimal separator)</c>.</summary>
    private static decimal? Parse(Budget budget, object?[] arguments)
    {
        if (arguments is [decimal number]) return number;
        if (arguments[0] is not string text) return null;
        budget.Read(text.Length);
        if (arguments.Length == 2 || (arguments.Length == 3 && !Separators(arguments[1], arguments[2]))) return null;
        if (arguments.Length == 3)
        {
            if (arguments[1] is string grouping) text = text.Replace(grouping, "", StringComparison.Ordinal);
            if (arguments[2] is string point && point != ".")
                text = text.Replace(".", "x", StringComparison.Ordinal).Replace(point, ".", StringComparison.Ordinal);
        }
        const NumberStyles Style =
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
    }

    private static bool Separators(object? grouping, object? point) =>
        grouping is null or " " or "." or "," && point is null or "." or ","
            && (grouping is null || !Equals(grouping, point));
}
