using System.Text;
using System.Text.RegularExpressions;

namespace IPB.Rules;

/// <summary>What replaces a match: text, <c>$0</c> for the match, <c>$1</c> for its first group, <c>\$</c>, <c>\\</c>.
/// </summary>
internal sealed class Replacement
{
    private readonly List<(string Text, int Group)> _parts = [];

    private Replacement()
    {
    }

    /// <summary>Null for a <c>$</c> without a number and a <c>\</c> before anything else.</summary>
    public static Replacement? Read(string text, int groups)
    {
        var replacement = new Replacement();
        for (var at = 0; at < text.Length;)
        {
            var length = text[at] switch
            {
                '\\' => replacement.Escaped(text, at),
                '$' => replacement.Group(text, at, groups),
                _ => replacement.Plain(text, at),
            };
            if (length == 0) return null;
            at += length;
        }
        return replacement;
    }

    public void Append(Match match, StringBuilder built)
    {
        foreach (var (text, group) in _parts)
        {
            if (group < 0) built.Append(text);
            else built.Append(match.Groups[group].ValueSpan);
            Budget.CheckText(built.Length);
        }
    }

    private int Plain(string text, int at)
    {
        var end = text.AsSpan(at).IndexOfAny('\\', '$') is var next && next < 0 ? text.Length : at + next;
        _parts.Add((text[at..end], -1));
        return end - at;
    }

    private int Escaped(string text, int at)
    {
        if (at + 1 == text.Length || text[at + 1] is not ('\\' or '$')) return 0;
        _parts.Add((text[at + 1].ToString(), -1));
        return 2;
    }

    /// <summary><c>$12</c> is group 1 and a 2 where there are less than 12 groups.</summary>
    private int Group(string text, int at, int groups)
    {
        var end = at + 1;
        if (end == text.Length || !char.IsAsciiDigit(text[end])) return 0;
        var group = text[end++] - '0';
        while (end < text.Length && char.IsAsciiDigit(text[end]) && group * 10 + text[end] - '0' <= groups)
            group = group * 10 + text[end++] - '0';
        _parts.Add(group <= groups ? ("", group) : ("", -1));
        return end - at;
    }
}
