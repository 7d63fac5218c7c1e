using System.Text;

namespace IPB.Workflows.Files;

/// <summary>The names in the text of a condition: they may change while all else stays as written.</summary>
internal static class FeelNames
{
    /// <summary>Where whole names stand: none in a text, a comment, a path's later part, a call or a key.</summary>
    internal static IEnumerable<(int Start, int End)> Find(string condition)
    {
        for (int start = 0, end; start < condition.Length; start = end)
        {
            end = EndOf(condition, start);
            if (IsName(condition, start, end)) yield return (start, end);
        }
    }

    internal static string Rename(string condition, Func<string, string> rename)
    {
        var result = new StringBuilder(condition.Length);
        var done = 0;
        foreach (var (start, end) in Find(condition))
        {
            result.Append(condition, done, start - done).Append(rename(condition[start..end]));
            done = end;
        }
        return result.Append(condition, done, condition.Length - done).ToString();
    }

    private static int EndOf(string text, int start)
    {
        if (text[start] == '"') return EndOfText(text, start + 1);
        if (At(text, start, "//")) return text.IndexOf('\n', start) is var line and >= 0 ? line : text.Length;
        if (At(text, start, "/*"))
            return text.IndexOf("*/", start + 2, StringComparison.Ordinal) is var close and >= 0
                ? close + 2 : text.Length;
        var end = start;
        while (end < text.Length && IsPart(text[end])) end++;
        return Math.Max(end, start + 1);
    }

    private static int EndOfText(string text, int at)
    {
        while (at < text.Length && text[at] != '"') at += text[at] == '\\' ? 2 : 1;
        return Math.Min(at + 1, text.Length);
    }

    private static bool IsName(string text, int start, int end)
    {
        if (!IsPart(text[start]) || char.IsDigit(text[start])) return false;
        var before = text.AsSpan(0, start).TrimEnd();
        var after = text.AsSpan(end).TrimStart();
        var isMember = before.EndsWith(".") && !before.EndsWith("..");
        return !isMember && !after.StartsWith("(") && !after.StartsWith(":");
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static bool At(string text, int start, string what) =>
        string.CompareOrdinal(text, start, what, 0, what.Length) == 0;
}
