namespace IPB.Rules;

internal sealed partial class PatternReader
{
    // How XML 1.0 names begin and go on, nearly; the library has no such classes.
    private const string NameStart = @"\p{L}_:";
    private const string NamePart = @"\p{L}\p{M}\p{Nd}_:.\-";
    private const string WordPart = @"\p{L}\p{M}\p{N}\p{S}";
    private const string NoWordPart = @"\p{P}\p{Z}\p{C}";
    private const string Space = @" \t\n\r";

    /// <summary><c>[a-z]</c>, <c>[^a-z]</c>, <c>[a-z-[aeiou]]</c>.</summary>
    private bool Class()
    {
        Write("[", 1);
        if (_at < pattern.Length && pattern[_at] == '^') Write("^", 1);
        var first = _at;
        while (_at < pattern.Length)
        {
            switch (pattern[_at])
            {
                case ']':
                    return _at > first && Write("]", 1);
                case '[':
                    if (_at == first || pattern[_at - 1] != '-' || !Class()) return false;
                    break;
                case '\\':
                    if (!Escape(inClass: true)) return false;
                    break;
                default:
                    Write(pattern[_at].ToString(), 1);
                    break;
            }
        }
        return false;
    }

    /// <summary>False for an escape that XPath does not have.</summary>
    private bool Escape(bool inClass)
    {
        if (_at + 1 == pattern.Length) return false;
        var escaped = pattern[_at + 1];
        switch (escaped)
        {
            case 'n' or 'r' or 't' or 'd' or 'D' or '\\' or '|' or '.' or '?' or '*' or '+' or '(' or ')' or '{' or '}'
                or '-' or '[' or ']' or '^' or '$':
                return Write($"\\{escaped}", 2);
            case 'p' or 'P':
                return Category();
            case 'w':
                return Set(WordPart, inClass);
            case 'W':
                return Set(NoWordPart, inClass);
            case 's':
                return Set(Space, inClass);
            case 'i':
                return Set(NameStart, inClass);
            case 'c':
                return Set(NamePart, inClass);
            case 'S':
                return !inClass && Write($"[^{Space}]", 2);
            case 'I':
                return !inClass && Write($"[^{NameStart}]", 2);
            case 'C':
                return !inClass && Write($"[^{NamePart}]", 2);
            default:
                return !inClass && Reference();
        }
    }

    /// <summary>
    /// <c>\1</c>: what the first group matched. As many digits as there are groups before it: <c>\12</c> is group 1 and
    /// a 2 after less than 12.
    /// </summary>
    private bool Reference()
    {
        var end = _at + 1;
        var group = 0;
        while (end < pattern.Length && char.IsAsciiDigit(pattern[end]) && group * 10 + pattern[end] - '0' <= _groups)
            group = group * 10 + pattern[end++] - '0';
        if (group == 0) return false;
        _references++;
        return Write($@"(?:\{group})", end - _at);
    }

    private bool Set(string members, bool inClass) => Write(inClass ? members : $"[{members}]", 2);

    private bool Category()
    {
        var end = pattern.IndexOf('}', _at);
        return end >= 0 && Write(pattern[_at..(end + 1)], end + 1 - _at);
    }
}
