using System.Globalization;

namespace IPB.Workflows.Routing;

/// <summary>A routing table as facts name it, <c>problem-intake/1</c>.</summary>
public sealed record TableVersion(string Id, int Version)
{
    /// <param name="text">As <see cref="ToString"/> writes it.</param>
    /// <exception cref="FormatException">There is no number behind a slash.</exception>
    public static TableVersion Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slash = text.LastIndexOf('/');
        return new(text[..Math.Max(slash, 0)], int.Parse(text.AsSpan(slash + 1), CultureInfo.InvariantCulture));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}/{Version}");
}
