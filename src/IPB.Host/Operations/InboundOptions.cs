using System.Globalization;
using System.Net;

namespace IPB.Host.Operations;

/// <summary>The mailbox that is read, as the environment names it.</summary>
internal static class InboundOptions
{
    /// <returns>Null: none is named, no mail is read.</returns>
    /// <exception cref="StartRefused">Half of what it takes, or an unencrypted connection to another
    /// machine.</exception>
    public static InboundSettings? Read(Func<string, string?> variable)
    {
        if (variable("IPB_IMAP_HOST") is not { } host) return null;
        var settings = new InboundSettings(host, Needed("IPB_IMAP_USER"), Needed("IPB_IMAP_PASSWORD"));
        settings = settings with
        {
            Security = Security(variable("IPB_IMAP_SECURITY")),
            Folder = variable("IPB_IMAP_FOLDER") ?? settings.Folder,
            Strangers = variable("IPB_IMAP_STRANGERS"),
            ProofFrom = variable("IPB_IMAP_PROOF_FROM"),
            Pause = TimeSpan.FromSeconds(Number("IPB_IMAP_SECONDS", 5, 3600) ?? (int)settings.Pause.TotalSeconds),
        };
        settings = settings with
        {
            Port = Number("IPB_IMAP_PORT", 1, 65535) ?? (settings.Security == InboundSecurity.Tls ? 993 : 143),
        };
        return settings.Security != InboundSecurity.None || IsHere(host) ? settings : throw new StartRefused(
            $"IPB_IMAP_SECURITY: none sends the password to {host} for all to read. Use tls or starttls; none is for a "
            + "server on this machine only.");

        string Needed(string name) => variable(name) ?? throw new StartRefused(
            $"{name} is missing: reading mail from {host} takes IPB_IMAP_USER and IPB_IMAP_PASSWORD.");

        int? Number(string name, int least, int most) => variable(name) is not { } text ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= least && number <= most ? number
            : throw new StartRefused($"{name}: expected a number from {least} to {most}, got \"{text}\".");
    }

    private static InboundSecurity Security(string? text) => text switch
    {
        null or "tls" => InboundSecurity.Tls,
        "starttls" => InboundSecurity.StartTls,
        "none" => InboundSecurity.None,
        _ => throw new StartRefused($"IPB_IMAP_SECURITY: expected tls, starttls or none, got \"{text}\"."),
    };

    private static bool IsHere(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
