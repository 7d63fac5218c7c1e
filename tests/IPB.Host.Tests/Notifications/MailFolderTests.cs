using IPB.Host.Notifications;
using IPB.Workflows.Notifications;
using IPB.Workflows.Storage;

namespace IPB.Host.Tests.Notifications;

public sealed class MailFolderTests : IDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("ipb-mail-");
    private readonly MailFolder folder;

    public MailFolderTests() => folder = new(new() { DataFolder = data.FullName });

    [Fact]
    public async Task A_mail_can_be_read_as_it_was_written()
    {
        await KeepAsync(Letters.Of(MessageKind.Decision));
        var mail = folder.Find(Letters.Id.ToString())!;
        Assert.Equal((Letters.Id.ToString(), Letters.Written), (mail.Id, mail.Date));
        Assert.Equal("\"Anna Ek\" <anna.ek@city.test>", mail.To);
        Assert.Equal($"Beslut väntar: {Letters.Number} {Letters.Title}", mail.Subject);
        Assert.Contains(Letters.Address, mail.Text);
        Assert.Contains("<h1 ", mail.Html);
    }

    [Fact]
    public async Task A_second_delivery_takes_the_place_of_the_first()
    {
        await KeepAsync(Letters.Of(MessageKind.Closed));
        await KeepAsync(Letters.Of(MessageKind.Closed) with { Attempts = 2 });
        Assert.Equal([$"20261123080000-{Letters.Id}.eml"], Files());
    }

    [Fact]
    public async Task The_newest_come_first_page_by_page()
    {
        for (var day = 0; day < 5; day++) await KeepAsync(At(day));
        Assert.Equal([4, 3], folder.Newest(2).Select(Day));
        Assert.Equal([2, 1, 0], folder.Newest(9, skip: 2).Select(Day));
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("*")]
    [InlineData("")]
    [InlineData("019ab0c4-0000-7000-8000-000000000099")]
    public async Task An_id_that_no_mail_has_finds_nothing(string id)
    {
        await KeepAsync(Letters.Of(MessageKind.Closed));
        Assert.Null(folder.Find(id));
    }

    [Fact]
    public async Task What_else_lies_in_the_folder_is_left_alone()
    {
        await KeepAsync(Letters.Of(MessageKind.Closed));
        await File.WriteAllTextAsync(Path.Combine(data.FullName, "mail", "notes.eml"), "mine");
        Assert.Single(folder.Newest(10));
    }

    [Fact]
    public void A_folder_without_mail_is_empty() => Assert.Empty(folder.Newest(10));

    [Fact]
    public async Task A_delivery_that_is_stopped_leaves_nothing_half_written()
    {
        var stored = Letters.Of(MessageKind.Closed);
        using var mail = Letters.Mail(MessageKind.Closed, "sv");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => folder.KeepAsync(stored, mail, new(true)));
        Assert.Empty(Files());
    }

    public void Dispose() => data.Delete(recursive: true);

    private async Task KeepAsync(StoredMessage stored)
    {
        using var mail = MailWriter.Write(stored, Letters.Receiver("sv"), Letters.Settings, CityMail.None);
        await folder.KeepAsync(stored, mail, CancellationToken.None);
    }

    private static StoredMessage At(int day)
    {
        var stored = Letters.Of(MessageKind.Closed);
        return stored with
        {
            CreatedAt = Letters.Written.AddDays(day),
            Message = stored.Message with { Id = Guid.NewGuid() },
        };
    }

    private static int Day(LocalMail mail) => (mail.Date - Letters.Written).Days;

    private IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Path.Combine(data.FullName, "mail")).Select(f => Path.GetFileName(f)!);
}
