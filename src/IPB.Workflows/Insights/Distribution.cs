namespace IPB.Workflows.Insights;

/// <summary>How a number of working days is spread over cases.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Median">The mean of the two in the middle where there is no single one; null: there are none.</param>
/// <param name="P90">The smallest number that nine of ten do not exceed.</param>
public sealed record Distribution(int Count, double? Median, int? P90, int? Longest)
{
    /// <summary>Fewer than this tell nothing about the next case.</summary>
    public const int FewerTellLittle = 5;

    /// <summary>There are some, but too few to judge by.</summary>
    public bool IsSmall => Count is > 0 and < FewerTellLittle;

    /// <param name="counted">Days with how many took so long, in any order; a number may come several times.</param>
    public static Distribution Of(IEnumerable<(int Days, int Count)> counted)
    {
        var sorted = counted.GroupBy(c => c.Days, c => c.Count).Select(g => (Days: g.Key, Count: g.Sum()))
            .OrderBy(c => c.Days).ToList();
        var count = sorted.Sum(c => c.Count);
        if (count == 0) return new(0, null, null, null);
        var median = (At(sorted, (count + 1) / 2) + At(sorted, count / 2 + 1)) / 2.0;
        return new(count, median, At(sorted, (count * 9 + 9) / 10), sorted[^1].Days);
    }

    /// <param name="place">1 for the smallest.</param>
    private static int At(List<(int Days, int Count)> sorted, int place)
    {
        var seen = 0;
        foreach (var (days, count) in sorted)
            if ((seen += count) >= place)
                return days;
        return sorted[^1].Days;
    }
}
