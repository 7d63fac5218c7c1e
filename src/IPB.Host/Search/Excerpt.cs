using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace IPB.Host.Search;

/// <summary>The part of a text that shows why it was found, in pieces: what is a hit and what is around it.</summary>
public static partial class Excerpt
{
    private const int Length = 220;
    private const int Before = 60;

    /// <param name="texts">The first one with a hit is shown; the first one when none has any.</param>
    /// <param name="stems">Beginnings of words that are hits, in small letters.</param>
    public static ImmutableArray<ExcerptPiece> Of(IEnumerable<string> texts, IReadOnlyCollection<string> stems)
    {
        var all = texts.Where(t => !string.IsNullOrWhiteSpace(t)).ToList();
        foreach (var text in all)
            if (Hits(text, stems).FirstOrDefault() is { } first) return Cut(text, first.Index, stems);
        return all.Count == 0 ? [] : Cut(all[0], 0, stems);
    }

    /// <summary>The whole of a short text, such as a title.</summary>
    public static ImmutableArray<ExcerptPiece> Whole(string text, IReadOnlyCollection<string> stems) =>
        Pieces(text, stems);

    private static ImmutableArray<ExcerptPiece> Cut(string text, int hit, IReadOnlyCollection<string> stems)
    {
        var start = hit <= Before ? 0 : WordFrom(text, hit - Before);
        var end = Math.Min(text.Length, start + Length);
        if (end < text.Length && text.LastIndexOf(' ', end - 1, end - start) is var space && space > start
            + (Length / 2))
            end = space;
        var part = Spaces().Replace(text[start..end], " ").Trim();
        return Pieces((start > 0 ? "… " : "") + part + (end < text.Length ? " …" : ""), stems);
    }

    // An excerpt begins with a whole word, if there is one near.
    private static int WordFrom(string text, int at) =>
        text.IndexOf(' ', at, Before) is >= 0 and var space ? space + 1 : at;

    private static ImmutableArray<ExcerptPiece> Pieces(string text, IReadOnlyCollection<string> stems)
    {
        var pieces = ImmutableArray.CreateBuilder<ExcerptPiece>();
        var done = 0;
        foreach (var hit in Hits(text, stems))
        {
            if (hit.Index > done) pieces.Add(new(text[done..hit.Index], false));
            pieces.Add(new(hit.Value, true));
            done = hit.Index + hit.Length;
        }

        if (done < text.Length) pieces.Add(new(text[done..], false));
        return pieces.ToImmutable();
    }

    private static IEnumerable<Match> Hits(string text, IReadOnlyCollection<string> stems) =>
        Word().Matches(text).Where(w => IsHit(w.Value.Normalize().ToLowerInvariant(), stems));

    // Short stems are whole words; long words are found by their ends too, as the index has them.
    private static bool IsHit(string word, IReadOnlyCollection<string> stems) => stems.Any(stem =>
        stem.Length < 3 ? word == stem
            : word.StartsWith(stem, StringComparison.Ordinal)
                || (stem.Length >= 4 && word.Length >= 9 && word.IndexOf(stem, StringComparison.Ordinal) >= 3));

    [GeneratedRegex(@"[\p{L}\p{M}\p{Nd}]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

public sealed record ExcerptPiece(string Text, bool IsHit);
