using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>
/// Word lists made ready for being looked for in many texts: entries are compiled once, a word of a text is judged
/// once however many lists there are. Thread-safe.
/// </summary>
/// <remarks>
/// An entry is found in its inflections, in Swedish and English (<c>belysning</c> in <c>belysningens</c>), and as the
/// first or last part of a Swedish compound (<c>gatubelysning</c>, <c>belysningsstolpe</c>). Several words are looked
/// for in a row. <c>=bil</c> is found as it is written only, but for capitals and accents.
/// </remarks>
public sealed class WordIndex
{
    private const int MostRemembered = 20_000;

    private readonly ImmutableArray<WordForms> entries;
    private readonly FrozenDictionary<string, ImmutableArray<Form>> whole;
    private readonly FrozenDictionary<string, ImmutableArray<Form>> joints;
    private readonly FrozenDictionary<string, ImmutableArray<Phrase>> phrases;
    private readonly ConcurrentDictionary<string, ImmutableArray<int>> english = new();
    private readonly ConcurrentDictionary<string, ImmutableArray<int>> swedish = new();

    /// <param name="stems">Entries of word lists, in any order; one that stands twice counts once.</param>
    /// <exception cref="ArgumentException">An entry that <see cref="IsEntry"/> does not take.</exception>
    public WordIndex(IEnumerable<string> stems)
    {
        entries = [.. stems.Distinct().Select(Read)];
        whole = Table(single => WordForms.Of(single.Words[0], single.Exact));
        joints = Table(single => single.Exact ? [] : Compounds.Joints(single.Words[0]).Distinct());
        phrases = entries.Where(e => e.Words.Length > 1).Select(Phrase.Of)
            .SelectMany(p => p.Words[0].Select(form => (Form: form, Phrase: p))).GroupBy(p => p.Form)
            .ToFrozenDictionary(g => g.Key, g => g.Select(p => p.Phrase).ToImmutableArray());
    }

    /// <summary>Whether a text can be an entry: words with letters or digits, 60 characters at most.</summary>
    public static bool IsEntry(string stem) => WordForms.TryRead(stem, out _);

    /// <summary>The entries that a text mentions, each with the first word of the text that is a form of it.</summary>
    public IReadOnlyDictionary<string, string> Find(PreparedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new Dictionary<string, string>();
        for (var at = 0; at < text.Words.Length; at++)
        {
            var word = text.Words[at];
            foreach (var entry in Singles(word.Folded, text.IsEnglish))
                found.TryAdd(entries[entry].Stem, word.Written);
            if (Hyphened(text, at) is var (joined, written))
                foreach (var entry in Singles(joined, text.IsEnglish)) found.TryAdd(entries[entry].Stem, written);
            if (!phrases.TryGetValue(word.Folded, out var begun)) continue;
            foreach (var phrase in begun)
                if (phrase.At(text, at) is { } row) found.TryAdd(phrase.Stem, row);
        }
        return found;
    }

    private static WordForms Read(string stem) => WordForms.TryRead(stem, out var forms) ? forms
        : throw new ArgumentException($"\"{stem}\" is no entry of a word list; expected {WordForms.Expected}");

    private FrozenDictionary<string, ImmutableArray<Form>> Table(Func<WordForms, IEnumerable<string>> forms)
    {
        var pairs =
            from pair in entries.Select((entry, index) => (entry, index))
            where pair.entry.Words.Length == 1
            from form in forms(pair.entry)
            select (Text: form, Form: new Form(pair.index, pair.entry.Words[0].Length, pair.entry.Exact));
        return pairs.GroupBy(p => p.Text).ToFrozenDictionary(g => g.Key, g => g.Select(p => p.Form).ToImmutableArray());
    }

    private ImmutableArray<int> Singles(string word, bool isEnglish)
    {
        var known = isEnglish ? english : swedish;
        if (known.TryGetValue(word, out var before)) return before;
        var found = isEnglish ? InEnglish(word) : [.. Whole(word).Concat(InCompounds(word)).Distinct()];
        if (known.Count < MostRemembered) known[word] = found;
        return found;
    }

    private ImmutableArray<int> InEnglish(string word) =>
        [.. Whole(word).Where(i => entries[i].Exact || Inflection.English(entries[i].Words[0]).Contains(word))];

    private IEnumerable<int> Whole(string word) =>
        whole.TryGetValue(word, out var forms) ? forms.Select(f => f.Entry) : [];

    private IEnumerable<int> InCompounds(string word)
    {
        if (word.Length > Compounds.LongestWord) yield break;
        for (var start = 0; start <= word.Length - 2; start++)
        {
            if (start == 1) continue;
            if (start > 0)
                foreach (var form in Forms(whole, word[start..]))
                    if (!form.Exact && Compounds.CanBeFirst(word[..start], form.Length)) yield return form.Entry;
            for (var end = start + 2; end <= word.Length - 2; end++)
                foreach (var form in Forms(joints, word[start..end]))
                    if (Compounds.CanBeLast(word[end..], Math.Min(form.Length, end - start))
                        && (start == 0 || Compounds.CanBeFirst(word[..start], form.Length))) yield return form.Entry;
        }
    }

    private static ImmutableArray<Form> Forms(FrozenDictionary<string, ImmutableArray<Form>> table, string letters) =>
        table.TryGetValue(letters, out var forms) ? forms : [];

    // "start-up" is looked for as "startup" too.
    private static (string Joined, string Written)? Hyphened(PreparedText text, int at)
    {
        if (at == 0 || !text.Words[at].Hyphened) return null;
        var (before, word) = (text.Words[at - 1], text.Words[at]);
        return (before.Folded + word.Folded, $"{before.Written}-{word.Written}");
    }

    /// <param name="Entry">Place among the entries.</param>
    /// <param name="Length">Letters of the entry's word.</param>
    private readonly record struct Form(int Entry, int Length, bool Exact);

    /// <summary>An entry of several words, each with all its forms.</summary>
    private sealed record Phrase(string Stem, ImmutableArray<FrozenSet<string>> Words)
    {
        internal static Phrase Of(WordForms entry) => new(entry.Stem,
            [.. entry.Words.Select(w => WordForms.Of(w, entry.Exact).ToFrozenSet())]);

        /// <summary>The words of the text, when they stand there in a row.</summary>
        internal string? At(PreparedText text, int at)
        {
            if (at + Words.Length > text.Words.Length) return null;
            for (var i = 1; i < Words.Length; i++)
                if (!text.Words[at + i].Follows || !Words[i].Contains(text.Words[at + i].Folded)) return null;
            return string.Join(' ', Enumerable.Range(at, Words.Length).Select(i => text.Words[i].Written));
        }
    }
}
