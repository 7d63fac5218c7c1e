using System.Globalization;
using System.Text;

namespace IPB.Rules;

/// <summary>
/// Reads a pattern before the library does: counts the states that its repetitions unfold to (the library would build
/// them without limit) and writes <c>$</c> as the very end, where the library would also stop before a last newline.
/// </summary>
internal sealed class PatternReader(string pattern, bool dollarIsEnd)
{
    private const int MostStates = 2_000;

    private readonly StringBuilder _portable = new();
    private readonly Stack<long> _groups = new();
    private long _sum;
    private long _last;

    /// <summary>
    /// Null when the pattern is too large or uses a construct that starts with <c>(?</c>, save <c>(?:</c>.
    /// </summary>
    public static (string Portable, int States)? Read(string pattern, bool dollarIsEnd)
    {
        var reader = new PatternReader(pattern, dollarIsEnd);
        return pattern.Length <= MostStates && reader.ReadAll() && reader._groups.Count == 0
            ? (reader._portable.ToString(), (int)reader._sum)
            : null;
    }

    private bool ReadAll()
    {
        for (var at = 0; at < pattern.Length;)
        {
            var length = Next(at);
            if (length == 0 || _sum > MostStates) return false;
            if (pattern[at] == '$' && dollarIsEnd) _portable.Append(@"\z");
            else _portable.Append(pattern, at, length);
            at += length;
        }
        return true;
    }

    /// <summary>How many characters belong together from here; 0 for what is refused.</summary>
    private int Next(int at) => pattern[at] switch
    {
        '\\' => Atom(Escape(at)),
        '[' => Atom(Class(at)),
        '(' => Open(at),
        ')' => Close(),
        '{' => Repeat(at),
        _ => Atom(1),
    };

    private int Atom(int length)
    {
        _sum++;
        _last = 1;
        return length;
    }

    private int Escape(int at) => at + 1 < pattern.Length ? 2 : 0;

    private int Class(int at)
    {
        var depth = 0;
        for (var i = at; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\') i++;
            else if (pattern[i] == '[') depth++;
            else if (pattern[i] == ']' && --depth == 0) return i - at + 1;
        }
        return 0;
    }

    private int Open(int at)
    {
        if (at + 1 < pattern.Length && pattern[at + 1] == '?' && string.CompareOrdinal(pattern, at, "(?:", 0, 3) != 0)
            return 0;
        _groups.Push(_sum);
        _sum = 0;
        return at + 1 < pattern.Length && pattern[at + 1] == '?' ? 3 : 1;
    }

    private int Close()
    {
        if (_groups.Count == 0) return 0;
        _last = _sum + 1;
        _sum = _groups.Pop() + _last;
        return 1;
    }

    private int Repeat(int at)
    {
        var end = pattern.IndexOf('}', at);
        if (end < 0) return 0;
        var numbers = pattern[(at + 1)..end].Split(',');
        var most = 1L;
        foreach (var number in numbers.Where(n => n.Length > 0))
        {
            if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return 0;
            if (count > MostStates) return 0;
            most = Math.Max(most, count);
        }
        _sum += _last * (most - 1);
        _last *= most;
        return end - at + 1;
    }
}
