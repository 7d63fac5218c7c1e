using CsCheck;

namespace IPB.Rules.Tests;

/// <summary>Random valid expressions, as text with brackets around every part.</summary>
internal static class Trees
{
    public static readonly Gen<string> Leaf = Gen.OneOf<string>(
        "1", "2.5", "0", "\"t\"", "\"\"", "true", "false", "null", "[1, 2]", "{k: 1}", "@\"2024-01-31\"", "@\"P1M\"",
        "@\"PT36H\"", "@\"10:00:00\"", "@\"2024-01-31T10:00:00Z\"", "79228162514264337593543950335");

    private static readonly Gen<string> Name = Gen.OneOf<string>("a", "b", "x", "missing", "b.x", "b[1]");

    private static readonly Gen<string> Binary = Gen.OneOf<string>(
        "+", "-", "*", "/", "**", "=", "!=", "<", "<=", ">", ">=", "and", "or", "in");

    private static readonly Gen<string> Function = Gen.OneOf<string>(
        "count", "sum", "min", "max", "mean", "string length", "upper case", "string", "number", "abs", "floor",
        "ceiling", "not", "date", "time", "date and time", "duration", "flatten", "distinct values", "reverse",
        "median", "mode", "stddev", "product", "all", "any", "sqrt", "log", "exp", "odd", "get entries", "context",
        "context merge", "string join", "range", "day of week", "week of year");

    public static readonly Gen<string> Any = At(5).Where(text => text.Length < 3_900);

    private static Gen<string> At(int depth)
    {
        if (depth == 0) return Gen.OneOf<string>(Leaf, Name);
        var inner = At(depth - 1);
        return Gen.OneOf<string>(
            Leaf,
            Name,
            Gen.Select(inner, Binary, inner, (l, op, r) => $"({l}) {op} ({r})"),
            Gen.Select(Function, inner, (f, argument) => $"{f}({argument})"),
            Gen.Select(inner, inner, inner, (c, t, e) => $"if {c} then {t} else {e}"),
            Gen.Select(inner, inner, inner, (v, l, h) => $"({v}) between ({l}) and ({h})"),
            Gen.Select(inner, inner, inner, (v, l, h) => $"({v}) in ([({l})..({h})), < ({l}), ({h}))"),
            Gen.Select(inner, inner, (l, r) => $"[{l}, {r}]"),
            Gen.Select(inner, inner, (l, r) => $"{{k: {l}, m: {r}}}.m"),
            Gen.Select(inner, inner, (list, c) => $"({list})[{c}]"),
            Gen.Select(inner, inner, (list, body) => $"for x in ({list}) return {body}"),
            Gen.Select(inner, inner, (list, body) => $"some x in ({list}) satisfies {body}"),
            Gen.Select(inner, inner, (list, body) => $"every y in ({list}) satisfies (y) = ({body})"));
    }
}
