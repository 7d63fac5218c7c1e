using System.Text;

namespace IPB.Rules;

/// <summary>Functions over texts. Length and positions count whole characters (code points), from 1.</summary>
internal static class TextFunctions
{
    public static IEnumerable<Overload> All() =>
    [
        OfTwo("contains", "boolean", (budget, text, match) => Truth.Of(Find(budget, text, match) >= 0)),
        OfTwo("starts with", "boolean", (_, text, match) => Truth.Of(text.StartsWith(match, StringComparison.Ordinal))),
        OfTwo("ends with", "boolean", (_, text, match) => Truth.Of(text.EndsWith(match, StringComparison.Ordinal))),
        OfTwo("substring before", "string",
            (budget, text, match) => Find(budget, text, match) is var at and >= 0 ? text[..at] : ""),
        OfTwo("substring after", "string",
            (budget, text, match) => Find(budget, text, match) is var at and >= 0 ? text[(at + match.Length)..] : ""),
        OfOne("upper case", "string", text => text.ToUpperInvariant()),
        OfOne("lower case", "string", text => text.ToLowerInvariant()),
        OfOne("string length", "number", text => (FeelNumber)text.EnumerateRunes().Count()),
        Overload.Of("substring(string: string, start position: number, length: number?) : string", Substring),
        Overload.Of("string join(list: list<string>, delimiter: string?) : string", Join),
    ];

    private static Overload OfOne(string name, string result, Func<string, object?> body) =>
        Overload.Of($"{name}(string: string) : {result}", (_, a) => a[0] is string text ? body(text) : null);

    private static Overload OfTwo(string name, string result, Func<Budget, string, string, object?> body) =>
        Overload.Of($"{name}(string: string, match: string) : {result}",
            (budget, a) => a is [string text, string match] ? body(budget, text, match) : null);

    /// <summary>The worst case of a search is the product, met only by texts made for it.</summary>
    private static int Find(Budget budget, string text, string match)
    {
        budget.Spend((long)text.Length * match.Length / Limits.TextValue);
        return text.IndexOf(match, StringComparison.Ordinal);
    }

    private static string? Substring(Budget budget, object?[] arguments)
    {
        if (arguments is not [string text, FeelNumber start, ..]) return null;
        var runes = text.EnumerateRunes().ToArray();
        if (start.Within(-runes.Length, runes.Length) is not { } position || position == 0) return null;
        var first = (int)(position > 0 ? position - 1 : runes.Length + position);
        var length = arguments.Length == 2 ? runes.Length : arguments[2] as FeelNumber?;
        if (length is null || length < FeelNumber.One) return null;
        var taken = (int)(length.Value.Within(1, runes.Length - first) ?? runes.Length - first);
        var part = new StringBuilder();
        foreach (var rune in runes.AsSpan(first, taken)) part.Append(rune);
        return part.ToString();
    }

    /// <summary>Items that are null are left out, with their delimiter.</summary>
    private static string? Join(Budget budget, object?[] arguments)
    {
        var list = (IReadOnlyList<object?>)arguments[0]!;
        if ((arguments.Length == 1 ? "" : arguments[1] ?? "") is not string delimiter) return null;
        var joined = new StringBuilder();
        var first = true;
        foreach (var item in list.Where(item => item is not null))
        {
            if (item is not string text) return null;
            Budget.CheckText((long)joined.Length + delimiter.Length + text.Length);
            budget.Read(delimiter.Length + text.Length);
            if (!first) joined.Append(delimiter);
            joined.Append(text);
            first = false;
        }
        return joined.ToString();
    }
}
