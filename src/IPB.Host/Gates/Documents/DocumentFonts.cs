using System.Reflection;
using PdfSharp.Fonts;

namespace IPB.Host.Gates.Documents;

/// <summary>The typeface of PDFs, which is part of the program: no machine needs to have it installed.</summary>
internal sealed class DocumentFonts : IFontResolver
{
    public const string Family = "DejaVu Sans";
    private const string Regular = "DejaVuSans";
    private const string Bold = "DejaVuSans-Bold";

    /// <summary>Makes it known to the PDF library, once for the process.</summary>
    public static void Use() => GlobalFontSettings.FontResolver ??= new DocumentFonts();

    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) =>
        new(isBold ? Bold : Regular);

    public byte[]? GetFont(string faceName)
    {
        using var stream = Assembly.GetExecutingAssembly()
            .GetManifestResourceStream($"IPB.Host.Gates.Documents.Fonts.{faceName}.ttf")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
