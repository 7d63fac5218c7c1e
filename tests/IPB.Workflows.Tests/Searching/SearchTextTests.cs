using IPB.Workflows.Searching;

namespace IPB.Workflows.Tests.Searching;

/// <summary>What a search makes of what people type: everything is read, nothing is an error.</summary>
public sealed class SearchTextTests
{
    [Fact]
    public void Words_phrases_and_what_shall_not_be_there_are_told_apart()
    {
        var words = SearchText.Read("""Trasig "hela natten" -cykel BELYSNING""").Words;
        Assert.Equal(["trasig", "belysning"], words.All);
        Assert.Equal(["hela natten"], words.Phrases);
        Assert.Equal(["cykel"], words.Without);
    }

    [Fact]
    public void A_tag_has_a_value_without_a_space_or_in_quotes()
    {
        var read = SearchText.Read("""dept:TEF -is:open fas:"pilot två" lampa""");
        Assert.Equal([new("dept", "TEF", false), new("is", "open", true), new("fas", "pilot två", false)], read.Tags);
        Assert.Equal(["lampa"], read.Words.All);
    }

    [Theory]
    [InlineData("Re: lampa", "re|lampa")]
    [InlineData("http://boras.se/x", "http|boras|se|x")]
    [InlineData("12:30 möte", "12|30|möte")]
    [InlineData("e-post", "e|post")]
    [InlineData("'; drop table ipb.cases; --", "drop|table|ipb|cases")]
    [InlineData("A:* & !b | (c)", "a|b|c")]
    [InlineData("  \0 \ud83d %_ \\ ", "")]
    public void Signs_are_no_words_and_no_tags(string typed, string words)
    {
        var read = SearchText.Read(typed);
        Assert.Empty(read.Tags);
        Assert.Equal(words, string.Join('|', read.Words.All));
    }

    [Fact]
    public void Letters_typed_as_two_signs_are_the_same_word() =>
        Assert.Equal(SearchText.Read("Återvinning").Words.All, SearchText.Read("A\u030atervinning").Words.All);

    [Fact]
    public void A_text_of_any_length_stays_short() =>
        Assert.True(SearchText.Read(string.Join(' ', Enumerable.Range(0, 100_000))).Words.All.Length <= 20);
}
