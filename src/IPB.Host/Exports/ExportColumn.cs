using IPB.Workflows;

namespace IPB.Host.Exports;

/// <summary>A column of a table that people take with them.</summary>
/// <param name="Name">As it stands above the column, in the reader's language.</param>
/// <param name="Value">
/// A text, an <see cref="int"/>, a <see cref="decimal"/>, an instant, a <see cref="DateOnly"/>, or null for an empty
/// cell.
/// </param>
/// <param name="Width">In characters, for a spreadsheet.</param>
public sealed record ExportColumn<T>(Text Name, Func<T, object?> Value, int Width = 18);

public static class ExportFormats
{
    public const string Csv = "csv";
    public const string Xlsx = "xlsx";
}
