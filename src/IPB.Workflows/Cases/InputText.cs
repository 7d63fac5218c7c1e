using System.Collections.Immutable;
using System.Text;

namespace IPB.Workflows.Cases;

/// <summary>Texts that people write: trimmed, normalised, never longer than said, without control characters.</summary>
internal static class InputText
{
    /// <exception cref="InvalidInput">Empty, too long, or with control characters.</exception>
    public static string Required(string field, string? text, int max) =>
        Optional(field, text, max)
        ?? throw new InvalidInput(field, new($"\"{field}\" behöver fyllas i.", $"\"{field}\" must not be empty."));

    /// <summary>The same, with what is wrong added to a list.</summary>
    /// <returns>Null when something is wrong.</returns>
    public static string? Required(
        string field, string? text, int max, ImmutableArray<(string, Text)>.Builder errors)
    {
        try
        {
            return Required(field, text, max);
        }
        catch (InvalidInput e)
        {
            errors.AddRange(e.Fields);
            return null;
        }
    }

    /// <returns>Null for nothing but white space.</returns>
    public static string? Optional(string field, string? text, int max)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (!IsWellFormed(text))
            throw new InvalidInput(field, new(
                $"\"{field}\" innehåller tecken som inte är text.",
                $"\"{field}\" holds characters that are not text."));
        var clean = text.Trim().Normalize(NormalizationForm.FormC);
        return clean.Length <= max ? clean : throw new InvalidInput(field, new(
            $"\"{field}\" får ha högst {max} tecken men har {clean.Length}.",
            $"\"{field}\" may have at most {max} characters but has {clean.Length}."));
    }

    // PostgreSQL stores no NUL, UTF-8 no lone surrogate.
    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) && text[i] is not ('\n' or '\r' or '\t')) return false;
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return false;
            i++;
        }

        return true;
    }
}
