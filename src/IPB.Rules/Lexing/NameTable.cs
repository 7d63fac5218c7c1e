using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>
/// Names of several words, such as <c>Applicant age</c> or <c>cost+fee</c>, by their first word. Spaces between words
/// do not count.
/// </summary>
internal sealed class NameTable
{
    public static readonly NameTable Empty = new();

    private readonly Dictionary<string, List<(string Name, ImmutableArray<Token> Words)>> _byFirst =
        new(StringComparer.Ordinal);

    public static NameTable Of(IEnumerable<string> names)
    {
        var table = new NameTable();
        foreach (var name in names) table.Add(name);
        return table;
    }

    /// <summary>Names of one word are left out: nothing needs to be known to read them.</summary>
    public void Add(string name)
    {
        if (Lexer.WordsOf(name) is not { Length: > 1 } words) return;
        if (!_byFirst.TryGetValue(words[0].Text, out var known)) _byFirst[words[0].Text] = known = [];
        if (!known.Exists(k => k.Name == name)) known.Add((name, words));
    }

    public void Remove(string name)
    {
        foreach (var known in _byFirst.Values) known.RemoveAll(k => k.Name == name);
    }

    /// <summary>The longest name that stands there, and how many words it has; 0 when none does.</summary>
    public (string Name, int Words) Longest(ImmutableArray<Token> tokens, int at)
    {
        var longest = ("", 0);
        if (!_byFirst.TryGetValue(tokens[at].Text, out var known)) return longest;
        foreach (var (name, words) in known)
            if (words.Length > longest.Item2 && StandsAt(tokens, at, words)) longest = (name, words.Length);
        return longest;
    }

    private static bool StandsAt(ImmutableArray<Token> tokens, int at, ImmutableArray<Token> words)
    {
        if (at + words.Length > tokens.Length) return false;
        for (var i = 0; i < words.Length; i++)
            if (tokens[at + i].Kind != words[i].Kind || tokens[at + i].Text != words[i].Text) return false;
        return true;
    }
}
