using System.Net;
using System.Net.Sockets;
using System.Text;
using IPB.Host.Attachments;

namespace IPB.Host.Tests.Attachments;

/// <summary>
/// The conversation with a ClamAV daemon, whose part a socket plays: its signatures cannot be had everywhere.
/// </summary>
public sealed class VirusScanTests
{
    [Fact]
    public async Task A_file_is_sent_in_pieces_and_the_answer_is_understood()
    {
        var content = new byte[150_000];
        Assert.Equal((null, content.Length), await AskAsync(content, "stream: OK\0"));
        Assert.Equal(("Eicar-Test-Signature", 3), await AskAsync(new byte[3], "stream: Eicar-Test-Signature FOUND\0"));
        await Assert.ThrowsAsync<IOException>(() => AskAsync(new byte[3], "INSTREAM size limit exceeded. ERROR\0"));
    }

    [Fact]
    public async Task A_daemon_that_is_not_there_lets_nothing_through()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"tcp://{listener.LocalEndpoint}";
        listener.Stop();
        await Assert.ThrowsAsync<IOException>(() => VirusScan.Of(address).FindAsync(new byte[1], default));
        Assert.Throws<StartRefused>(() => VirusScan.Of("clamd"));
        Assert.Null(await VirusScan.Of(null).FindAsync(new byte[1], default));
    }

    private static async Task<(string? Virus, int Received)> AskAsync(byte[] content, string answer)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener, answer);
        var virus = await VirusScan.Of($"tcp://{listener.LocalEndpoint}").FindAsync(content, default);
        return (virus, await serving);
    }

    private static async Task<int> ServeAsync(TcpListener listener, string answer)
    {
        using var client = await listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        using var reader = new BinaryReader(stream);
        Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(reader.ReadBytes(10)));
        var received = 0;
        while (IPAddress.NetworkToHostOrder(reader.ReadInt32()) is var length and > 0)
            received += reader.ReadBytes(length).Length;
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
        return received;
    }
}
