using IPB.Workflows.Cases;
using IPB.Workflows.Routines.Versions;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Routines.Versions;

/// <summary>From when a version is in force, as people and programs write it.</summary>
public sealed class EffectiveTimeTests
{
    [Theory]
    [InlineData("2026-12-01", "2026-11-30T23:00:00Z")]
    [InlineData("2026-07-01", "2026-06-30T22:00:00Z")]
    [InlineData("2026-12-01T08:00", "2026-12-01T07:00:00Z")]
    [InlineData(" 2026-12-01 08:00 ", "2026-12-01T07:00:00Z")]
    [InlineData("2026-12-01T08:00:00Z", "2026-12-01T08:00:00Z")]
    [InlineData("2026-12-01T08:00+05:00", "2026-12-01T03:00:00Z")]
    public void A_time_is_read_in_Swedish_time_unless_it_says_otherwise(string text, string instant) => Assert.Equal(
        DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture),
        EffectiveTime.Read(text, Play.Monday));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("2026-02-02")]
    public void Nothing_and_today_are_at_once(string? text) => Assert.Null(EffectiveTime.Read(text, Play.Monday));

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("1/12/2026")]
    [InlineData("2026-13-01")]
    public void Anything_else_is_named(string text) => Assert.Contains(text,
        Assert.Throws<InvalidInput>(() => EffectiveTime.Read(text, Play.Monday)).Message, StringComparison.Ordinal);
}
