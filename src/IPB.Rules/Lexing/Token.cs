namespace IPB.Rules;

internal enum TokenKind
{
    Number,
    Text,
    Name,
    Symbol,
    End,
}

/// <summary>A word of the source: <paramref name="Text"/> as written, <paramref name="Value"/> of a literal.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, object? Value = null)
{
    private const int LongestQuote = 30;

    public int End => Start + Text.Length;

    public bool Is(string word) => Kind is TokenKind.Name or TokenKind.Symbol && Text == word;

    public string Describe()
    {
        if (Kind == TokenKind.End) return "end of text";
        var shown = Text.Length <= LongestQuote ? Text : Text[..LongestQuote] + "…";
        return Kind == TokenKind.Text ? $"the text {shown}" : $"'{shown}'";
    }
}
