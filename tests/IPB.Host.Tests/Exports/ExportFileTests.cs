using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using IPB.Host.Exports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace IPB.Host.Tests.Exports;

/// <summary>Tables as files that Excel opens without running anything that people wrote.</summary>
public sealed class ExportFileTests
{
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly DateTimeOffset Noon = new(2026, 7, 1, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+46 33", "\"'+46 33\"")]
    [InlineData("-2", "\"'-2\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("a;=b", "\"a;=b\"")]
    [InlineData("sa \"nej\"", "\"sa \"\"nej\"\"\"")]
    [InlineData("två\nrader", "\"två\nrader\"")]
    public async Task A_text_in_csv_is_no_formula(string text, string cell)
    {
        var csv = Encoding.UTF8.GetString(await FileAsync("csv", "sv", text));
        var written = csv.Split("\r\n")[1];
        Assert.Equal(cell + ";42;2,5;2026-07-01 12:00;", written);
    }

    [Theory]
    [InlineData("sv", "Namn;Antal;Tal;När;Tomt")]
    [InlineData("en", "Name,Count,Number,When,Empty")]
    public async Task Csv_begins_with_its_mark_and_speaks_the_readers_language(string language, string header)
    {
        var bytes = await FileAsync("csv", language, "x");
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(header, Encoding.UTF8.GetString(bytes[3..]).Split("\r\n")[0]);
    }

    [Fact]
    public async Task A_workbook_has_typed_cells_and_no_formula()
    {
        var bytes = await FileAsync("xlsx", "sv", "=HYPERLINK(\"http://x\")", "med \u0001tecken");
        using var zip = new ZipArchive(new MemoryStream(bytes));
        await using var part = await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync();
        var sheet = await XDocument.LoadAsync(part, LoadOptions.None, default);
        var rows = sheet.Descendants(Sheet + "row").Select(r => r.Elements(Sheet + "c").ToList()).ToList();
        Assert.Empty(sheet.Descendants(Sheet + "f"));
        Assert.Equal("=HYPERLINK(\"http://x\")", rows[1][0].Value);
        Assert.Equal("inlineStr", (string?)rows[1][0].Attribute("t"));
        Assert.Equal("42", rows[1][1].Value);
        Assert.Null((string?)rows[1][1].Attribute("t"));
        // Days since 1899: a date that can be reckoned with.
        Assert.Equal("46204.5", rows[1][3].Value);
        Assert.Equal("med tecken", rows[2][0].Value);
    }

    [Fact]
    public async Task Rows_are_written_as_they_are_read()
    {
        var (held, most) = (0, 0);
        var body = new MemoryStream();
        await new ExportFile<int>("x", "csv", "sv", [new(new("N", "N"), n => { held--; return n; })], Rows())
            .ExecuteAsync(Http(body));
        Assert.Equal(1, most);
        Assert.Equal(50_001, Encoding.UTF8.GetString(body.ToArray())
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);

        async IAsyncEnumerable<int> Rows()
        {
            for (var i = 0; i < 50_000; i++)
            {
                most = Math.Max(most, ++held);
                if (i % 1_000 == 0) await Task.Yield();
                yield return i;
            }
        }
    }

    private static async Task<byte[]> FileAsync(string format, string language, params string[] texts)
    {
        IReadOnlyList<ExportColumn<string>> columns =
        [
            new(new("Namn", "Name"), t => t), new(new("Antal", "Count"), _ => 42), new(new("Tal", "Number"), _ => 2.5m),
            new(new("När", "When"), _ => Noon), new(new("Tomt", "Empty"), _ => null),
        ];
        var body = new MemoryStream();
        await new ExportFile<string>("x", format, language, columns, texts.ToAsyncEnumerable())
            .ExecuteAsync(Http(body));
        return body.ToArray();
    }

    private static DefaultHttpContext Http(Stream body)
    {
        var http = new DefaultHttpContext();
        http.Response.Body = body;
        http.Features.Set<IHttpBodyControlFeature>(new BodyControl());
        return http;
    }

    private sealed class BodyControl : IHttpBodyControlFeature
    {
        public bool AllowSynchronousIO { get; set; }
    }
}
