namespace IPB.Rules.Tests.Texts;

/// <summary>The text test as a rule asks for it.</summary>
public class MentionsTests
{
    [Fact]
    public void Rule_asks_whether_a_text_mentions_words() => Feel.Check("""
        mentions(text, ["belysning", "lampa"]) → true
        mentions(text, "gata") → true
        mentions(text, ["tak"]) → false
        mentions(text, [["skola", "gata"], ["belysning"]]) → true
        mentions(text, [["skola", "förskola"], ["belysning"]]) → false
        mentions(text, [["gata"], "lyktor"]) → false
        mentions(text, "=gata") → false
        not(mentions(text, ["park"])) → true
        mentions(null, ["tak"]) → null
        mentions(5, ["tak"]) → null
        mentions(text, [5]) → null
        mentions(text, []) → null
        mentions(text, ["-"]) → null
        mentions("", ["tak"]) → false
        """, ("text", "Gatubelysningen på Allégatan är släckt."));

    [Fact]
    public void Cell_of_a_table_asks_it_of_the_value_tested()
    {
        var cell = UnaryTests.Parse("mentions(?, [\"buller\", \"ljud\"])");
        Assert.True(cell.Matches("Bullret från uteserveringen", Feel.Nothing));
        Assert.False(cell.Matches("En bullrig granne", Feel.Nothing));
    }

    [Fact]
    public void Long_texts_and_lists_cost_of_the_budget()
    {
        Assert.Throws<FeelBudgetException>(
            () => Feel.Value("mentions(text, \"tak\")", ("text", new string('a', Limits.TextValue + 1))));
        var entries = Enumerable.Range(0, 3_000).Select(i => (object?)$"ord{i}").ToList();
        Assert.Throws<FeelBudgetException>(() => Feel.Value("mentions(\"tak\", list)", ("list", entries)));
    }
}
