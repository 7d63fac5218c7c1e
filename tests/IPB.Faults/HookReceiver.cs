using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IPB.Faults;

/// <summary>One call that came.</summary>
/// <param name="Signed">The signature is that of time, id and body.</param>
internal sealed record HookCall(string Id, string Path, JsonNode Body, bool Signed);

/// <summary>Another system on this machine: notes every call, and does its part once for each id.</summary>
internal sealed class HookReceiver : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, int> arrivals = [];
    private readonly WebApplication app;

    private HookReceiver(WebApplication app) => this.app = app;

    public Uri Address { get; private set; } = null!;
    public ConcurrentQueue<HookCall> Calls { get; } = [];

    /// <summary>How often each id came.</summary>
    public IReadOnlyDictionary<string, int> Arrivals => arrivals;

    /// <summary>What is checked signatures with; null: none are.</summary>
    public byte[]? Secret { get; set; }

    /// <summary>Status and body of the reply.</summary>
    public Func<HookCall, (int Status, string Body)> Reply { get; set; } = _ => (204, "");

    /// <summary>What is done once for each id.</summary>
    public Action<HookCall> Effect { get; set; } = _ => { };

    public static async Task<HookReceiver> StartAsync(CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var receiver = new HookReceiver(builder.Build());
        receiver.app.MapPost("/{**path}", receiver.TakeAsync);
        await receiver.app.StartAsync(ct);
        receiver.Address = new(receiver.app.Services.GetRequiredService<IServer>().Features
            .Get<IServerAddressesFeature>()!.Addresses.First());
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var memory = new MemoryStream();
        await http.Request.Body.CopyToAsync(memory, http.RequestAborted);
        var (id, time) = (http.Request.Headers["IPB-Id"].ToString(), http.Request.Headers["IPB-Timestamp"].ToString());
        var call = new HookCall(id, http.Request.Path, JsonNode.Parse(memory.ToArray())!, Secret is not null
            && http.Request.Headers["IPB-Signature"] == "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(
                Secret, (byte[])[.. Encoding.UTF8.GetBytes($"{time}.{id}."), .. memory.ToArray()])));
        Calls.Enqueue(call);
        if (arrivals.AddOrUpdate(id, 1, (_, times) => times + 1) == 1) Effect(call);
        var (status, body) = Reply(call);
        http.Response.StatusCode = status;
        if (status is >= 300 and < 400) http.Response.Headers.Location = "http://127.0.0.1:1/elsewhere";
        if (body.Length > 0) await http.Response.WriteAsync(body, http.RequestAborted);
    }
}
