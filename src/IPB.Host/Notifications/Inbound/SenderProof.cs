using MimeKit;
using MimeKit.Cryptography;

namespace IPB.Host.Notifications.Inbound;

/// <summary>Whether the city's own mail server vouches for the sender that a mail names.</summary>
internal static class SenderProof
{
    /// <param name="server">
    /// Name under which the server writes its results; null: mails are taken at their word, as the server let them in.
    /// </param>
    public static bool Holds(MimeMessage mail, string? server)
    {
        if (server is null) return true;
        // Servers add their headers above those that came with the mail; one of that name below is a forgery.
        var newest = mail.Headers.Where(h => h.Id == HeaderId.AuthenticationResults)
            .Select(h => AuthenticationResults.TryParse(h.RawValue, out var results) ? results : null)
            .FirstOrDefault();
        return newest is not null
            && newest.AuthenticationServiceIdentifier?.Equals(server, StringComparison.OrdinalIgnoreCase) == true
            && newest.Results.Any(r => r.Method.Equals("dmarc", StringComparison.OrdinalIgnoreCase)
                && r.Result.Equals("pass", StringComparison.OrdinalIgnoreCase));
    }
}
