using System.Globalization;
using System.Text;

namespace IPB.Rules;

/// <summary>
/// Reads a pattern of XPath before the library does: counts the states that its repetitions unfold to (the library
/// would build them without limit) and writes what the library reads otherwise.
/// </summary>
internal sealed partial class PatternReader(string pattern, string flags)
{
    private const int MostStates = 2_000;
    private const string AnySurrogatePair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";

    private readonly StringBuilder _portable = new();
    private readonly Stack<long> _open = new();
    private int _groups;
    private int _choices;
    private int _references;
    private bool _groupRepeats;
    private int _afterGroup = -1;
    private int _at;
    private long _sum;
    private long _last;

    /// <summary>Null when it is no pattern, too large, or has special groups.</summary>
    public static PatternText? Read(string pattern, string flags)
    {
        if (pattern.Length > MostStates) return null;
        var reader = new PatternReader(flags.Contains('x') ? WithoutSpace(pattern) : pattern, flags);
        if (!reader.ReadAll() || reader._open.Count > 0) return null;
        if (reader._references > 0 && reader._groupRepeats) return null;
        var ways = reader._references == 0 ? 0 : 1 + reader._choices + reader._references;
        return new PatternText(reader._portable.ToString(), reader._groups, (int)reader._sum, ways);
    }

    private bool ReadAll()
    {
        while (_at < pattern.Length)
            if (!Next() || _sum > MostStates) return false;
        return true;
    }

    private bool Next() => pattern[_at] switch
    {
        '\\' => Atom(1) && Escape(inClass: false),
        '[' => Atom(1) && Class(),
        '.' => Any(),
        '(' => Open(),
        ')' => Close(),
        '{' => Repeats() && Repeat(),
        '*' or '+' or '?' => Repeats() && Atom(1) && Write(pattern[_at].ToString(), 1),
        '|' => Choose() && Atom(1) && Write("|", 1),
        '$' when !flags.Contains('m') => Atom(1) && Write(@"\z", 1),
        ']' or '}' => false,
        var plain => Atom(1) && Write(plain.ToString(), 1),
    };

    /// <summary>A character that the flag x takes out: all white space but that in classes.</summary>
    private static string WithoutSpace(string pattern)
    {
        var (kept, depth) = (new StringBuilder(), 0);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (depth == 0 && pattern[i] is ' ' or '\t' or '\n' or '\r') continue;
            if (pattern[i] == '[') depth++;
            if (pattern[i] == ']') depth--;
            kept.Append(pattern[i]);
            if (pattern[i] == '\\' && i + 1 < pattern.Length && !char.IsWhiteSpace(pattern[i + 1]))
                kept.Append(pattern[++i]);
        }
        return kept.ToString();
    }

    private bool Write(string portable, int read)
    {
        _portable.Append(portable);
        _at += read;
        return true;
    }

    private bool Atom(int states)
    {
        _sum += states;
        _last = states;
        return true;
    }

    /// <summary>A whole character, which the library would count as two beyond the first 65,536.</summary>
    private bool Any() =>
        Atom(3) && Write($@"(?:{AnySurrogatePair}|[^{(flags.Contains('s') ? "" : @"\n\r")}\uD800-\uDFFF])", 1);

    private bool Open()
    {
        var isPlain = _at + 1 < pattern.Length && pattern[_at + 1] == '?';
        if (isPlain && string.CompareOrdinal(pattern, _at, "(?:", 0, 3) != 0) return false;
        if (!isPlain) _groups++;
        _open.Push(_sum);
        _sum = 0;
        return isPlain ? Write("(?:", 3) : Write("(", 1);
    }

    private bool Close()
    {
        if (_open.Count == 0) return false;
        _last = _sum + 1;
        _sum = _open.Pop() + _last;
        _afterGroup = _at + 1;
        return Write(")", 1);
    }

    private bool Choose()
    {
        _choices++;
        return true;
    }

    private bool Repeats()
    {
        _groupRepeats |= _afterGroup == _at;
        return Choose();
    }

    private bool Repeat()
    {
        var end = pattern.IndexOf('}', _at);
        if (end < 0) return false;
        var numbers = pattern[(_at + 1)..end].Split(',');
        if (numbers.Length > 2 || numbers[0].Length == 0) return false;
        var most = 1L;
        foreach (var number in numbers.Where(n => n.Length > 0))
        {
            if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return false;
            if (count > MostStates) return false;
            most = Math.Max(most, count);
        }
        _sum += _last * (most - 1);
        _last *= most;
        return Write(pattern[_at..(end + 1)], end + 1 - _at);
    }
}
