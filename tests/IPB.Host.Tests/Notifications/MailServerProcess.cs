using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace IPB.Host.Tests.Notifications;

/// <summary>A mail server that a test started on a loopback port, with a temporary folder of its own.</summary>
internal sealed class MailServerProcess(DirectoryInfo folder, Process process, int port) : IAsyncDisposable
{
    public int Port => port;

    /// <summary>Where it keeps everything.</summary>
    public string Folder => folder.FullName;

    /// <summary>Starts it and waits until it answers.</summary>
    /// <param name="name">What it is called when it does not.</param>
    public static async Task<MailServerProcess> StartAsync(
        string name, string program, string[] arguments, DirectoryInfo folder, int port)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        var server = new MailServerProcess(folder, Process.Start(start)!, port);
        await RunningCity.UntilAsync(() => server.AnswersAsync(name), $"{name} answers on its port");
        return server;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task<bool> AnswersAsync(string name)
    {
        if (process.HasExited)
            throw new InvalidOperationException($"{name} ended: " + await process.StandardError.ReadToEndAsync());
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
