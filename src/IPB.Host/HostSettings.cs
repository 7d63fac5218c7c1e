using System.Collections.Immutable;
using IPB.PrivatePostgres;

namespace IPB.Host;

/// <summary>How the host was asked to run.</summary>
public sealed record HostSettings
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    public string Urls { get; init; } = DefaultUrl;

    /// <summary>Private server's data, mail folder and keys.</summary>
    public string DataFolder { get; init; } = Path.GetDirectoryName(PrivatePostgresOptions.DefaultDataFolder)!;
    public string WorkflowsFolder { get; init; } = "workflows";

    /// <summary>Null: a private PostgreSQL in the data folder.</summary>
    public string? Connection { get; init; }

    /// <summary>A seeded city, one-click personas and a clock that can be moved. Never in Production.</summary>
    public bool Demo { get; init; }

    /// <summary>The city's own sign-in; null: personas in a demo, else personal tokens.</summary>
    public Access.OidcSettings? Oidc { get; init; }

    /// <summary>Nobody signs in but programs and people with personal tokens: on purpose.</summary>
    public bool TokensOnly { get; init; }
    public Access.SessionSettings Session { get; init; } = new();

    /// <summary>Whether made-up people come in with a click: only in a demo without a sign-in of its own.</summary>
    public bool Personas => Demo && Oidc is null;

    /// <summary>Whether browsers come over https.</summary>
    public bool IsSecure =>
        (Mail.Site ?? Urls.Split(';')[0]).StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Hangfire's share of the work; false leaves timers and mail to other nodes.</summary>
    public bool Work { get; init; } = true;
    public MailSettings Mail { get; init; } = new();

    /// <summary>The web hooks that routines may call.</summary>
    public Automations.WebHookSettings WebHooks { get; init; } = Automations.WebHookSettings.None;

    /// <summary>Runners of automations beside the host's own, each brought by its module.</summary>
    public ImmutableArray<Workflows.Automations.AutomationRunner> Runners { get; init; } = [];

    /// <summary>
    /// Id of the person as whom Elsa's activities act, with that person's rights; null: in a demo the city's fallback,
    /// else nobody.
    /// </summary>
    public string? ElsaPerson { get; init; }

    /// <summary>The calendars that absences are read from.</summary>
    public People.AbsenceFeeds Calendars { get; init; } = People.AbsenceFeeds.None;

    /// <summary>
    /// Certainty, above 0.5 up to 1, from which a case that no rule decided is placed without a person; null: never.
    /// </summary>
    public double? PlaceFrom { get; init; }

    /// <summary>Address of a ClamAV daemon that scans what is uploaded; null: there is none.</summary>
    public string? Scanner { get; init; }

    /// <summary>Commands a person may send per second, in the long run and at once.</summary>
    public int CommandsPerSecond { get; init; } = 200;
}

/// <summary>Where mail goes.</summary>
public sealed record MailSettings
{
    /// <summary>Null: into files in the data folder, shown on a page.</summary>
    public string? SmtpHost { get; init; }
    public int SmtpPort { get; init; } = 587;
    public string? User { get; init; }
    public string? Password { get; init; }
    public string From { get; init; } = "IPB Workflows <no-reply@localhost>";

    /// <summary>Address that links in mails start with; null: the first of <see cref="HostSettings.Urls"/>.</summary>
    public string? Site { get; init; }

    /// <summary>
    /// Mailbox that replies come to, its server keeping what stands after a plus; null: they go to <see cref="From"/>.
    /// </summary>
    public string? ReplyTo { get; init; }

    /// <summary>Where mail is read; null: nowhere.</summary>
    public InboundSettings? Inbound { get; init; }

    /// <summary>How long a link in a mail opens a decision.</summary>
    public TimeSpan LinkLife { get; init; } = TimeSpan.FromDays(14);
}

/// <summary>A mailbox that is read over IMAP: replies become comments, other mails new cases.</summary>
public sealed record InboundSettings(string Host, string User, string Password)
{
    public int Port { get; init; } = 993;

    /// <summary>How the connection is encrypted; unencrypted only to this machine.</summary>
    public InboundSecurity Security { get; init; } = InboundSecurity.Tls;
    public string Folder { get; init; } = "INBOX";

    /// <summary>Where mails go that became something, and where those that did not.</summary>
    public string Done { get; init; } = "IPB done";
    public string Left { get; init; } = "IPB left";

    /// <summary>
    /// Id of the person, a registrar, who submits what strangers write; null: their mails are left for a person to
    /// read.
    /// </summary>
    public string? Strangers { get; init; }

    /// <summary>
    /// Name under which the mail server writes its Authentication-Results; with it a sender counts only with
    /// dmarc=pass.
    /// </summary>
    public string? ProofFrom { get; init; }

    /// <summary>Time between two looks.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes; a larger mail is not fetched.</summary>
    public int MostBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>Mails that one sender may send within an hour.</summary>
    public int MostAnHour { get; init; } = 20;
}

public enum InboundSecurity { Tls, StartTls, None }
