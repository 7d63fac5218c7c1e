using System.Globalization;
using System.Text;

namespace IPB.Rules;

/// <summary>Values as text, in the form that an expression would write them.</summary>
internal static class Printer
{
    public static string Print(object? value, Budget budget) =>
        value is string text ? text : PrintInside(value, budget);

    public static string Number(decimal number) =>
        number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string PrintInside(object? value, Budget budget)
    {
        budget.Step();
        var text = value switch
        {
            null => "null",
            bool truth => truth ? "true" : "false",
            decimal number => Number(number),
            string inner => Quote(inner),
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
            DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
            DateTimeOffset moment => Moment(moment),
            TimeSpan duration => Duration(duration),
            IReadOnlyList<object?> list => "[" + Join(list.Select(i => PrintInside(i, budget)), budget) + "]",
            IReadOnlyDictionary<string, object?> context =>
                "{" + Join(context.Select(e => $"{Key(e.Key)}: {PrintInside(e.Value, budget)}"), budget) + "}",
            _ => value.ToString() ?? "",
        };
        budget.Read(text.Length);
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

    private static string Quote(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private static string Key(string key) => key.All(c => char.IsLetterOrDigit(c) || c == '_') ? key : Quote(key);

    private static string Moment(DateTimeOffset moment) =>
        moment.ToString(moment.Offset == TimeSpan.Zero
            ? "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ" : "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz",
            CultureInfo.InvariantCulture);

    private static string Duration(TimeSpan duration)
    {
        var ticks = Math.Abs((decimal)duration.Ticks);
        if (ticks == 0) return "PT0S";
        var seconds = ticks % TimeSpan.TicksPerMinute / TimeSpan.TicksPerSecond;
        var time = Part(decimal.Truncate(ticks / TimeSpan.TicksPerHour) % 24, "H")
            + Part(decimal.Truncate(ticks / TimeSpan.TicksPerMinute) % 60, "M") + Part(seconds, "S");
        var days = Part(decimal.Truncate(ticks / TimeSpan.TicksPerDay), "D");
        return (duration < TimeSpan.Zero ? "-P" : "P") + days + (time.Length > 0 ? "T" + time : "");
    }

    private static string Part(decimal count, string unit) => count == 0 ? "" : Number(count) + unit;
}
