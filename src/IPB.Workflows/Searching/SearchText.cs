using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace IPB.Workflows.Searching;

/// <summary>
/// What somebody typed into a search: words that all must be there, <c>"exact words"</c>, <c>-words</c> that must not,
/// and tags such as <c>dept:TEF</c> or <c>-is:open</c>. Everything else is a word; nothing is an error.
/// </summary>
public sealed partial record SearchText(SearchWords Words, ImmutableArray<SearchTag> Tags)
{
    /// <summary>Of a longer text the rest is left out.</summary>
    public const int Longest = 500;
    private const int MostWords = 20;

    public static SearchText Read(string? text)
    {
        var tags = ImmutableArray.CreateBuilder<SearchTag>();
        var (words, phrases, without) = (new List<string>(), new List<string>(), new List<string>());
        foreach (Match part in Part().Matches(Shortened(text)))
        {
            if (part.Groups["name"].Success)
            {
                tags.Add(
                    new(part.Groups["name"].Value, part.Groups["value"].Value.Trim('"'), part.Groups["not"].Success));
                continue;
            }

            var found = WordsOf(part.Groups["text"].Value).ToList();
            if (found.Count == 0) continue;
            if (part.Groups["not"].Success) without.AddRange(found);
            else if (part.Value.Contains('"', StringComparison.Ordinal)) phrases.Add(string.Join(' ', found));
            else words.AddRange(found);
        }

        return new(new([.. words.Distinct().Take(MostWords)], [.. phrases.Distinct().Take(MostWords)],
            [.. without.Distinct().Take(MostWords)]), tags.ToImmutable());
    }

    /// <summary>The words of a text in small letters, as the index has them.</summary>
    internal static IEnumerable<string> WordsOf(string text) =>
        Word().Matches(text.Normalize().ToLowerInvariant()).Select(m => m.Value);

    private static string Shortened(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        // Half a character cannot be normalised.
        var cut = text.Length > Longest ? text[..Longest] : text;
        return new string([.. cut.Where(c => !char.IsSurrogate(c) && c != '\0')]).Normalize(NormalizationForm.FormC);
    }

    // A tag's value follows without a space; "Re: lampa" and "http://..." are words.
    [GeneratedRegex("""(?<=^|\s)(?<not>[-!])?(?<name>\p{L}+):(?<value>"[^"]+"|[\p{L}\p{N}][^\s":]*)(?=\s|$)"""
        + """|(?<=^|\s)(?<not>-)?(?<text>"[^"]*")|(?<=^|\s)(?<not>-)?(?<text>[^\s"]+)|(?<text>[^\s"]+)""")]
    private static partial Regex Part();

    [GeneratedRegex(@"[\p{L}\p{M}\p{Nd}]+")]
    private static partial Regex Word();
}

/// <param name="All">Each stands somewhere in the case, as it is or as the beginning of a word.</param>
/// <param name="Phrases">Each stands there word by word.</param>
/// <param name="Without">None stands there.</param>
public sealed record SearchWords(
    ImmutableArray<string> All, ImmutableArray<string> Phrases, ImmutableArray<string> Without)
{
    public static SearchWords None { get; } = new([], [], []);

    /// <summary>There is nothing to look for.</summary>
    public bool IsEmpty => All.IsEmpty && Phrases.IsEmpty;
}

/// <summary><c>dept:TEF</c>; with a minus before it, all but those.</summary>
public sealed record SearchTag(string Name, string Value, bool Not)
{
    public override string ToString() => $"{(Not ? "-" : "")}{Name}:{Value}";
}
