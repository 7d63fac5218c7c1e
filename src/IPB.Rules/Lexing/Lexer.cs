using System.Collections.Immutable;
using System.Globalization;

namespace IPB.Rules;

/// <summary>
/// Cuts a text into tokens. A word of a name is a letter or <c>_</c> followed by letters, digits and <c>_</c>; letters
/// are those of any language (å, ä, ö) and pictures. Which words make a name is decided by the parser.
/// </summary>
internal sealed class Lexer(string source)
{
    private static readonly string[] Symbols =
        ["**", "<=", ">=", "!=", "..", "+", "-", "*", "/", "=", "<", ">", "(", ")", "[", "]", "{", "}", ",", ":", ".",
            "@", "?", "'"];

    private static readonly (string Wrong, string Right)[] Foreign =
        [("==", "'='"), ("&&", "'and'"), ("||", "'or'"), ("&", "'and'"), ("|", "'or'")];

    private int _at;

    public static ImmutableArray<Token> Read(string source)
    {
        if (source.Length > Limits.TextLength)
            throw new FeelSyntaxException(source, Limits.TextLength, Count(Limits.TextLength, "at most "),
                Count(source.Length, ""));
        return new Lexer(source).ReadAll();
    }

    /// <summary>The words of a name; null when the text cannot be one.</summary>
    public static ImmutableArray<Token>? WordsOf(string name)
    {
        if (name.Length > Limits.TextLength || name.Contains('"', StringComparison.Ordinal)) return null;
        try
        {
            var tokens = new Lexer(name).ReadAll();
            return tokens.RemoveAt(tokens.Length - 1);
        }
        catch (FeelSyntaxException)
        {
            return null;
        }
    }

    private static string Count(int characters, string before) =>
        string.Create(CultureInfo.InvariantCulture, $"{before}{characters} characters");

    private ImmutableArray<Token> ReadAll()
    {
        var tokens = ImmutableArray.CreateBuilder<Token>();
        do
        {
            SkipSpaceAndComments();
            tokens.Add(Next());
        }
        while (tokens[^1].Kind != TokenKind.End);
        return tokens.ToImmutable();
    }

    private Token Next()
    {
        if (_at == source.Length) return new Token(TokenKind.End, "", _at);
        var first = source[_at];
        if (first == '"') return ReadText();
        if (IsDigit(_at) || (first == '.' && IsDigit(_at + 1))) return ReadNumber();
        if (Characters.NameStart(source, _at) > 0) return ReadName();
        return ReadSymbol();
    }

    private Token ReadText()
    {
        var (value, end) = TextLiteral.Read(source, _at);
        return Take(TokenKind.Text, end, value);
    }

    private Token ReadNumber()
    {
        var end = SkipDigits(_at);
        if (end < source.Length && source[end] == '.' && IsDigit(end + 1)) end = SkipDigits(end + 1);
        if (end < source.Length && source[end] is 'e' or 'E')
        {
            var digits = end + 1 < source.Length && source[end + 1] is '+' or '-' ? end + 2 : end + 1;
            if (IsDigit(digits)) end = SkipDigits(digits);
        }
        if (!FeelNumber.TryParse(source.AsSpan(_at, end - _at), out var number))
            throw Fault("a number below 1E6145", source[_at..end]);
        return Take(TokenKind.Number, end, number);
    }

    private Token ReadName()
    {
        var end = _at + Characters.NameStart(source, _at);
        while (Characters.NamePart(source, end) is > 0 and var length) end += length;
        return Take(TokenKind.Name, end, null);
    }

    private Token ReadSymbol()
    {
        foreach (var (wrong, right) in Foreign)
            if (StartsWith(wrong)) throw Fault(right, wrong);
        foreach (var symbol in Symbols)
            if (StartsWith(symbol)) return Take(TokenKind.Symbol, _at + symbol.Length, null);
        throw source[_at] switch
        {
            '!' => Fault("'not(…)' or '!='", "!"),
            '“' or '”' or '’' => Fault("a text in straight double quotes (\"…\")", source[_at].ToString()),
            _ => Fault("a number, a text, a name or an operator", Unknown()),
        };
    }

    private string Unknown() =>
        char.IsControl(source[_at]) || char.IsSurrogate(source[_at])
            ? string.Create(CultureInfo.InvariantCulture, $"character U+{(int)source[_at]:X4}")
            : source[_at].ToString();

    private Token Take(TokenKind kind, int end, object? value)
    {
        var token = new Token(kind, source[_at..end], _at, value);
        _at = end;
        return token;
    }

    private void SkipSpaceAndComments()
    {
        while (_at < source.Length)
        {
            if (Characters.IsSpace(source[_at])) _at++;
            else if (StartsWith("//")) _at = EndOf("\n", source.Length);
            else if (StartsWith("/*")) _at = EndOf("*/", -1);
            else return;
        }
    }

    private int EndOf(string mark, int whenMissing)
    {
        var found = source.IndexOf(mark, _at + 2, StringComparison.Ordinal);
        if (found >= 0) return found + mark.Length;
        return whenMissing >= 0 ? whenMissing : throw Fault("a comment that is closed by '*/'", "/*");
    }

    private FeelSyntaxException Fault(string expected, string found) => new(source, _at, expected, $"'{found}'");

    private bool StartsWith(string word) => string.CompareOrdinal(source, _at, word, 0, word.Length) == 0;

    private int SkipDigits(int from)
    {
        while (IsDigit(from)) from++;
        return from;
    }

    private bool IsDigit(int at) => at < source.Length && char.IsAsciiDigit(source[at]);
}
