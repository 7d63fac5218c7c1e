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

    /// <summary>Hangfire's share of the work; false leaves timers and mail to other nodes.</summary>
    public bool Work { get; init; } = true;
    public MailSettings Mail { get; init; } = new();

    /// <summary>The calendars that absences are read from.</summary>
    public People.CalendarFeeds Calendars { get; init; } = People.CalendarFeeds.None;

    /// <summary>
    /// Certainty, above 0.5 up to 1, from which a case that no rule decided is placed without a person; null: never.
    /// </summary>
    public double? PlaceFrom { get; init; }

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
}
