namespace IPB.Rules;

/// <summary>
/// <c>range("[1..10)")</c>: a range written as a text, with values of one type as ends, the first not above the second.
/// </summary>
internal static class RangeTexts
{
    private static readonly string[] Makers = ["date", "time", "date and time", "duration"];

    public static IEnumerable<Overload> All() =>
    [
        Overload.Of("range(from: string) : range<Any>",
            (budget, a) => a[0] is string text ? Read(budget, text) : null),
    ];

    private static FeelRange? Read(Budget budget, string text)
    {
        text = text.Trim();
        if (text is not [('[' or '(' or ']') and var open, .., (']' or ')' or '[') and var close]) return null;
        if (text.Length < 2 || Split(text) is not { } split) return null;
        if (Value(budget, text[1..split]) is not { } low || Value(budget, text[(split + 2)..^1]) is not { } high)
            return null;
        return Comparing.Order(budget, low, high) <= 0 ? new FeelRange(low, open == '[', high, close == ']') : null;
    }

    /// <summary>Where the two points are, outside of quotes.</summary>
    private static int? Split(string text)
    {
        var quoted = false;
        for (var i = 1; i < text.Length - 2; i++)
        {
            if (text[i] == '"') quoted = !quoted;
            else if (text[i] == '\\') i++;
            else if (!quoted && text[i] == '.' && text[i + 1] == '.') return i;
        }
        return null;
    }

    private static object? Value(Budget budget, string text)
    {
        text = text.Trim();
        if (FeelNumber.TryParse(text, out var number)) return number;
        if (text.StartsWith('"')) return Text(text);
        if (text.StartsWith('@')) return Text(text[1..].TrimStart()) is { } literal ? Temporal.Parse(literal) : null;
        var bracket = text.IndexOf('(', StringComparison.Ordinal);
        if (bracket < 0 || !text.EndsWith(')') || Array.IndexOf(Makers, text[..bracket].Trim()) < 0) return null;
        return Text(text[(bracket + 1)..^1].Trim()) is { } argument
            ? BuiltIns.Find(text[..bracket].Trim())!.Invoke(budget, [argument])
            : null;
    }

    private static string? Text(string quoted)
    {
        if (!quoted.StartsWith('"')) return null;
        try
        {
            var (value, end) = TextLiteral.Read(quoted, 0);
            return end == quoted.Length ? value : null;
        }
        catch (FeelSyntaxException)
        {
            return null;
        }
    }
}
