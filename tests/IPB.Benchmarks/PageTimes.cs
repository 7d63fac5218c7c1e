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
        ("head", "yasmin.karimi"), ("coordinator", "anna.ek"), ("administrator", "marcus.tran"),
    ];

    /// <summary>
    /// Every page and what programs ask for; <c>{case}</c> and <c>{gate}</c> are the newest there are.
    /// </summary>
    private static readonly (string Name, string Path)[] Pages =
    [
        ("inbox", "/inbox"), ("inbox, colleagues", "/inbox?view=team"), ("inbox, others", "/inbox?view=others"),
        ("inbox, done", "/inbox?view=done"), ("inbox, attention", "/inbox?view=attention"), ("cases, newest", "/cases"),
        ("cases, most urgent", "/cases?sort=urgent"), ("cases, longest here", "/cases?sort=longest&open=true"),
        ("cases, closed", "/cases?open=false"),
        ("cases of a department", "/cases?lead=TEF&sort=urgent"), ("cases, mine", "/cases?mine=true&open=true"),
        ("cases of a phase", "/cases?routine=innovation-case&phase=concept"),
        ("cases, overdue in a phase", "/cases?routine=innovation-case&phase=pilot&due=late"),
        ("cases with words", "/cases?q=konstgräsplanen&sort=urgent&open=true"),
        ("cases, nothing fits", "/cases?lead=MIF&q=finnsinte&due=late"),
        ("search, common word", "/search?q=förvaltningarna"), ("search, usual word", "/search?q=belysning"),
        ("search, two words", "/search?q=hiss+Kvarngatan"),
        ("search, rare word", "/search?q=körsbärsgränd+hundrastgården"),
        ("search with tags", "/search?q=dept:TEF+is:overdue+belysning"),
        ("search, common word with tags", "/search?q=dept:MIF+is:overdue+förvaltningarna"),
        ("search, nothing", "/search?q=dinosaurieskelett"),
        ("board, problems", "/board?routine=problem-intake"), ("board, innovation", "/board?routine=innovation-case"),
        ("board, three lanes", "/board?routine=innovation-case&dept=TEF&dept=LFF&dept=SLK"),
        ("case", "/cases/{case}"), ("decision", "/decisions/{gate}"),
        ("many at once", "/bulk?do=remind&case={case}"),
        ("report", "/cases/new"), ("report, form", "/cases/new?routine=innovation-case"),
        ("similar cases", "/cases/new/similar?text=Hissen+på+äldreboendet+vid+Kvarngatan+är+trasig"),
        ("routines", "/routines"), ("routine", "/routines/innovation-case"),
        ("version", "/routines/innovation-case/versions/5"),
        ("migrate", "/routines/innovation-case/migrate"), ("diagram", "/api/routines/innovation-case/diagram.svg"),
        ("routing table", "/routing/problem-intake"),
        ("rules tried", "/routing/problem-intake?title=Djurparken+saknar+skyltar"),
        ("insight", "/insight"), ("obstacles", "/obstacles"), ("operations", "/operations"),
        ("organisation", "/admin/organisation"), ("calendar", "/admin/calendar"), ("texts", "/admin/texts"),
        ("settings", "/admin/settings"), ("files", "/admin/files"), ("file", "/admin/files/organisation.yaml"),
        ("retention", "/admin/retention"),
        ("mail", "/mail"), ("incoming mail", "/mail/incoming"), ("cover", "/cover"), ("cover, all", "/cover/all"),
        ("account", "/account"), ("about", "/about"), ("accessibility", "/accessibility"), ("sign in", "/sign-in"),
        ("API cases", "/api/cases?limit=50"), ("API case", "/api/cases/{case}"),
        ("API journal", "/api/cases/{case}/journal"),
        ("API inbox", "/api/inbox"), ("API search", "/api/search?q=belysning"),
        ("API similar", "/api/cases/similar?text=Hissen+på+äldreboendet+vid+Kvarngatan+är+trasig"),
        ("API figures", "/api/insight/figures"), ("API operations", "/api/operations"),
    ];

    /// <param name="kept">Folder of a city that is filled once and kept; null: one that is deleted afterwards.</param>
    /// <param name="only">Part of the addresses to ask for; empty: all.</param>
    public static async Task RunAsync(int cases, int calls, string? kept, string only)
    {
        var data = kept ?? Directory.CreateTempSubdirectory("ipb-pages-").FullName;
        await TimeAsync(cases, calls, data, only);
        if (kept is null) Directory.Delete(data, recursive: true);
    }

    private static async Task TimeAsync(int cases, int calls, string data, string only)
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
        var address =
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        await PrintAsync(city, new Uri(address), calls, only);
        await app.StopAsync();
    }

    private static async Task PrintAsync(City city, Uri address, int calls, string only)
    {
        var named = await NamedAsync(city);
        Console.WriteLine(
            $"PostgreSQL and host on this machine, {Environment.ProcessorCount} cores, {calls} calls each by "
            + $"{Personas.Length} people; the slowest of them");
        Console.WriteLine();
        Console.WriteLine("| page | slowest for | p50 ms | p95 ms | p99 ms | first ms | kB sent |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|---:|");
        foreach (var (name, path) in Pages.Where(p => p.Path.Contains(only, StringComparison.Ordinal)))
        {
            var page = named.Aggregate(path, (p, n) => p.Replace(n.Key, n.Value, StringComparison.Ordinal));
            var seen = new List<(string Role, PageTime Time)>();
            foreach (var (role, person) in Personas)
                if (await TimeAsync(address, person, page, calls) is { } time) seen.Add((role, time));
            if (seen.Count == 0) throw new InvalidOperationException(
                $"{page}: there is no such page, or nobody may open it");
            var (slowest, t) = seen.MaxBy(s => s.Time.At(0.95));
            Console.WriteLine($"| {name} | {slowest} | {t.At(0.5):0.0} | {t.At(0.95):0.0} | {t.At(0.99):0.0} | "
                + $"{seen.Max(s => s.Time.First):0.0} | {seen.Max(s => s.Time.Bytes) / 1000.0:0.0} |");
        }

        if (only.Length > 0) return;
        using var export = ClientOf(address, "anna.ek");
        foreach (var format in new[] { "csv", "xlsx" })
        {
            var started = Stopwatch.GetTimestamp();
            var (before, size) =
                (GC.GetTotalAllocatedBytes(), await DownloadAsync(export, $"/cases/export?format={format}"));
            Console.WriteLine($"export of all cases, {format}: {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, "
                + $"{size / 1_000_000.0:0.0} MB sent, heap {GC.GetTotalMemory(false) / 1_000_000} MB afterwards, "
                + $"{(GC.GetTotalAllocatedBytes() - before) / 1_000_000} MB allocated on the way");
        }
    }

    private static async Task<Dictionary<string, string>> NamedAsync(City city)
    {
        var newest = (await city.Engine.Cases.ListAsync(new() { Limit = 1 }))[0];
        await using var decided = city.Database.Reading.CreateCommand("""
            select f ->> 'gate' from journal j cross join lateral jsonb_array_elements(j.facts::jsonb) f
            where j.facts like '%"gate-closed"%' and f ->> 'fact' = 'gate-closed' limit 1
            """);
        var gate = (string)(await decided.ExecuteScalarAsync())!;
        return new() { ["{case}"] = CaseNumber.Slug(newest.Number), ["{gate}"] = gate };
    }

    /// <returns>Null: the person may not.</returns>
    private static async Task<PageTime?> TimeAsync(Uri address, string person, string page, int calls)
    {
        using var client = ClientOf(address, person);
        var (times, bytes, first) = (new List<double>(), 0L, 0.0);
        for (var i = -3; i < calls; i++)
        {
            var started = Stopwatch.GetTimestamp();
            if (await DownloadAsync(client, page) is not { } sent) return null;
            var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            bytes = sent;
            if (i == -3) first = took;
            if (i >= 0) times.Add(took);
        }

        times.Sort();
        return new(times, first, bytes);
    }

    /// <param name="First">The first call by this person, of which nothing is in a cache of the host.</param>
    private sealed record PageTime(List<double> Sorted, double First, long Bytes)
    {
        public double At(double share) =>
            Sorted[Math.Clamp((int)Math.Ceiling(Sorted.Count * share) - 1, 0, Sorted.Count - 1)];
    }

    /// <returns>Bytes; null: not for this person.</returns>
    private static async Task<long?> DownloadAsync(HttpClient client, string page)
    {
        using var response = await client.GetAsync(page, HttpCompletionOption.ResponseHeadersRead);
        if (response.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound) return null;
        if (response.StatusCode is not HttpStatusCode.OK)
            throw new InvalidOperationException($"{page}: {(int)response.StatusCode} {response.Headers.Location}");
        await using var body = await response.Content.ReadAsStreamAsync();
        var (buffer, bytes) = (new byte[1 << 16], 0L);
        for (int read; (read = await body.ReadAsync(buffer)) > 0;) bytes += read;
        return bytes;
    }

    private static HttpClient ClientOf(Uri address, string person)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Demo", person);
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        return client;
    }
}
