using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace IPB.Host.Automations;

/// <summary>
/// Posts to a site that the city has allowed. The address is resolved once and what was looked at is what is connected
/// to; nothing is followed, and neither time nor length is the other side's to choose.
/// </summary>
/// <param name="resolve">Addresses of a host; null: those that the system's resolver says.</param>
internal sealed class WebHookSender(
    byte[] secret, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
{
    public const int MostBytes = 64 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <exception cref="WebHookRefused">The address is not to be called, or what came is not to be read.</exception>
    /// <exception cref="HttpRequestException">Nobody answered as HTTP does.</exception>
    public async Task<WebHookReply> PostAsync(WebHookTarget target, WebHookPost post, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        stop.CancelAfter(Longest);
        using var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = 16,
            ConnectCallback = (context, token) => ConnectAsync(target, context.DnsEndPoint, token),
        };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        using var request = Request(post);
        try
        {
            using var reply = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop.Token);
            return new((int)reply.StatusCode, await ReadAsync(reply.Content, stop.Token));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new WebHookRefused("no answer within 5 seconds", MayHelp: true);
        }
        catch (HttpRequestException e) when (e.InnerException is WebHookRefused refused)
        {
            throw refused;
        }
    }

    /// <summary><c>v1=</c> and the HMAC-SHA256 of time, id and body, with dots between them.</summary>
    public static string Sign(byte[] secret, string timestamp, string id, ReadOnlySpan<byte> body) =>
        "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(
            secret, (byte[])[.. Encoding.UTF8.GetBytes($"{timestamp}.{id}."), .. body]));

    private HttpRequestMessage Request(WebHookPost post)
    {
        var timestamp = post.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(
            HttpMethod.Post, post.Address)
        { Content = new ByteArrayContent(post.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        request.Headers.Add("Idempotency-Key", post.Id);
        request.Headers.Add("IPB-Id", post.Id);
        request.Headers.Add("IPB-Timestamp", timestamp);
        request.Headers.Add("IPB-Signature", Sign(secret, timestamp, post.Id, post.Body));
        request.Headers.UserAgent.ParseAdd("IPB-Workflows");
        return request;
    }

    private async ValueTask<Stream> ConnectAsync(WebHookTarget target, DnsEndPoint host, CancellationToken ct)
    {
        var addresses = IPAddress.TryParse(host.Host, out var literal) ? [literal]
            : await (resolve ?? Dns.GetHostAddressesAsync)(host.Host, ct);
        // One that is not public among several is a trap, or a mistake that would show now and then.
        if (addresses.Length == 0 || (!target.Private && addresses.Any(a => !PublicAddress.Is(a))))
            throw new WebHookRefused(
                $"{host.Host} does not stand on the open internet, and the city has not allowed it as "
                + "private", MayHelp: false);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses[0], host.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken ct)
    {
        await using var stream = await content.ReadAsStreamAsync(ct);
        var bytes = new byte[MostBytes + 1];
        var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        return length <= MostBytes ? bytes[..length]
            : throw new WebHookRefused($"the reply is longer than {MostBytes / 1024} KB", MayHelp: false);
    }
}

/// <param name="Id">Of the run: the same however often it is sent.</param>
internal sealed record WebHookPost(Uri Address, string Id, DateTimeOffset At, byte[] Body);

internal sealed record WebHookReply(int Status, byte[] Body);

/// <param name="MayHelp">Whether trying again may help.</param>
internal sealed class WebHookRefused(string message, bool MayHelp) : Exception(message)
{
    public bool MayHelp { get; } = MayHelp;
}
