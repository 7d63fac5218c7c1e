using System.CommandLine;
using System.Globalization;

namespace IPB.Host.Operations;

/// <summary>
/// The options of every command that opens the city. What is not on the command line comes from the environment.
/// </summary>
internal sealed class HostOptions
{
    private readonly Option<string> urls = new("--urls")
    {
        Description = $"Addresses to listen on, separated by semicolons (default {HostSettings.DefaultUrl}).",
        Recursive = true,
    };

    private readonly Option<string> data = new("--data")
    {
        Description = "Folder of the private PostgreSQL, local mail and keys.",
        Recursive = true,
    };

    private readonly Option<string> workflows = new("--workflows")
    {
        Description = "Folder with organisation, routines and routing tables.",
        Recursive = true,
    };

    private readonly Option<bool> demo = new("--demo")
    {
        Description = "A seeded city with one-click personas and a clock that can be moved.",
        Recursive = true,
    };

    private readonly Option<string> connection = new("--connection")
    {
        Description = "Connection string of a PostgreSQL server, instead of the private one (or IPB_CONNECTION).",
        Recursive = true,
    };

    public void AddTo(Command root)
    {
        foreach (var option in new Option[] { urls, data, workflows, demo, connection }) root.Add(option);
    }

    /// <exception cref="StartRefused">A combination that is not allowed.</exception>
    public HostSettings Read(ParseResult parse)
    {
        var production = Variable("ASPNETCORE_ENVIRONMENT") ?? Variable("DOTNET_ENVIRONMENT");
        var isProduction = string.Equals(production, "Production", StringComparison.OrdinalIgnoreCase);
        var server = parse.GetValue(connection) ?? Variable("IPB_CONNECTION");
        if (isProduction && parse.GetValue(demo))
            throw new StartRefused("--demo is refused in Production: its personas sign in without a password.");
        var settings = new HostSettings();
        return Runners.RunnerModules.AddTo(settings with
        {
            Urls = parse.GetValue(urls) ?? Variable("ASPNETCORE_URLS") ?? settings.Urls,
            DataFolder = Path.GetFullPath(parse.GetValue(data) ?? Variable("IPB_DATA") ?? settings.DataFolder),
            WorkflowsFolder = parse.GetValue(workflows) ?? Variable("IPB_WORKFLOWS") ?? FindWorkflows(),
            Connection = server,
            // Nothing configured at all: somebody looks at it for the first time.
            Demo = parse.GetValue(demo) || (production is null && server is null),
            PlaceFrom = PlaceFrom(Variable("IPB_PLACE_FROM")),
            Mail = Mail(),
            Oidc = OidcOptions.Read(Variable),
            TokensOnly = Variable("IPB_SIGN_IN") == "tokens",
            Session = OidcOptions.Sessions(Variable),
            Scanner = Variable("IPB_CLAMAV"),
            Calendars = People.AbsenceFeeds.Read(Variable("IPB_ABSENCE_CALENDARS")),
            WebHooks = Automations.WebHookSettings.Read(Variable("IPB_WEB_HOOKS"), Variable("IPB_WEB_HOOK_SECRET")),
            ElsaPerson = Variable("IPB_ELSA_PERSON"),
        });
    }

    /// <exception cref="StartRefused">No certainty that a city could mean.</exception>
    internal static double? PlaceFrom(string? text)
    {
        if (text is null) return null;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var certainty)
            && certainty is > 0.5 and <= 1 ? certainty : throw new StartRefused(
                $"IPB_PLACE_FROM: expected a certainty above 0.5 and at most 1, such as 0.95, got \"{text}\".");
    }

    private static MailSettings Mail()
    {
        var mail = new MailSettings();
        return mail with
        {
            SmtpHost = Variable("IPB_SMTP_HOST"),
            SmtpPort = Variable("IPB_SMTP_PORT") is { } port
                ? int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
                    : throw new StartRefused($"IPB_SMTP_PORT: expected a port number, got \"{port}\".")
                : mail.SmtpPort,
            User = Variable("IPB_SMTP_USER"),
            Password = Variable("IPB_SMTP_PASSWORD"),
            From = Variable("IPB_MAIL_FROM") ?? mail.From,
            Site = Variable("IPB_SITE"),
            ReplyTo = Variable("IPB_MAIL_REPLY_TO"),
            Inbound = InboundOptions.Read(Variable),
        };
    }

    // The folder beside where the command is run, else the one above the program (dotnet run, tests).
    private static string FindWorkflows()
    {
        foreach (var start in new[] { Environment.CurrentDirectory, AppContext.BaseDirectory })
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, "workflows", "organisation.yaml")))
                    return Path.Combine(folder.FullName, "workflows");
        return "workflows";
    }

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
