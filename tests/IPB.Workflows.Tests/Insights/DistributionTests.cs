using IPB.Workflows.Insights;

namespace IPB.Workflows.Tests.Insights;

public sealed class DistributionTests
{
    [Theory]
    [InlineData(new[] { 3 }, 3.0, 3)]
    [InlineData(new[] { 1, 4 }, 2.5, 4)]
    [InlineData(new[] { 9, 1, 5 }, 5.0, 9)]
    [InlineData(new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, 5.5, 9)]
    [InlineData(new[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 40 }, 0.0, 0)]
    public void Median_and_ninth_tenth_are_those_of_the_sorted_numbers(int[] days, double median, int p90)
    {
        var spread = Distribution.Of(days.Select(d => (d, 1)));

        Assert.Equal((days.Length, median, p90, days.Max()),
            (spread.Count, spread.Median!.Value, spread.P90!.Value, spread.Longest!.Value));
    }

    [Fact]
    public void Numbers_that_came_counted_say_the_same_as_each_by_itself()
    {
        var random = new Random(7);
        var days = Enumerable.Range(0, 500).Select(_ => random.Next(30)).ToList();

        Assert.Equal(Distribution.Of(days.Select(d => (d, 1))),
            Distribution.Of(days.GroupBy(d => d).Select(g => (g.Key, g.Count()))));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void Fewer_than_five_are_a_small_number(int count, bool small) =>
        Assert.Equal(small, Distribution.Of(Enumerable.Repeat((3, 1), count)).IsSmall);

    [Fact]
    public void Without_cases_there_is_no_median() => Assert.Null(Distribution.Of([]).Median);
}
