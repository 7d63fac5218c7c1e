using IPB.Host.Demo;

namespace IPB.Host.Tests.Demo;

public sealed class DemoSeedStartTests
{
    [Theory]
    [InlineData("2026-11-23T17:00:00Z", "2026-05-25")]
    [InlineData("2026-11-23T05:00:00Z", "2026-05-18")]
    [InlineData("2026-11-29T12:00:00Z", "2026-05-25")]
    public void Day_0_is_half_a_year_before_the_newest_Monday_on_which_all_is_over(string now, string start) =>
        Assert.Equal(DateOnly.Parse(start, null), DemoSeed.StartOf(DemoStory.Read(), DateTimeOffset.Parse(now, null)));
}
