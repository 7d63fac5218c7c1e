using System.Text.RegularExpressions;

namespace IPB.Workflows.Cases;

/// <summary>A document or a link: a registration number, or an address that starts with https.</summary>
internal static partial class EvidenceInput
{
    public const int Longest = 500;

    /// <summary>A value that a proof or a test can fill in.</summary>
    public const string Sample = "https://example.org/document";

    public static bool Is(string text) => text.Length <= Longest && (Number().IsMatch(text) || IsLink(text));

    /// <summary>Whether it can be opened; a registration number cannot.</summary>
    public static bool IsLink(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttps && address.Host.Length > 0 && address.UserInfo.Length == 0
        && text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && !text.Any(char.IsWhiteSpace);

    // KS 2026/123, IPB 2026-00042, 2026-00042, 123/26, SLK 2024:12 ua
    [GeneratedRegex(@"^(?:\p{L}[\p{L} .-]{0,20}[ /-])?[0-9]{1,10}(?:[-/:.][0-9]{1,10}){1,4}(?: ?\p{L}{1,10})?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
