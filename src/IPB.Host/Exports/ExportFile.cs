using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using IPB.Workflows.Calendars;
using Microsoft.AspNetCore.Http.Features;

namespace IPB.Host.Exports;

/// <summary>
/// Answers a table as a file, row by row as it is read: CSV as Excel opens it in the reader's language, or an Excel
/// workbook. Nothing in it is ever a formula.
/// </summary>
/// <param name="Name">Of the file, without its ending.</param>
/// <param name="Format">One of <see cref="ExportFormats"/>; anything else is CSV.</param>
/// <param name="Language"><c>sv</c> or <c>en</c>.</param>
internal sealed record ExportFile<T>(string Name, string? Format, string Language,
    IReadOnlyList<ExportColumn<T>> Columns, IAsyncEnumerable<T> Rows) : IResult
{
    private bool IsWorkbook => Format == ExportFormats.Xlsx;

    public async Task ExecuteAsync(HttpContext http)
    {
        var response = http.Response;
        response.ContentType = IsWorkbook
            ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8";
        response.Headers.ContentDisposition =
            $"attachment; filename=\"{Name}.{(IsWorkbook ? ExportFormats.Xlsx : ExportFormats.Csv)}\"";
        response.Headers.CacheControl = "no-store";
        if (IsWorkbook)
        {
            // A zip archive writes the end of each part at once.
            http.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
            await Workbook.WriteAsync(response.Body, this, http.RequestAborted);
        }
        else await WriteCsvAsync(response.Body, http.RequestAborted);
    }

    internal string[] Header => [.. Columns.Select(c => c.Name.In(Language))];

    private async Task WriteCsvAsync(Stream body, CancellationToken ct)
    {
        await using var writer = new StreamWriter(
            body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 15);
        await using var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Language == "en" ? "," : ";",
            NewLine = "\r\n",
            // A line break within a text is not always the one that ends a row.
            ShouldQuote = field =>
                ConfigurationFunctions.ShouldQuote(field) || field.Field?.AsSpan().ContainsAny('\r', '\n') == true,
            InjectionOptions = InjectionOptions.Escape,
            InjectionCharacters = ['=', '+', '-', '@', '\t', '\r', '\n'],
        });
        foreach (var name in Header) csv.WriteField(name);
        await csv.NextRecordAsync();
        await foreach (var row in Rows.WithCancellation(ct))
        {
            foreach (var column in Columns) WriteCell(csv, column.Value(row));
            await csv.NextRecordAsync();
        }
    }

    // Numbers are what a minus before them is for; only texts can be formulas.
    private void WriteCell(CsvWriter csv, object? value)
    {
        var culture = CultureInfo.GetCultureInfo(Language == "en" ? "en-GB" : "sv-SE");
        switch (value)
        {
            case null: csv.WriteField(""); break;
            case string text: csv.WriteField(text); break;
            case int number: csv.WriteConvertedField(number.ToString(CultureInfo.InvariantCulture), typeof(int)); break;
            case decimal number:
                csv.WriteConvertedField(Quoted(number.ToString("0.####", culture).Replace('\u2212', '-')),
                    typeof(decimal));
                break;
            case DateOnly day: csv.WriteField(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case DateTimeOffset at:
                csv.WriteField(Stockholm.LocalOf(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
                break;
            default: throw new ArgumentException($"a column holds no {value.GetType().Name}");
        }

        string Quoted(string number) => number.Contains(csv.Configuration.Delimiter, StringComparison.Ordinal)
            ? $"\"{number}\"" : number;
    }
}
