namespace IPB.Rules;

/// <summary>The operators + - * / **. What has no result (wrong types, overflow, division by zero) is null.</summary>
internal static class Arithmetic
{
    public static object? Apply(Budget budget, string operation, object? left, object? right)
    {
        try
        {
            return operation switch
            {
                "+" => Add(budget, left, right),
                "-" => Subtract(left, right),
                "*" => Multiply(left, right),
                "/" => Divide(left, right),
                _ => left is decimal number && right is decimal exponent ? Power(number, exponent) : null,
            };
        }
        catch (OverflowException)
        {
            budget.SpendOnFailure();
            return null;
        }
        catch (ArgumentOutOfRangeException)
        {
            budget.SpendOnFailure();
            return null;
        }
    }

    public static object? Negate(object? value) => value switch
    {
        decimal number => -number,
        TimeSpan duration => duration == TimeSpan.MinValue ? null : -duration,
        YearsMonths duration => duration.TotalMonths == int.MinValue ? null : new YearsMonths(-duration.TotalMonths),
        _ => null,
    };

    private static object? Add(Budget budget, object? left, object? right) => (left, right) switch
    {
        (decimal a, decimal b) => a + b,
        (string a, string b) => Join(budget, a, b),
        (TimeSpan a, TimeSpan b) => a + b,
        (YearsMonths a, YearsMonths b) => new YearsMonths(checked(a.TotalMonths + b.TotalMonths)),
        (_, TimeSpan duration) => Move(left, duration),
        (TimeSpan duration, _) => Move(right, duration),
        (_, YearsMonths duration) => Move(left, duration),
        (YearsMonths duration, _) => Move(right, duration),
        _ => null,
    };

    private static object? Subtract(object? left, object? right) => (left, right) switch
    {
        (decimal a, decimal b) => a - b,
        (DateOnly a, DateOnly b) => TimeSpan.FromDays(a.DayNumber - b.DayNumber),
        (TimeOnly a, TimeOnly b) => a.ToTimeSpan() - b.ToTimeSpan(),
        (DateTime a, DateTime b) => a - b,
        (DateTimeOffset a, DateTimeOffset b) => a - b,
        (TimeSpan a, TimeSpan b) => a - b,
        (YearsMonths a, YearsMonths b) => new YearsMonths(checked(a.TotalMonths - b.TotalMonths)),
        (_, TimeSpan by) => Negate(by) is TimeSpan back ? Move(left, back) : null,
        (_, YearsMonths by) => Negate(by) is YearsMonths back ? Move(left, back) : null,
        _ => null,
    };

    private static object? Multiply(object? left, object? right) => (left, right) switch
    {
        (decimal a, decimal b) => a * b,
        (TimeSpan a, decimal b) => Ticks(a.Ticks * b),
        (decimal a, TimeSpan b) => Ticks(b.Ticks * a),
        (YearsMonths a, decimal b) => new YearsMonths((int)(a.TotalMonths * b)),
        (decimal a, YearsMonths b) => new YearsMonths((int)(b.TotalMonths * a)),
        _ => null,
    };

    private static object? Divide(object? left, object? right) => (left, right) switch
    {
        (_, 0m or TimeSpan { Ticks: 0 } or YearsMonths { TotalMonths: 0 }) => null,
        (decimal a, decimal b) => a / b,
        (TimeSpan a, decimal b) => Ticks(a.Ticks / b),
        (YearsMonths a, decimal b) => new YearsMonths((int)(a.TotalMonths / b)),
        (TimeSpan a, TimeSpan b) => (decimal)a.Ticks / b.Ticks,
        (YearsMonths a, YearsMonths b) => (decimal)a.TotalMonths / b.TotalMonths,
        _ => null,
    };

    private static string Join(Budget budget, string left, string right)
    {
        budget.Read((long)left.Length + right.Length);
        return left + right;
    }

    private static TimeSpan Ticks(decimal ticks) => TimeSpan.FromTicks((long)ticks);

    /// <summary>A date moved by days and time stays a date: the day that its midnight moves to.</summary>
    private static object? Move(object? moment, TimeSpan by) => moment switch
    {
        DateOnly date => DateOnly.FromDateTime(date.ToDateTime(TimeOnly.MinValue) + by),
        TimeOnly time => time.Add(by),
        DateTime dateTime => dateTime + by,
        DateTimeOffset dateTime => dateTime + by,
        _ => null,
    };

    private static object? Move(object? moment, YearsMonths by) => moment switch
    {
        DateOnly date => date.AddMonths(by.TotalMonths),
        DateTime dateTime => dateTime.AddMonths(by.TotalMonths),
        DateTimeOffset dateTime => dateTime.AddMonths(by.TotalMonths),
        _ => null,
    };

    private static object? Power(decimal number, decimal exponent)
    {
        if (Math.Abs(exponent) > 999_999_999) return null;
        if (exponent != decimal.Truncate(exponent))
            return FeelValue.From(Math.Pow((double)number, (double)exponent));
        var power = WholePower(number, (int)Math.Abs(exponent));
        if (exponent >= 0) return power;
        return power == 0 ? null : 1 / power;
    }

    private static decimal WholePower(decimal number, int exponent)
    {
        var result = 1m;
        for (var square = number; exponent > 0; square *= square)
        {
            if ((exponent & 1) == 1) result *= square;
            exponent >>= 1;
            // The last square is not needed and might overflow where the result does not.
            if (exponent == 0) break;
        }
        return result;
    }
}
