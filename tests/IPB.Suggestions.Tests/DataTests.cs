using System.Collections.Immutable;
using IPB.Suggestions.Data;

namespace IPB.Suggestions.Tests;

/// <summary>What the measures stand on: reading, splitting, and the baselines.</summary>
public sealed class DataTests
{
    [Fact]
    public void Quoted_commas_quotes_and_lines_belong_to_the_value()
    {
        var rows = Csv.Read(new StringReader("a,b\r\n1,\"x, \"\"y\"\"\nz\"\r\n2,")).ToArray();
        Assert.Equal(["1", "2"], rows.Select(r => r["a"]));
        Assert.Equal(["x, \"y\"\nz", ""], rows.Select(r => r["b"]));
    }

    [Fact]
    public void A_row_of_the_wrong_length_is_named()
    {
        var e = Assert.Throws<InvalidDataException>(() => Csv.Read(new StringReader("a,b\n1,2\n3\n")).ToArray());
        Assert.Equal("row 3: expected 2 values, got 1", e.Message);
    }

    [Fact]
    public void A_fifth_is_held_out_and_nothing_is_lost()
    {
        var set = new DataSet("test", Cases.Settled(100));
        Assert.Equal((80, 20), (set.ByOrder().Train.Length, set.ByChance().Test.Length));
        Assert.Equal(set.Cases[80..], set.ByOrder().Test);
        var split = set.ByChance();
        Assert.Equal(set.Cases.Select(c => c.Input.Text).Order(),
            split.Train.Concat(split.Test).Select(c => c.Input.Text).Order());
    }

    // P(A) 2/3, words of A: 3 + 3 different; P(x | A) = (2 + 1) / (3 + 3). P(B) 1/3; P(x | B) = (0 + 1) / (1 + 3).
    [Fact]
    public void Naive_Bayes_answers_as_computed_by_hand()
    {
        var bayes = new NaiveBayes([Of("x x", "A"), Of("y", "A"), Of("z", "B")]);
        var (a, b) = (2 / 3.0 * 3 / 6, 1 / 3.0 * 1 / 4);
        Assert.Equal(a / (a + b), bayes.Guess(Of("x", "").Input)[0].Probability, 9);
    }

    [Fact]
    public void The_table_answers_with_the_majority_of_the_same_values()
    {
        var table = new MajorityTable([Kind("k", "A"), Kind("k", "B"), Kind("k", "B"), Kind("l", "A"), Kind("m", "A")]);
        Assert.Equal([new("B", 2 / 3.0), new("A", 1 / 3.0)], table.Guess(Cases.Asking("", "k")));
        Assert.Equal([new("A", 3 / 5.0), new("B", 2 / 5.0)], table.Guess(Cases.Asking("", "never seen")));
    }

    private static RoutedCase Of(string text, string department) =>
        new(new(text, ImmutableSortedDictionary<string, string>.Empty), department);

    private static RoutedCase Kind(string kind, string department) => new(Cases.Asking("", kind), department);
}
