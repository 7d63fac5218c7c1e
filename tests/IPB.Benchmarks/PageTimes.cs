using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using IPB.Host;
using IPB.Host.Operations;
using IPB.Workflows.Cases;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IPB.Benchmarks;

/// <summary>How long pages take, and how many bytes they are, in a city of very many cases.</summary>
internal static class PageTimes
{
    private static readonly (string Role, string Person)[] Personas =
    [
        ("employee", "elin.dahlgren"), ("case officer", "ahmed.barakat"), ("unit manager", "maria.lind"),
        ("head", "yasmin.karimi"), ("coordinator", "anna.ek"),
    ];

    private static readonly (string Name, string Path)[] Pages =
    [
        ("inbox", "/inbox"), ("cases, newest", "/cases"), ("cases, most urgent", "/cases?sort=urgent"),
        ("cases, longest here", "/cases?sort=longest&open=true"), ("cases of a department", "/cases?lead=TEF&sort=urgent"),
        ("cases, mine", "/cases?mine=true&open=true"), ("cases, overdue in a phase", "/cases?routine=innovation-case&phase=pilot&due=late"),
        ("cases with words", "/cases?q=konstgräsplanen&sort=urgent&open=true"), ("cases, nothing fits", "/cases?lead=MIF&q=finnsinte&due=late"),
        ("search, common word", "/search?q=förvaltningarna"), ("search, usual word", "/search?q=belysning"),
        ("search, two words", "/search?q=hiss+Kvarngatan"), ("search, rare word", "/search?q=körsbärsgränd+hundrastgården"),
        ("search with tags", "/search?q=dept:TEF+is:overdue+belysning"), ("search, nothing", "/search?q=dinosaurieskelett"),
        ("board, problems", "/board?routine=problem-intake"), ("board, innovation", "/board?routine=innovation-case"),
        ("board, three lanes", "/board?routine=innovation-case&dept=TEF&dept=LFF&dept=SLK"),
        ("case", ""), ("report", "/cases/new"), ("routines", "/routines"), ("routine", "/routines/innovation-case"),
        ("account", "/account"), ("API cases", "/api/cases?limit=50"), ("API search", "/api/search?q=belysning"),
        ("API similar", "/api/cases/similar?text=Hissen+på+äldreboendet+vid+Kvarngatan+är+trasig"),
    ];

    /// <param name="kept">Folder of a city that is filled once and kept; null: one that is deleted afterwards.</param>
    public static async Task RunAsync(int cases, int calls, string? kept)
    {
        var data = kept ?? Directory.CreateTempSubdirectory("ipb-pages-").FullName;
        await TimeAsync(cases, calls, data);
        if (kept is null) Directory.Delete(data, recursive: true);
    }

    private static async Task TimeAsync(int cases, int calls, string data)
    {
        await using var city = await City.OpenAsync(new()
        {
            DataFolder = data,
            WorkflowsFolder = Path.Combine(Bench.RepositoryRoot(), "workflows"),
            Demo = true,
            Work = false,
            Urls = "http://127.0.0.1:0",
        }, Console.Error.WriteLine, default);
        await using var source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(city.ConnectionString) { SearchPath = "ipb", CommandTimeout = 0 });
        await ManyCases.FillAsync(city, source, cases);
        await ManyCases.CheckAsync(city, source);
        await using var app = Server.Build(city);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        await PrintAsync(city, new Uri(address), calls);
        await app.StopAsync();
    }

    private static async Task PrintAsync(City city, Uri address, int calls)
    {
        var newest = (await city.Engine.Cases.ListAsync(new() { Limit = 1 }))[0];
        Console.WriteLine($"PostgreSQL and host on this machine, {Environment.ProcessorCount} cores, {calls} calls each");
        Console.WriteLine();
        Console.WriteLine("| page | persona | p50 ms | p95 ms | p99 ms | kB sent |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|");
        foreach (var (name, path) in Pages)
            foreach (var (role, person) in Personas)
            {
                using var client = ClientOf(address, person);
                var page = path.Length > 0 ? path : "/cases/" + CaseNumber.Slug(newest.Number);
                var (times, bytes) = await TimeAsync(client, page, calls);
                Console.WriteLine($"| {name} | {role} | {times[times.Count / 2]:0.0} | {At(times, 0.95):0.0} | "
                    + $"{At(times, 0.99):0.0} | {bytes / 1000.0:0.0} |");
            }

        using var export = ClientOf(address, "anna.ek");
        foreach (var format in new[] { "csv", "xlsx" })
        {
            var started = Stopwatch.GetTimestamp();
            var (before, size) = (GC.GetTotalAllocatedBytes(), await DownloadAsync(export, $"/cases/export?format={format}"));
            Console.WriteLine($"export of all cases, {format}: {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, "
                + $"{size / 1_000_000.0:0.0} MB sent, heap {GC.GetTotalMemory(false) / 1_000_000} MB afterwards, "
                + $"{(GC.GetTotalAllocatedBytes() - before) / 1_000_000} MB allocated on the way");
        }
    }

    private static async Task<(List<double> Times, long Bytes)> TimeAsync(HttpClient client, string page, int calls)
    {
        var (times, bytes) = (new List<double>(), 0L);
        for (var i = -3; i < calls; i++)
        {
            var started = Stopwatch.GetTimestamp();
            bytes = await DownloadAsync(client, page);
            if (i >= 0) times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        return (times, bytes);
    }

    private static async Task<long> DownloadAsync(HttpClient client, string page)
    {
        using var response = await client.GetAsync(page, HttpCompletionOption.ResponseHeadersRead);
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NotFound))
            throw new InvalidOperationException($"{page}: {response.StatusCode}");
        await using var body = await response.Content.ReadAsStreamAsync();
        var (buffer, bytes) = (new byte[1 << 16], 0L);
        for (int read; (read = await body.ReadAsync(buffer)) > 0;) bytes += read;
        return bytes;
    }

    private static double At(List<double> sorted, double share) =>
        sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(sorted.Count * share) - 1)];

    private static HttpClient ClientOf(Uri address, string person)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Demo", person);
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        return client;
    }
}
