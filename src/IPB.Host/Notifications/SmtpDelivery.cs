using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace IPB.Host.Notifications;

/// <summary>Hands a mail to the mail server of the settings.</summary>
/// <param name="patience">
/// For each of connecting, signing in and sending: together they end before somebody else may take the message.
/// </param>
internal sealed class SmtpDelivery(MailSettings settings, TimeSpan patience)
{
    private string Server => $"{settings.SmtpHost}:{settings.SmtpPort}";

    /// <exception cref="MailNotSentException">Whatever stood in the way.</exception>
    public async Task SendAsync(MimeMessage mail, CancellationToken ct)
    {
        // Servers of a city have certificates of its own authority, whose list of revoked ones is seldom in reach.
        using var smtp = new SmtpClient { CheckCertificateRevocation = false };
        using var hurry = CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            hurry.CancelAfter(patience);
            await smtp.ConnectAsync(settings.SmtpHost!, settings.SmtpPort, Security(), hurry.Token);
            hurry.CancelAfter(patience);
            if (settings.User is { } user) await smtp.AuthenticateAsync(user, settings.Password ?? "", hurry.Token);
            hurry.CancelAfter(patience);
            await smtp.SendAsync(mail, hurry.Token);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && Explain(e) is { } why)
        {
            throw new MailNotSentException(why, e);
        }

        await PartAsync(smtp, hurry);
    }

    /// <summary>A password goes over an encrypted connection or not at all.</summary>
    private SecureSocketOptions Security() => settings switch
    {
        { SmtpPort: 465 } => SecureSocketOptions.SslOnConnect,
        { User: not null } => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.StartTlsWhenAvailable,
    };

    private string? Explain(Exception e) => e switch
    {
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted, Mailbox: { } to } refused =>
            $"The mail server {Server} refused the receiver {to.Address}: {Answer(refused)}. "
            + "Check the address in organisation.yaml.",
        SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted, Mailbox: { } from } refused =>
            $"The mail server {Server} refused the sender {from.Address}: {Answer(refused)}. "
            + "Check the mail setting From.",
        SmtpCommandException refused => $"The mail server {Server} refused the mail: {Answer(refused)}.",
        AuthenticationException =>
            $"The mail server {Server} refused the user \"{settings.User}\": {OneLine.Of(e.Message)}. "
            + "Check the mail settings User and Password.",
        SslHandshakeException =>
            $"The certificate of the mail server {Server} cannot be trusted. Name it as its certificate does, and let "
            + $"this machine trust the authority that issued it. ({OneLine.Of(e.Message)})",
        NotSupportedException =>
            $"The mail server {Server} cannot do what the settings ask for: {OneLine.Of(e.Message)} "
            + "A password is only sent over an encrypted connection.",
        SocketException or IOException or ProtocolException =>
            $"The mail server {Server} cannot be reached: {OneLine.Of(e.Message)}. "
            + "Check that it runs, and the mail settings SmtpHost and SmtpPort.",
        OperationCanceledException or TimeoutException =>
            $"The mail server {Server} did not answer within {patience.TotalSeconds:0.#} seconds. "
            + "Check that it runs, and the mail settings SmtpHost and SmtpPort.",
        _ => null,
    };

    private static string Answer(SmtpCommandException refused) =>
        $"{(int)refused.StatusCode} {OneLine.Of(refused.Message).TrimEnd('.')}";

    /// <summary>The mail is with the server: a farewell that fails must not send it again.</summary>
    private async Task PartAsync(SmtpClient smtp, CancellationTokenSource hurry)
    {
        try
        {
            hurry.CancelAfter(patience);
            await smtp.DisconnectAsync(quit: true, hurry.Token);
        }
        catch (Exception e) when (e is IOException or SocketException or ProtocolException
            or OperationCanceledException)
        {
            // Disposing closes the connection.
        }
    }
}
