using System.Collections.Immutable;

namespace IPB.Suggestions.Tests;

/// <summary>Cases that follow a rule which a model can find: the words and the field of each department.</summary>
internal static class Cases
{
    private static readonly (string Department, string Kind, string[] Words)[] Departments =
    [
        ("TEK", "street", ["gatlampan", "asfalten", "trottoaren", "gropen", "belysningen"]),
        ("GRU", "school", ["skolgården", "eleverna", "klassrummet", "läraren", "skolmaten"]),
        ("VAO", "care", ["hemtjänsten", "brukaren", "larmet", "medicinen", "boendet"]),
    ];

    private static readonly string[] Noise =
    [
        "vi", "har", "ett", "problem", "med", "detta", "sedan", "länge", "tack", "hälsningar", "igen", "idag",
    ];

    /// <summary>Each has two words of its department among four of anybody's.</summary>
    public static ImmutableArray<RoutedCase> Settled(int count, int seed = 7)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => One(i, random))];
    }

    public static CaseInput Asking(string text, string? kind = null) => new(text, kind is null
        ? ImmutableSortedDictionary<string, string>.Empty
        : ImmutableSortedDictionary<string, string>.Empty.Add("kind", kind));

    private static RoutedCase One(int i, Random random)
    {
        var (department, kind, words) = Departments[i % Departments.Length];
        var text = random.GetItems(words, 2).Concat(random.GetItems(Noise, 4)).ToArray();
        random.Shuffle(text);
        return new(Asking(string.Join(' ', text), kind), department);
    }
}
