using MailKit.Net.Imap;
using MimeKit;

namespace IPB.Host.Tests.Notifications.Inbound;

/// <summary>
/// A real IMAP server on a loopback port, with a configuration of its own in a temporary folder: everybody's mailbox
/// opens with the password <c>secret</c>.
/// </summary>
internal sealed class DovecotServer : IAsyncDisposable
{
    private static readonly string? Program = new[] { "/usr/sbin/dovecot", "/usr/local/sbin/dovecot" }
        .FirstOrDefault(File.Exists);

    private readonly MailServerProcess process;

    private DovecotServer(MailServerProcess process) => this.process = process;

    public int Port => process.Port;

    /// <summary>Maildirs by user.</summary>
    public string Mailboxes => Path.Combine(process.Folder, "mail");

    public static async Task<DovecotServer> StartAsync()
    {
        Assert.SkipWhen(Program is null || OperatingSystem.IsWindows(),
            "the IMAP server dovecot is not installed (Debian: dovecot-imapd)");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "dovecot works as a server for root only");
        var folder = Directory.CreateTempSubdirectory("ipb-imap-");
        Open(folder.FullName);
        Open(folder.CreateSubdirectory("mail").FullName);
        var port = MailServerProcess.FreePort();
        var configuration = Path.Combine(folder.FullName, "dovecot.conf");
        await File.WriteAllTextAsync(configuration, Configuration(folder.FullName, port));
        return new(await MailServerProcess.StartAsync("dovecot", Program!, ["-F", "-c", configuration], folder, port));
    }

    /// <summary>Opens a mailbox as a mail program does.</summary>
    public async Task<ImapClient> OpenAsync(string user)
    {
        var imap = new ImapClient();
        await imap.ConnectAsync("127.0.0.1", Port, MailKit.Security.SecureSocketOptions.None);
        await imap.AuthenticateAsync(user, "secret");
        return imap;
    }

    /// <summary>Puts a mail into a mailbox as it is.</summary>
    public async Task DropAsync(string user, byte[] mail)
    {
        var name = $"{Guid.NewGuid():n}.test";
        var box = Path.Combine(Mailboxes, user);
        foreach (var part in new[] { "", "tmp", "new", "cur" })
            if (!Directory.Exists(Path.Combine(box, part)))
                Open(Directory.CreateDirectory(Path.Combine(box, part)).FullName);
        await File.WriteAllBytesAsync(Path.Combine(box, "tmp", name), mail);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(box, "tmp", name), (UnixFileMode)0b110_110_110);
        File.Move(Path.Combine(box, "tmp", name), Path.Combine(box, "new", name));
    }

    /// <summary>The mails in a folder, oldest first.</summary>
    public async Task<IReadOnlyList<MimeMessage>> MailsAsync(string user, string folderName = "INBOX")
    {
        using var imap = await OpenAsync(user);
        var box = await imap.GetFolderAsync(folderName);
        await box.OpenAsync(MailKit.FolderAccess.ReadOnly);
        var mails = new List<MimeMessage>();
        for (var i = 0; i < box.Count; i++) mails.Add(await box.GetMessageAsync(i));
        await imap.DisconnectAsync(quit: true);
        return mails;
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static string Configuration(string folder, int port) => $$"""
        protocols = imap
        listen = 127.0.0.1
        base_dir = {{folder}}/run
        state_dir = {{folder}}/state
        log_path = {{folder}}/dovecot.log
        ssl = no
        disable_plaintext_auth = no
        mail_location = maildir:{{folder}}/mail/%n
        mail_uid = {{EximServer.MailUser}}
        mail_gid = {{EximServer.MailUser}}
        first_valid_uid = 1
        first_valid_gid = 1
        service imap-login {
          inet_listener imap {
            port = {{port}}
          }
          inet_listener imaps {
            port = 0
          }
        }
        namespace inbox {
          inbox = yes
        }
        passdb {
          driver = static
          args = password=secret
        }
        userdb {
          driver = static
          args = uid={{EximServer.MailUser}} gid={{EximServer.MailUser}} home={{folder}}/mail/%n
        }
        """;

    private static void Open(string folder)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);
    }
}
