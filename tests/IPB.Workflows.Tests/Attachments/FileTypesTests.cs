using System.IO.Compression;
using System.Text;
using IPB.Workflows.Attachments;

namespace IPB.Workflows.Tests.Attachments;

public sealed class FileTypesTests
{
    [Theory]
    [InlineData("plan.pdf", "%PDF-1.7 ...", "application/pdf")]
    [InlineData("PLAN.PDF", "%PDF-1.7 ...", "application/pdf")]
    [InlineData("anteckning.txt", "Åtta är många.\r\n", "text/plain")]
    [InlineData("tal.csv", "a;b\n1;2\n", "text/csv")]
    [InlineData("plan.pdf", "MZ program", null)]
    [InlineData("plan.exe", "MZ program", null)]
    [InlineData("plan", "%PDF-1.7", null)]
    [InlineData("bild.png", "%PDF-1.7", null)]
    [InlineData("sida.html", "<script>", null)]
    [InlineData("bild.svg", "<svg onload='x'/>", null)]
    [InlineData("anteckning.txt", "a\0b", null)]
    public void A_file_is_what_its_content_says_if_its_name_agrees(string name, string content, string? type) =>
        Assert.Equal(type, FileTypes.Of(name, Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void Text_that_is_no_text_is_refused() =>
        Assert.Null(FileTypes.Of("a.txt", new byte[] { 0x41, 0xFF, 0xFE }));

    [Fact]
    public void Pictures_are_known_by_their_first_bytes()
    {
        Assert.Equal(
            "image/png", FileTypes.Of("a.png", new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0 }));
        Assert.Equal("image/jpeg", FileTypes.Of("a.JPEG", new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 }));
        Assert.Equal("image/webp", FileTypes.Of("a.webp", Encoding.ASCII.GetBytes("RIFF1234WEBPVP8 ")));
        Assert.Null(FileTypes.Of("a.png", new byte[] { 0x89, 0x50 }));
    }

    [Fact]
    public void Office_documents_are_taken_without_macros_only()
    {
        (string, string)[] document = [("[Content_Types].xml", "<x/>"), ("word/document.xml", "<x/>")];
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            FileTypes.Of("a.docx", Zip(document)));
        Assert.Null(FileTypes.Of("a.xlsx", Zip(document)));
        Assert.Null(FileTypes.Of("a.docx", Zip([.. document, ("word/vbaProject.bin", "x")])));
        Assert.Null(FileTypes.Of("a.docx", Encoding.ASCII.GetBytes("PK broken")));
        Assert.Equal("application/vnd.oasis.opendocument.text", FileTypes.Of("a.odt",
            Zip([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>")], stored: true)));
    }

    [Fact]
    public void A_bomb_is_refused_without_being_unpacked()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", "<x/>", CompressionLevel.Fastest);
            using var big = zip.CreateEntry("word/document.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1_000_000];
            for (var i = 0; i < 301; i++) big.Write(zeros);
        }

        Assert.True(memory.Length < 5_000_000);
        Assert.Null(FileTypes.Of("a.docx", memory.ToArray()));
    }

    private static byte[] Zip((string Name, string Text)[] parts, bool stored = false)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts)
                Add(zip, name, text, stored ? CompressionLevel.NoCompression : CompressionLevel.Fastest);
        return memory.ToArray();
    }

    private static void Add(ZipArchive zip, string name, string text, CompressionLevel level)
    {
        using var stream = zip.CreateEntry(name, level).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
