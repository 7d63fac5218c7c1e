namespace IPB.Workflows.Calendars;

/// <summary>Calendar arithmetic. A month without the day number ends on its last day, as SFS 1930:173 has it.</summary>
internal static class CalendarSum
{
    internal static DateOnly Later(DateOnly date, TimeLimit limit) => Shift(date, limit, 1);

    internal static DateOnly Earlier(DateOnly date, TimeLimit limit) => Shift(date, limit, -1);

    internal static DateTimeOffset Later(DateTimeOffset instant, TimeLimit limit) => Shift(instant, limit, 1);

    internal static DateTimeOffset Earlier(DateTimeOffset instant, TimeLimit limit) => Shift(instant, limit, -1);

    private static DateOnly Shift(DateOnly date, TimeLimit limit, int sign) =>
        date.AddMonths(sign * ((12 * limit.AmountOf(TimeUnit.Years)) + limit.AmountOf(TimeUnit.Months)))
            .AddDays(sign * ((7 * limit.AmountOf(TimeUnit.Weeks)) + limit.AmountOf(TimeUnit.Days)));

    /// <summary>The calendar part keeps the local time of day; what is left is elapsed time.</summary>
    private static DateTimeOffset Shift(DateTimeOffset instant, TimeLimit limit, int sign)
    {
        if (limit.Unit < TimeUnit.Hours)
        {
            var local = Stockholm.LocalOf(instant);
            var date = Shift(DateOnly.FromDateTime(local), limit, sign);
            instant = Stockholm.At(date, TimeOnly.FromDateTime(local));
        }
        return instant.ToUniversalTime() + (sign * limit.Elapsed);
    }
}
