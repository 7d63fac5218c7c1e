using System.Globalization;

namespace IPB.Rules;

/// <summary>The text is no expression of the condition language.</summary>
public sealed class FeelSyntaxException : Exception
{
    internal FeelSyntaxException(string text, int position, string expected, string found)
        : base($"expected {expected} but found {found}, at {Place(text, position)}")
    {
        Text = text;
        Position = position;
        Expected = expected;
        Found = found;
    }

    /// <summary>The whole text that was parsed.</summary>
    public string Text { get; }

    /// <summary>Offset of the fault in <see cref="Text"/>, counted from 0 in UTF-16 characters.</summary>
    public int Position { get; }

    /// <summary>What would have been right here, in words.</summary>
    public string Expected { get; }

    /// <summary>What stood there instead, in words.</summary>
    public string Found { get; }

    private static string Place(string text, int position)
    {
        var before = text.AsSpan(0, Math.Min(position, text.Length));
        var line = before.Count('\n') + 1;
        var column = position - (before.LastIndexOf('\n') + 1) + 1;
        return line == 1
            ? string.Create(CultureInfo.InvariantCulture, $"column {column}")
            : string.Create(CultureInfo.InvariantCulture, $"line {line}, column {column}");
    }
}
