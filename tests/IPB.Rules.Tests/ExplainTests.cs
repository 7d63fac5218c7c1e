namespace IPB.Rules.Tests;

public sealed class ExplainTests
{
    [Fact]
    public void Each_operand_shows_its_value_and_what_it_read()
    {
        var why = Expression.Parse("budget >= 250000 and owner.name = \"Åsa\"").Explain(Feel.Context(
            ("budget", 100_000), ("owner", new Dictionary<string, object?> { ["name"] = "Åsa" })));
        Assert.Equal(false, why.Value);
        Assert.Equal(["budget >= 250000", "owner.name = \"Åsa\""], why.Parts.Select(p => p.Text));
        Assert.Equal([false, true], why.Parts.Select(p => p.Value));
        Assert.Equal(new ReadValue("budget", (FeelNumber)100_000), Assert.Single(why.Parts[0].Reads));
        Assert.Equal(new ReadValue("owner.name", "Åsa"), Assert.Single(why.Parts[1].Reads));
    }

    [Fact]
    public void An_or_inside_an_and_is_a_part_with_parts()
    {
        var why = Expression.Parse("a and (b or c)").Explain(Feel.Context(("a", true), ("b", false)));
        Assert.Null(why.Value);
        Assert.Equal("b or c", why.Parts[1].Text);
        Assert.Equal([false, null], why.Parts[1].Parts.Select(p => p.Value));
        Assert.Empty(why.Parts[1].Reads);
    }

    [Fact]
    public void A_single_condition_explains_itself()
    {
        var why = Expression.Parse("count(evidence) >= 1").Explain(Feel.Context(("evidence", Array.Empty<string>())));
        Assert.Equal((false, 0), ((bool)why.Value!, why.Parts.Count));
        Assert.Equal("evidence", Assert.Single(why.Reads).Name);
    }
}
