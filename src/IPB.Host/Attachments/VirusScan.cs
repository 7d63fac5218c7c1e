using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace IPB.Host.Attachments;

/// <summary>Asks a ClamAV daemon about a file, where the city has one.</summary>
/// <param name="daemon"><c>tcp://127.0.0.1:3310</c> or <c>unix:///run/clamav/clamd.ctl</c>; null: nothing is
/// scanned.</param>
internal sealed class VirusScan(Uri? daemon)
{
    private const int Piece = 64 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <exception cref="StartRefused">Not an address of a daemon.</exception>
    public static VirusScan Of(string? address)
    {
        if (string.IsNullOrWhiteSpace(address)) return new(null);
        return Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && (uri is { Scheme: "tcp", Port: > 0 } || uri is { Scheme: "unix", AbsolutePath.Length: > 1 })
            ? new(uri)
            : throw new StartRefused(
                $"IPB_CLAMAV: expected tcp://host:port or unix:///path of a ClamAV daemon, got \"{address}\".");
    }

    /// <returns>Name of the virus, or null.</returns>
    /// <exception cref="IOException">The daemon does not answer, or answers something else.</exception>
    public async Task<string?> FindAsync(ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        if (daemon is null) return null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Longest);
        try
        {
            var answer = await AskAsync(content, patience.Token);
            if (answer == "stream: OK") return null;
            return answer.EndsWith(" FOUND", StringComparison.Ordinal) ? answer["stream: ".Length..^" FOUND".Length]
                : throw new IOException($"the virus scanner answered: {answer}");
        }
        catch (SocketException e)
        {
            throw new IOException($"the virus scanner at {daemon} does not answer: {e.Message}", e);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new IOException($"the virus scanner at {daemon} took more than {Longest.TotalSeconds} s", e);
        }
    }

    // clamd's INSTREAM: pieces with their lengths before them, ended by an empty one.
    private async Task<string> AskAsync(ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        using var socket = daemon!.Scheme == "unix"
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        if (daemon.Scheme == "unix") await socket.ConnectAsync(new UnixDomainSocketEndPoint(daemon.AbsolutePath), ct);
        else await socket.ConnectAsync(daemon.Host, daemon.Port, ct);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), ct);
        var length = new byte[sizeof(int)];
        for (var at = 0; at < content.Length; at += Piece)
        {
            var piece = content.Slice(at, Math.Min(Piece, content.Length - at));
            BinaryPrimitives.WriteInt32BigEndian(length, piece.Length);
            await stream.WriteAsync(length, ct);
            await stream.WriteAsync(piece, ct);
        }

        await stream.WriteAsync(new byte[sizeof(int)], ct);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return (await reader.ReadToEndAsync(ct)).TrimEnd('\0', '\n');
    }
}
