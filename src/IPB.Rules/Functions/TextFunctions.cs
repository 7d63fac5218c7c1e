namespace IPB.Rules;

/// <summary>Functions over texts. Length and positions count whole characters (code points), from 1.</summary>
internal static class TextFunctions
{
    public static IEnumerable<Function> All() =>
    [
        OfTwo("contains", (budget, text, part) =>
        {
            // The worst case of a search is the product, met only by texts made for it.
            budget.Spend((long)text.Length * part.Length / Limits.TextValue);
            return text.Contains(part, StringComparison.Ordinal);
        }),
        OfTwo("starts with", (_, text, part) => text.StartsWith(part, StringComparison.Ordinal)),
        OfTwo("ends with", (_, text, part) => text.EndsWith(part, StringComparison.Ordinal)),
        OfOne("upper case", text => text.ToUpperInvariant()),
        OfOne("lower case", text => text.ToLowerInvariant()),
        OfOne("string length", text => (FeelNumber)text.EnumerateRunes().Count()),
        new("substring", 2, 3, Substring),
        new("string", 1, 1, (budget, a) => a[0] is null ? null : Printer.Print(a[0], budget)),
        new("matches", 2, 3, Patterns.Matches),
    ];

    private static Function OfOne(string name, Func<string, object?> body) => new(name, 1, 1, (budget, arguments) =>
    {
        if (arguments[0] is not string text) return null;
        budget.Read(text.Length);
        return body(text);
    });

    private static Function OfTwo(string name, Func<Budget, string, string, bool> body) =>
        new(name, 2, 2, (budget, arguments) =>
        {
            if (arguments[0] is not string text || arguments[1] is not string part) return null;
            budget.Read(text.Length);
            budget.Read(part.Length);
            return Truth.Of(body(budget, text, part));
        });

    private static string? Substring(Budget budget, object?[] arguments)
    {
        if (arguments[0] is not string text || arguments[1] is not FeelNumber start) return null;
        budget.Read(text.Length);
        var runes = text.EnumerateRunes().ToArray();
        if (start.Within(-runes.Length, runes.Length) is not { } position || position == 0) return null;
        var first = (int)(position > 0 ? position - 1 : runes.Length + position);
        var length = arguments.Length == 2 ? runes.Length : arguments[2] as FeelNumber?;
        if (length is null || length < FeelNumber.One) return null;
        var taken = (int)(length.Value.Within(1, runes.Length - first) ?? runes.Length - first);
        return string.Concat(runes.AsSpan(first, taken).ToArray().Select(r => r.ToString()));
    }
}
