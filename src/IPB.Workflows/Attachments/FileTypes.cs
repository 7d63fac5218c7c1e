using System.IO.Compression;
using System.Text;

namespace IPB.Workflows.Attachments;

/// <summary>What a file is, by its content; the name must agree. Others, programs above all, are not taken.</summary>
public static class FileTypes
{
    /// <summary>More than any document unpacks to, and far less than what would fill a server.</summary>
    private const long MostUnpacked = 300_000_000;
    private const int MostParts = 10_000;

    private static readonly FileType[] Known =
    [
        new("application/pdf", [".pdf"], c => c.AsSpan().StartsWith("%PDF-"u8)),
        new("image/png", [".png"],
            c => c.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])),
        new("image/jpeg", [".jpg", ".jpeg"], c => c.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])),
        new("image/gif", [".gif"], c => c.AsSpan().StartsWith("GIF87a"u8) || c.AsSpan().StartsWith("GIF89a"u8)),
        new("image/webp", [".webp"],
            c => c.Count > 8 && c.AsSpan().StartsWith("RIFF"u8) && c.AsSpan(8).StartsWith("WEBP"u8)),
        Office("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", "word/"),
        Office("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", "xl/"),
        Office("application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx", "ppt/"),
        Open("application/vnd.oasis.opendocument.text", ".odt"),
        Open("application/vnd.oasis.opendocument.spreadsheet", ".ods"),
        Open("application/vnd.oasis.opendocument.presentation", ".odp"),
        new("text/plain", [".txt", ".md", ".log"], IsText),
        new("text/csv", [".csv"], IsText),
    ];

    /// <summary>Endings of the names of all that is taken, for people and for file choosers.</summary>
    public static IReadOnlyList<string> Endings { get; } = [.. Known.SelectMany(k => k.Endings)];

    /// <returns>Null: nothing that is taken, or not what its name says.</returns>
    public static string? Of(string name, ArraySegment<byte> content)
    {
        var ending = Path.GetExtension(name);
        return Array.Find(Known, k => k.Endings.Contains(ending, StringComparer.OrdinalIgnoreCase)
            && k.Fits(content))?.Name;
    }

    private static FileType Office(string name, string ending, string folder) => new(name, [ending], c =>
        Parts(c) is { } parts && parts.Contains("[Content_Types].xml") && parts.Any(p => p.StartsWith(folder,
            StringComparison.Ordinal)) && !parts.Any(p => p.EndsWith("vbaProject.bin", StringComparison.Ordinal)));

    private static FileType Open(string name, string ending) => new(name, [ending], c =>
        Parts(c) is { } parts && parts.Contains("mimetype") && parts.Contains("content.xml")
        && Encoding.ASCII.GetString(c.AsSpan(0, Math.Min(c.Count, 200))).Contains(name, StringComparison.Ordinal));

    /// <summary>Names of what a packed file holds, read from its directory alone; null: none, or a bomb.</summary>
    private static HashSet<string>? Parts(ArraySegment<byte> content)
    {
        if (!content.AsSpan().StartsWith("PK"u8)) return null;
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content.Array!, content.Offset, content.Count, false));
            var entries = zip.Entries;
            if (entries.Count > MostParts || entries.Sum(e => e.Length) > MostUnpacked) return null;
            return [.. entries.Select(e => e.FullName)];
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static bool IsText(ArraySegment<byte> content)
    {
        try
        {
            return new UTF8Encoding(false, true).GetString(content.AsSpan())
                .All(c => c >= ' ' || c is '\n' or '\r' or '\t'
                or '\f' or '\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private sealed record FileType(string Name, string[] Endings, Func<ArraySegment<byte>, bool> Fits);
}
