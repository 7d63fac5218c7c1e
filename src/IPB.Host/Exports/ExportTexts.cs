using IPB.Workflows;

namespace IPB.Host.Exports;

/// <summary>Words of exports.</summary>
public static class ExportTexts
{
    public static readonly Text Take = new("Ladda ned listan", "Download the list");
    public static readonly Text Csv = new("CSV", "CSV");
    public static readonly Text Excel = new("Excel", "Excel");
}
