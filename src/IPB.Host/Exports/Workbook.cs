using IPB.Workflows.Calendars;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace IPB.Host.Exports;

/// <summary>Writes a table as an Excel workbook, a row at a time.</summary>
internal static class Workbook
{
    /// <summary>Excel takes 1,048,576; what is more goes on in another sheet.</summary>
    private const int RowsPerSheet = 1_000_000;

    /// <summary>The longest text of a cell.</summary>
    private const int LongestText = 32_767;

    public static async Task WriteAsync<T>(Stream body, ExportFile<T> file, CancellationToken ct)
    {
        await using var book = await Spreadsheet.CreateNewAsync(body, new() { PreserveStringWhitespace = true }, ct);
        var styles = new Styles(
            book.AddStyle(new Style { Font = new() { Bold = true } }),
            book.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd hh:mm") }),
            book.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd") }));
        var (sheets, left) = (0, 0);
        await StartAsync();
        await foreach (var row in file.Rows.WithCancellation(ct))
        {
            if (left-- == 0) await StartAsync();
            await book.AddRowAsync(file.Columns.Select(c => CellOf(c.Value(row), styles)).ToArray(), ct);
        }

        await book.FinishAsync(ct);

        async Task StartAsync()
        {
            left = RowsPerSheet;
            var options = new WorksheetOptions { FrozenRows = 1 };
            for (var i = 0; i < file.Columns.Count; i++) options.Column(i + 1).Width = file.Columns[i].Width;
            await book.StartWorksheetAsync(
                (++sheets).ToString(System.Globalization.CultureInfo.InvariantCulture), options, ct);
            await book.AddRowAsync(file.Header.Select(name => new StyledCell(name, styles.Header)).ToArray(), ct);
        }
    }

    private static StyledCell CellOf(object? value, Styles styles) => value switch
    {
        null => new StyledCell((string?)null, null),
        string text => new StyledCell(Written(text), null),
        int number => new StyledCell(number, null),
        decimal number => new StyledCell(number, null),
        DateOnly day => new StyledCell(day.ToDateTime(TimeOnly.MinValue), styles.Day),
        DateTimeOffset at => new StyledCell(Stockholm.LocalOf(at), styles.Moment),
        _ => throw new ArgumentException($"a column holds no {value.GetType().Name}"),
    };

    // XML has no place for control characters.
    private static string Written(string text)
    {
        var clean = text.Any(IsUnwritable) ? new string([.. text.Where(c => !IsUnwritable(c))]) : text;
        return clean.Length > LongestText ? clean[..LongestText] : clean;
    }

    private static bool IsUnwritable(char c) =>
        (c < ' ' && c is not ('\t' or '\n' or '\r')) || c is '\ufffe' or '\uffff';

    private sealed record Styles(StyleId Header, StyleId Moment, StyleId Day);
}
