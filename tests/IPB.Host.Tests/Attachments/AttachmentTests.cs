using System.Net;
using System.Net.Http.Headers;
using System.Text;
using IPB.Host.Tests.Pages;
using IPB.Workflows.Cases;
using Npgsql;

namespace IPB.Host.Tests.Attachments;

public sealed class AttachmentTests(RunningCity city) : IClassFixture<RunningCity>
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7 the plan of the yard");

    [Fact]
    public async Task A_file_is_added_once_and_handed_out_as_it_came()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync("Skolgård med plan", "FSF", new { });
        var (elin, address) = (city.As("elin.dahlgren"), $"/api/cases/{CaseNumber.Slug(number)}/attachments");
        for (var i = 0; i < 2; i++)
            (await SendAsync(elin, address, "once", ("Gårdsplan.pdf", Pdf))).Expect(HttpStatusCode.OK);

        var file = Assert.Single((await elin.ReadAsync(address)).Expect(HttpStatusCode.OK).AsArray())!;
        Assert.Equal(("Gårdsplan.pdf", "application/pdf", Pdf.Length), ((string)file["name"]!, (string)file["type"]!,
            (int)file["size"]!));
        using var answer = await elin.GetAsync($"{address}/{file["id"]}");
        Assert.Equal(Pdf, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(HttpStatusCode.NotFound, (await elin.GetAsync($"{address}/{Guid.NewGuid()}")).StatusCode);

        await using var source = NpgsqlDataSource.Create(city.Connection);
        await using var tamper = source.CreateCommand("update attachments set content = 'x' where id = $1");
        tamper.Parameters.Add(new() { Value = (Guid)file["id"]! });
        await tamper.ExecuteNonQueryAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, (await elin.GetAsync($"{address}/{file["id"]}")).StatusCode);
    }

    [Fact]
    public async Task A_wrong_file_is_refused_with_its_name_and_why()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync("Skolgård med program", "FSF", new { });
        var (elin, address) = (city.As("elin.dahlgren"), $"/api/cases/{CaseNumber.Slug(number)}/attachments");
        (await SendAsync(elin, address, "a", ("plan.pdf", "MZ"u8.ToArray()))).Refused(422, "invalid-input");
        (await SendAsync(elin, address, "b", ("tom.pdf", []))).Refused(422, "invalid-input");
        (await SendAsync(elin, address, "c")).Refused(422, "invalid-input");
        Assert.Empty((await elin.ReadAsync(address)).Body.AsArray());
    }

    [Fact]
    public async Task A_report_that_is_refused_keeps_its_files()
    {
        using var elin = await Browser.SignedInAsync(city, "elin.dahlgren");
        await elin.OpenAsync("/cases/new");
        await elin.UploadAsync("report", [("Gårdsplan.pdf", Pdf)], ("title", ""), ("description", "Det är halt."),
            ("department", "FSF"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, elin.Status);
        Assert.Contains("Received already", elin.Words, StringComparison.Ordinal);

        var filled =
            elin.Filled("report", [("title", "Hal skolgård"), ("description", "Det är halt."), ("department", "FSF"),
            .. elin.Ticked("kept")]);
        // With a double click.
        for (var i = 0; i < 2; i++)
        {
            await elin.SendAsync(filled);
            Assert.Equal(HttpStatusCode.OK, elin.Status);
        }

        Assert.Contains("Gårdsplan.pdf", elin.Words, StringComparison.Ordinal);
        Assert.Contains("added the file Gårdsplan.pdf (1 kB)", elin.Words, StringComparison.Ordinal);
    }

    private static async Task<Answer> SendAsync(
        HttpClient client, string address, string key, params (string Name, byte[] Content)[] files)
    {
        using var form = new MultipartFormDataContent { { new StringContent(""), "text" } };
        foreach (var (name, content) in files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(part, "files", name);
        }

        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = form };
        request.Headers.Add(Calls.Key, key);
        return await client.CallAsync(request);
    }
}
