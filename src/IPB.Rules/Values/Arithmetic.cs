namespace IPB.Rules;

/// <summary>The operators + - * / **. What has no result (wrong types, overflow, division by zero) is null.</summary>
internal static class Arithmetic
{
    public static object? Apply(Budget budget, string operation, object? left, object? right) => operation switch
    {
        "+" => Add(budget, left, right),
        "-" => Subtract(left, right),
        "*" => Multiply(left, right),
        "/" => Divide(left, right),
        _ => left is FeelNumber number && right is FeelNumber exponent ? Power(budget, number, exponent) : null,
    };

    public static object? Negate(object? value) => value switch
    {
        FeelNumber number => -number,
        DaysTime duration => new DaysTime(-duration.TotalNanoseconds),
        YearsMonths duration => new YearsMonths(-duration.TotalMonths),
        _ => null,
    };

    private static object? Add(Budget budget, object? left, object? right) => (left, right) switch
    {
        (FeelNumber a, FeelNumber b) => FeelNumber.Sum(a, b),
        (string a, string b) => Join(budget, a, b),
        (DaysTime a, DaysTime b) => DaysTime.Of(a.TotalNanoseconds + b.TotalNanoseconds),
        (YearsMonths a, YearsMonths b) => YearsMonths.Of((Int128)a.TotalMonths + b.TotalMonths),
        (_, DaysTime duration) => Move(left, duration),
        (DaysTime duration, _) => Move(right, duration),
        (_, YearsMonths duration) => Move(left, duration.TotalMonths),
        (YearsMonths duration, _) => Move(right, duration.TotalMonths),
        _ => null,
    };

    private static object? Subtract(object? left, object? right) => (left, right) switch
    {
        (FeelNumber a, FeelNumber b) => FeelNumber.Sum(a, -b),
        (DaysTime a, DaysTime b) => DaysTime.Of(a.TotalNanoseconds - b.TotalNanoseconds),
        (YearsMonths a, YearsMonths b) => YearsMonths.Of((Int128)a.TotalMonths - b.TotalMonths),
        (FeelDate a, FeelDate b) => DaysTime.FromDays(a.DayNumber - b.DayNumber),
        (FeelTime a, FeelTime b) => Between(a, b),
        (FeelDateTime a, FeelDateTime b) => Between(a, b),
        (FeelDate a, FeelDateTime b) => Between(StartOf(a), b),
        (FeelDateTime a, FeelDate b) => Between(a, StartOf(b)),
        (_, DaysTime by) => Move(left, new DaysTime(-by.TotalNanoseconds)),
        (_, YearsMonths by) => Move(left, -by.TotalMonths),
        _ => null,
    };

    private static object? Multiply(object? left, object? right) => (left, right) switch
    {
        (FeelNumber a, FeelNumber b) => FeelNumber.Product(a, b),
        (DaysTime a, FeelNumber b) => DaysTime.Of(FeelNumber.Product(a.Size, b)),
        (FeelNumber a, DaysTime b) => DaysTime.Of(FeelNumber.Product(a, b.Size)),
        (YearsMonths a, FeelNumber b) => YearsMonths.Of(FeelNumber.Product(a.TotalMonths, b)),
        (FeelNumber a, YearsMonths b) => YearsMonths.Of(FeelNumber.Product(a, b.TotalMonths)),
        _ => null,
    };

    private static object? Divide(object? left, object? right) => (left, right) switch
    {
        (FeelNumber a, FeelNumber b) => FeelNumber.Quotient(a, b),
        (DaysTime a, FeelNumber b) => DaysTime.Of(FeelNumber.Quotient(a.Size, b)),
        (YearsMonths a, FeelNumber b) => YearsMonths.Of(FeelNumber.Quotient(a.TotalMonths, b)),
        (DaysTime a, DaysTime b) => FeelNumber.Quotient(a.Size, b.Size),
        (YearsMonths a, YearsMonths b) => FeelNumber.Quotient(a.TotalMonths, b.TotalMonths),
        _ => null,
    };

    private static string Join(Budget budget, string left, string right)
    {
        budget.Read((long)left.Length + right.Length);
        return left + right;
    }

    private static FeelNumber? Power(Budget budget, FeelNumber number, FeelNumber exponent)
    {
        var isShort = exponent.IsWhole && exponent.Within(-Powers.FewFactors, Powers.FewFactors) is not null;
        budget.Spend(isShort ? Powers.FewSteps : Powers.Steps);
        return Powers.Power(number, exponent);
    }

    /// <summary>Beside a moment a date is its midnight in UTC; see DMN 1.5, 10.3.2.3.5.</summary>
    private static FeelDateTime StartOf(FeelDate date) => new(date, new FeelTime(0, 0));

    private static DaysTime? Between(FeelDateTime to, FeelDateTime from) =>
        to.Time.IsPlaced == from.Time.IsPlaced ? new DaysTime(to.Nanoseconds - from.Nanoseconds) : null;

    private static DaysTime? Between(FeelTime to, FeelTime from) =>
        Comparing.Distance(to, from) is { } seconds
            ? new DaysTime((Int128)seconds * FeelTime.NanosecondsPerSecond + to.Nanosecond - from.Nanosecond)
            : null;

    /// <summary>A date moved by days and time stays a date: the day that its midnight moves to.</summary>
    private static object? Move(object? moment, DaysTime by) => moment switch
    {
        FeelDate date => new FeelDateTime(date, new FeelTime(0)).Add(by)?.Date,
        FeelTime time => time.At((long)((time.NanosecondOfDay + by.TotalNanoseconds) % FeelTime.NanosecondsPerDay)),
        FeelDateTime dateTime => dateTime.Add(by),
        _ => null,
    };

    private static object? Move(object? moment, long months) => moment switch
    {
        FeelDate date => date.AddMonths(months),
        FeelDateTime dateTime => dateTime.AddMonths(months),
        _ => null,
    };
}
