using System.Text;

namespace IPB.Rules;

/// <summary>Values as text, in the form that an expression would write them.</summary>
internal static class Printer
{
    public static string Print(object? value, Budget budget) =>
        value is string text ? text : PrintInside(value, budget);

    private static string PrintInside(object? value, Budget budget)
    {
        budget.Step();
        budget.Enter();
        var text = value switch
        {
            null => "null",
            bool truth => truth ? "true" : "false",
            string inner => Quote(inner),
            IReadOnlyList<object?> list => "[" + Join(list.Select(i => PrintInside(i, budget)), budget) + "]",
            IReadOnlyDictionary<string, object?> context =>
                "{" + Join(context.Select(e => $"{Key(e.Key)}: {PrintInside(e.Value, budget)}"), budget) + "}",
            FeelRange range => Range(range, budget),
            FeelFunction function => $"function({string.Join(", ", function.Parameters)})",
            _ => value.ToString() ?? "",
        };
        budget.Read(text.Length);
        budget.Leave();
        return text;
    }

    private static string Join(IEnumerable<string> parts, Budget budget)
    {
        var joined = new StringBuilder();
        foreach (var part in parts)
        {
            if (joined.Length > 0) joined.Append(", ");
            joined.Append(part);
            if (joined.Length > Limits.TextValue) budget.Read(joined.Length);
        }
        return joined.ToString();
    }

    private static string Range(FeelRange range, Budget budget)
    {
        var (low, high) = (PrintInside(range.Low, budget), PrintInside(range.High, budget));
        if (range.Operator is not null) return $"{range.Operator} {low}";
        if (range.Low is null && range.High is not null) return $"{(range.HighIncluded ? "<=" : "<")} {high}";
        if (range.High is null && range.Low is not null) return $"{(range.LowIncluded ? ">=" : ">")} {low}";
        return $"{(range.LowIncluded ? '[' : '(')}{low}..{high}{(range.HighIncluded ? ']' : ')')}";
    }

    private static string Quote(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private static string Key(string key) => key.All(c => char.IsLetterOrDigit(c) || c == '_') ? key : Quote(key);
}
