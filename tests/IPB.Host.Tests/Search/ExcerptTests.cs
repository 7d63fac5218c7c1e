using IPB.Host.Search;

namespace IPB.Host.Tests.Search;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("Lamporna lyser", "lamp", "[Lamporna] lyser")]
    [InlineData("Skolgårdsbelysningen", "belysning", "[Skolgårdsbelysningen]")]
    [InlineData("Återvinning och ÅTERBRUK", "åter", "[Återvinning] och [ÅTERBRUK]")]
    [InlineData("Vi gick i skogen", "i", "Vi gick [i] skogen")]
    [InlineData("Inget här", "lamp", "Inget här")]
    public void Words_that_begin_with_what_was_looked_for_are_marked(string text, string stem, string marked) =>
        Assert.Equal(marked, Written(Excerpt.Of([text], [stem])));

    [Fact]
    public void The_text_with_a_hit_is_shown_rather_than_the_first_and_around_it()
    {
        var comments = string.Join(' ', Enumerable.Repeat("utfyllnad", 80)) + " uggla "
            + string.Join(' ', Enumerable.Repeat("mera", 80));
        var shown = Written(Excerpt.Of(["En beskrivning.", comments], ["uggl"]));
        Assert.StartsWith("… utfyllnad", shown, StringComparison.Ordinal);
        Assert.Contains(" [uggla] mera", shown, StringComparison.Ordinal);
        Assert.EndsWith("mera …", shown, StringComparison.Ordinal);
        Assert.InRange(shown.Length, 100, 240);
    }

    [Fact]
    public void A_text_without_a_space_is_cut_all_the_same() =>
        Assert.InRange(Written(Excerpt.Of([new string('x', 5_000)], ["y"])).Length, 100, 240);

    private static string Written(IEnumerable<ExcerptPiece> pieces) =>
        string.Concat(pieces.Select(p => p.IsHit ? $"[{p.Text}]" : p.Text));
}
