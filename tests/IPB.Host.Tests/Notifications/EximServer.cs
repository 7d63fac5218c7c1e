using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MimeKit;

namespace IPB.Host.Tests.Notifications;

/// <summary>
/// A real mail server on a loopback port, with a configuration and a queue of its own in a temporary folder: it takes
/// mail for <c>city.test</c>, except for <c>gone@city.test</c>, takes any password, and delivers nothing any further.
/// </summary>
internal sealed class EximServer : IAsyncDisposable
{
    private static readonly string? Program =
        new[] { "/usr/sbin/exim4", "/usr/sbin/exim", "/usr/local/sbin/exim" }.FirstOrDefault(File.Exists);

    /// <summary>
    /// Whose files delivered mails are: with a configuration of ours exim works as its own user only.
    /// </summary>
    public static string MailUser { get; } = File.Exists("/etc/passwd")
        && File.ReadLines("/etc/passwd").Any(l => l.StartsWith("Debian-exim:", StringComparison.Ordinal))
            ? "Debian-exim" : "mail";

    private readonly MailServerProcess process;

    private EximServer(MailServerProcess process) => this.process = process;

    public int Port => process.Port;
    private string Queue => Path.Combine(process.Folder, "queue");

    /// <param name="encrypted">Offers STARTTLS, with a certificate that nobody vouches for.</param>
    /// <param name="mailboxes">
    /// Folder with maildirs of <c>svar</c> and <c>maria.lind</c>, whatever stands after a plus, that their mail is
    /// delivered to; null: to nowhere.
    /// </param>
    public static async Task<EximServer> StartAsync(bool encrypted = false, string? mailboxes = null)
    {
        Assert.SkipWhen(Program is null || OperatingSystem.IsWindows(),
            "the mail server exim4 is not installed (Debian: exim4-daemon-light)");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "exim4 works as a server for root only");
        var folder = Directory.CreateTempSubdirectory("ipb-exim-");
        // Started by root, exim works as a user of its own.
        Open(folder.FullName);
        Open(folder.CreateSubdirectory("queue").FullName);
        var port = MailServerProcess.FreePort();
        var configuration = Path.Combine(folder.FullName, "exim.conf");
        await File.WriteAllTextAsync(configuration, Configuration(folder.FullName, encrypted, mailboxes));
        if (encrypted) await WriteCertificateAsync(folder.FullName);
        return new(await MailServerProcess.StartAsync(
            "exim", Program!, ["-C", configuration, "-bdf", "-oX", $"127.0.0.1.{port}"], folder, port));
    }

    /// <summary>What it took, oldest first.</summary>
    public IReadOnlyList<MimeMessage> Mails() =>
    [
        .. Directory.EnumerateFiles(Queue, "*-D", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(Read),
    ];

    public ValueTask DisposeAsync() => process.DisposeAsync();

    /// <summary>In the queue a mail is two files: headers, each behind its length, and body, behind its name.</summary>
    private static MimeMessage Read(string bodyFile)
    {
        var head = File.ReadAllText(bodyFile[..^1] + "H").Split("\n\n", 2)[1];
        var headers = string.Join('\n', head.Split('\n').Select(l => Length(l) is { } skip ? l[skip..] : l));
        var body = File.ReadAllText(bodyFile).Split('\n', 2)[1];
        return MimeMessage.Load(
            new MemoryStream(Encoding.UTF8.GetBytes($"{headers.TrimEnd()}\n\n{body}")));
    }

    private static int? Length(string line) => line.Length > 4 && line[..3].All(char.IsDigit) ? 5 : null;

    private static string Configuration(string folder, bool encrypted, string? mailboxes) => $"""
        spool_directory = {folder}/queue
        log_file_path = {folder}/queue/%slog
        pid_file_path = {folder}/queue/pid
        primary_hostname = mail.city.test
        keep_environment =
        {(mailboxes is null ? "queue_only" : "queue_run_in_order")}
        acl_smtp_rcpt = receiver
        acl_smtp_data = content
        tls_advertise_hosts = {(encrypted ? "*" : "")}
        tls_certificate = {folder}/certificate.pem
        tls_privatekey = {folder}/key.pem
        begin acl
        receiver:
          deny message = no such mailbox
               local_parts = gone
          accept domains = city.test : stad.example
          deny message = relay not permitted
        content:
          accept
        begin authenticators
        plain:
          driver = plaintext
          public_name = PLAIN
          server_prompts = :
          server_condition = yes
        {(mailboxes is null ? "" : Delivery(mailboxes))}

        """;

    private static string Delivery(string mailboxes) => $$"""
        begin routers
        mailbox:
          driver = accept
          local_parts = svar : maria.lind
          local_part_suffix = +*
          local_part_suffix_optional
          transport = maildir
        begin transports
        maildir:
          driver = appendfile
          directory = {{mailboxes}}/${local_part_data}
          maildir_format
          create_directory
          user = {{MailUser}}
          group = {{MailUser}}
          delivery_date_add
          envelope_to_add
          return_path_add
        """;

    private static async Task WriteCertificateAsync(string folder)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = DateTimeOffset.UtcNow;
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        await File.WriteAllTextAsync(Path.Combine(folder, "certificate.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    private static void Open(string folder)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);
    }
}
