using System.Collections.Immutable;
using System.Text;

namespace IPB.Rules;

/// <summary>Which words make a name: the longest that is known, or all words up to the next keyword.</summary>
internal sealed partial class Parser
{
    private static readonly string[] InNames = ["+", "-", "*", "**", "/", ".", "'"];

    private static readonly NameTable LongBuiltIns = NameTable.Of(BuiltIns.Names);

    /// <summary>Names of variables that the expression itself has made, inner ones last.</summary>
    private readonly List<string> _bound = [];

    private readonly NameTable _longBound = new();

    /// <summary>Keys of contexts seen so far, which paths and filters may name.</summary>
    private readonly NameTable _keys = new();

    private int _filters;

    private void Bind(string name)
    {
        _bound.Add(name);
        _longBound.Add(name);
    }

    private void Unbind(int count)
    {
        foreach (var name in _bound.Skip(count)) _longBound.Remove(name);
        _bound.RemoveRange(count, _bound.Count - count);
    }

    /// <summary>Of the names that are known and the words that stand there in a row, what is longest.</summary>
    private (string Name, int Words) LongNameHere()
    {
        var longest = Longer(_longBound.Longest(_tokens, _at), _scope.LongNames.Longest(_tokens, _at));
        if (_filters > 0) longest = Longer(longest, MemberNames(_at));
        var builtIn = LongBuiltIns.Longest(_tokens, _at);
        if (builtIn.Words > 0 && _tokens[_at + builtIn.Words].Is("(")) longest = Longer(longest, builtIn);
        return Reserved.Contains(Current.Text) ? longest : Longer(longest, Row(_at));
    }

    private (string Name, int Words) MemberNames(int at) =>
        Longer(_keys.Longest(_tokens, at), _scope.LongMembers.Longest(_tokens, at));

    private static (string Name, int Words) Longer((string Name, int Words) first, (string Name, int Words) second) =>
        second.Words > first.Words ? second : first;

    /// <summary>The word there and the words after it up to the first that is a keyword.</summary>
    private (string Name, int Words) Row(int at)
    {
        var end = at + 1;
        while (_tokens[end].Kind == TokenKind.Name && !Reserved.Contains(_tokens[end].Text)) end++;
        return (end == at + 1 ? _tokens[at].Text : Written(at, end), end - at);
    }

    private Node Named(string name, int words)
    {
        var start = Current.Start;
        _at += words;
        if (!Current.Is("(") || _bound.Contains(name) || _scope.TypeOf(name) is not null)
            return new Name(From(start), name);
        return BuiltIns.Find(name) is { } function ? Call(start, function) : new Name(From(start), name);
    }

    private Member MemberHere()
    {
        if (Current.Kind != TokenKind.Name) throw Fault("the name of a member");
        var start = Current.Start;
        var (name, words) = Longer(MemberNames(_at), Row(_at));
        _at += words;
        return new Member(From(start), name);
    }

    /// <summary>A name that is given here: all words up to one of the marks.</summary>
    private string NewName(string expected, params ReadOnlySpan<string> marks)
    {
        if (Current.Kind != TokenKind.Name) throw Fault(expected);
        var end = _at + 1;
        while (!IsOneOf(_tokens[end], marks) && IsInName(_tokens[end])) end++;
        var name = Written(_at, end);
        _at = end;
        return name;
    }

    private static bool IsOneOf(Token token, ReadOnlySpan<string> marks)
    {
        foreach (var mark in marks)
            if (token.Is(mark)) return true;
        return false;
    }

    private static bool IsInName(Token token) => token.Kind is TokenKind.Name or TokenKind.Number
        || (token.Kind == TokenKind.Symbol && InNames.Contains(token.Text));

    /// <summary>The words as written, with one space where there are any.</summary>
    private string Written(int from, int to)
    {
        var name = new StringBuilder(_tokens[from].Text);
        for (var i = from + 1; i < to; i++)
        {
            if (_tokens[i].Start > _tokens[i - 1].End) name.Append(' ');
            name.Append(_tokens[i].Text);
        }
        return name.ToString();
    }
}
