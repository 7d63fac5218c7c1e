using System.Text;
using System.Text.RegularExpressions;

namespace IPB.Workflows.Routines.Imports;

/// <summary>The text of a file in the encoding that it names, or that it plainly has.</summary>
internal static partial class BpmnText
{
    private const int Declaration = 200;
    private static readonly UTF8Encoding Strict =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static string Of(byte[] bytes)
    {
        var named = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, Declaration));
        using var stream = new MemoryStream(bytes);
        try
        {
            using var reader = new StreamReader(stream, Named(named));
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            // Some modellers write Latin-1 and call it UTF-8.
            return Encoding.Latin1.GetString(bytes);
        }
    }

    private static Encoding Named(string start)
    {
        try
        {
            return Name().Match(start) is { Success: true } match && !match.Groups[1].Value.StartsWith("UTF",
                StringComparison.OrdinalIgnoreCase) ? Encoding.GetEncoding(match.Groups[1].Value) : Strict;
        }
        catch (ArgumentException)
        {
            return Strict;
        }
    }

    [GeneratedRegex("""^<\?xml[^>]*encoding=["']([A-Za-z0-9._-]+)["']""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}
