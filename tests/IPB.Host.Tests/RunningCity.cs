using System.Diagnostics;
using System.Net.Http.Headers;
using IPB.Host.Demo;
using IPB.Host.Operations;
using IPB.Workflows;
using IPB.Workflows.Calendars;
using IPB.Workflows.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace IPB.Host.Tests;

/// <summary>
/// The real application on a loopback port, over a database of its own and the shipped workflows. Nothing happens by
/// itself: timers fire when a test calls <see cref="AdvanceAsync"/>. A class that wants it otherwise derives and
/// overrides <see cref="Change"/>.
/// </summary>
public class RunningCity(TestPostgres postgres) : IAsyncLifetime
{
    /// <summary>A Monday morning on which nobody is on holiday but those whom organisation.yaml says.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(1));

    private readonly List<HttpClient> clients = [];
    private WebApplication? app;

    public City City { get; private set; } = null!;
    public WorkflowEngine Engine => City.Engine;
    public string Connection { get; private set; } = "";
    public string DataFolder { get; private set; } = "";

    /// <summary>Where it listens, <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri Address { get; private set; } = null!;
    public IServiceProvider Services => app!.Services;

    public static HostSettings SettingsFor(string connection, string data) => new()
    {
        Connection = connection,
        DataFolder = data,
        WorkflowsFolder = Repository.Folder("workflows"),
        Demo = true,
        Work = false,
        Urls = "http://127.0.0.1:0",
        CommandsPerSecond = 100_000,
    };

    public virtual async ValueTask InitializeAsync()
    {
        Connection = await postgres.NewDatabaseAsync();
        DataFolder = Directory.CreateTempSubdirectory("ipb-city-").FullName;
        City = await City.OpenAsync(Change(SettingsFor(Connection, DataFolder)), _ => { }, CancellationToken.None);
        await PrepareAsync();
        app = Server.Build(City);
        await app.StartAsync();
        var listening = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Address = new(listening.Addresses.First());
    }

    /// <summary>A client for somebody signed in; it gives every unsafe call an Idempotency-Key of its own.</summary>
    public HttpClient As(string person) => With(new AuthenticationHeaderValue("Demo", person));

    /// <summary>A client with a personal token.</summary>
    public HttpClient WithToken(string token) => With(new AuthenticationHeaderValue("Bearer", token));

    /// <summary>A client that nobody is signed in to; it follows no redirect and keeps cookies.</summary>
    public HttpClient Anonymous() => With(null);

    /// <summary>Stops the city's clock at an instant.</summary>
    public Task FreezeAsync(DateTimeOffset at) => City.Database.FreezeClockAsync(at);

    /// <summary>Moves the clock as the city counts (<c>3 working days</c>); timers fire each at its own time.</summary>
    public async Task AdvanceAsync(string by)
    {
        var limit = TimeLimit.TryParse(by, out var parsed, out var error) ? parsed : throw new ArgumentException(error);
        var now = await City.Database.NowAsync();
        await DemoClock.MoveToAsync(City, Engine.World.Calendar.Count(now, limit).Due, CancellationToken.None);
    }

    /// <summary>Moves the clock to an instant; timers fire each at its own time.</summary>
    public Task AdvanceToAsync(DateTimeOffset at) => DemoClock.MoveToAsync(City, at, CancellationToken.None);

    /// <summary>Messages of a case, oldest first.</summary>
    public async Task<IReadOnlyList<StoredMessage>> MessagesOfAsync(string number) =>
        [.. (await Engine.Messages.NewestAsync(null, 10_000)).Reverse().Where(m => m.Message.Content.Number == number)];

    /// <summary>Waits until something that other threads do has happened.</summary>
    /// <exception cref="TimeoutException">After 30 seconds.</exception>
    public static async Task UntilAsync(Func<Task<bool>> happened, string what)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        var started = Stopwatch.GetTimestamp();
        while (!await happened())
        {
            if (Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(30))
                throw new TimeoutException($"waited 30 s for this: {what}");
            await timer.WaitForNextTickAsync();
        }
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var client in clients) client.Dispose();
        if (app is not null) await app.DisposeAsync();
        if (City is not null) await City.DisposeAsync();
        await postgres.DropAsync(Connection);
        Directory.Delete(DataFolder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>What happens before anybody can call.</summary>
    protected virtual Task PrepareAsync() =>
        City.Settings is { Demo: true, Work: false } ? FreezeAsync(Monday) : Task.CompletedTask;

    /// <summary>Runs the city in another way.</summary>
    protected virtual HostSettings Change(HostSettings settings) => settings;

    private HttpClient With(AuthenticationHeaderValue? authorization)
    {
        var client = new HttpClient(new KeyedCalls()) { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = authorization;
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        lock (clients) clients.Add(client);
        return client;
    }

    private sealed class KeyedCalls() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            if (request.Method != HttpMethod.Get && !request.Headers.Contains(Calls.Key))
                request.Headers.Add(Calls.Key, Guid.NewGuid().ToString());
            return base.SendAsync(request, ct);
        }
    }
}

/// <summary>The real pump and relay run, by the real clock.</summary>
public sealed class WorkingCity(TestPostgres postgres) : RunningCity(postgres)
{
    protected override HostSettings Change(HostSettings settings) => settings with { Work = true };
}
