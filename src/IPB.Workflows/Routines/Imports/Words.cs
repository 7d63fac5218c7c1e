using System.Text;

namespace IPB.Workflows.Routines.Imports;

/// <summary>Names of a process as ids and texts of a routine.</summary>
internal static class Words
{
    private const int Longest = 50;

    /// <summary>Kebab-case, beginning with a letter; <paramref name="otherwise"/> when nothing is left.</summary>
    internal static string Kebab(string? text, string otherwise) => Joined(text, '-') is { Length: > 0 } id
        ? id : otherwise;

    /// <summary>As fields are called: <c>phaseAction</c> becomes <c>phase_action</c>.</summary>
    internal static string Field(string variable) => Joined(variable, '_') is { Length: > 0 } id ? id : "value";

    private static string Joined(string? text, char between)
    {
        var id = new StringBuilder();
        var last = ' ';
        foreach (var c in (text ?? "").Normalize(NormalizationForm.FormD))
        {
            if (char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark) continue;
            var isWord = char.IsAsciiLetterOrDigit(c);
            if (isWord && char.IsUpper(c) && (char.IsLower(last) || char.IsDigit(last))) Break();
            if (isWord && (id.Length > 0 || char.IsAsciiLetter(c))) id.Append(char.ToLowerInvariant(c));
            else if (!isWord) Break();
            last = c;
        }
        if (id.Length > Longest) Shorten(id, between);
        return id.ToString().TrimEnd(between);

        void Break()
        {
            if (id.Length > 0 && id[^1] != between) id.Append(between);
        }
    }

    private static void Shorten(StringBuilder id, char between)
    {
        id.Length = Longest;
        var at = id.ToString().LastIndexOf(between);
        if (at > Longest / 2) id.Length = at;
    }

    /// <summary>A variable as people would say it: <c>phaseAction</c> becomes <c>Phase action</c>.</summary>
    internal static string Said(string variable) =>
        Joined(variable, ' ') is { Length: > 0 } said ? char.ToUpperInvariant(said[0]) + said[1..] : variable;

    /// <summary>The same words in both languages: a person translates one of them.</summary>
    internal static Text Both(string text) => new(text, text);
}

/// <summary>Gives every id once.</summary>
internal sealed class Ids
{
    private readonly HashSet<string> taken = [];

    internal string New(params ReadOnlySpan<string> wishes)
    {
        foreach (var wish in wishes)
            if (taken.Add(wish)) return wish;
        for (var i = 2; ; i++)
            if (taken.Add($"{wishes[^1]}-{i}")) return $"{wishes[^1]}-{i}";
    }
}
