using System.Text.RegularExpressions;

namespace IPB.Workflows.Routines.Imports;

/// <summary>A word, number, sign or text of a JUEL expression.</summary>
internal sealed partial record JuelToken(string Value, bool IsText)
{
    /// <exception cref="FormatException">A character that is none of these.</exception>
    internal static List<JuelToken> All(string text)
    {
        var tokens = new List<JuelToken>();
        for (var at = 0; at < text.Length;)
        {
            var match = Form().Match(text, at);
            if (!match.Success || match.Index != at)
                throw new FormatException($"\"{text[at]}\" is not expected there");
            at += match.Length;
            if (match.Groups["text"] is { Success: true } quoted)
                tokens.Add(new JuelToken(Escape().Replace(quoted.Value[1..^1], "$1"), true));
            else if (!string.IsNullOrWhiteSpace(match.Value))
                tokens.Add(new JuelToken(match.Value, false));
        }
        return tokens;
    }

    [GeneratedRegex("""
        \G(?:\s+|(?<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|[\p{L}_][\w$]*(?:\.[\p{L}_][\w$]*)*|[0-9]+(?:\.[0-9]+)?
        |&&|\|\||[=!<>]=|[<>!()\[\]+\-*/?:,])
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();

    [GeneratedRegex(@"\\(.)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Escape();
}
