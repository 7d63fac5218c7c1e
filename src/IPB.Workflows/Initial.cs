namespace IPB.Workflows;

/// <summary>The first letter of a text, in every language alike; an empty text stays empty.</summary>
public static class Initial
{
    /// <summary><c>rule 3</c> is <c>Rule 3</c>.</summary>
    public static string Capital(string text) =>
        text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary><c>District</c> is <c>district</c>.</summary>
    public static string Small(string text) =>
        text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
