namespace IPB.Rules;

/// <summary>A value of each type that arithmetic knows: what the operators make of them tells the types of results.
/// </summary>
internal static class FeelKinds
{
    public static readonly (FeelType Type, object Value)[] Samples =
    [
        (FeelType.Number, FeelNumber.One),
        (FeelType.String, "text"),
        (FeelType.Date, new FeelDate(2000, 1, 1)),
        (FeelType.Time, new FeelTime(0)),
        (FeelType.DateAndTime, new FeelDateTime(new FeelDate(2000, 1, 1), new FeelTime(0))),
        (FeelType.DaysAndTimeDuration, DaysTime.FromDays(1)),
        (FeelType.YearsAndMonthsDuration, new YearsMonths(1)),
    ];
}
