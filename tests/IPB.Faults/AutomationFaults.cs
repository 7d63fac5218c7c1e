using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using IPB.Host;
using IPB.PrivatePostgres;
using IPB.Workflows.Cases;
using Npgsql;

namespace IPB.Faults;

/// <summary>What calling another system under fire came to.</summary>
/// <param name="Again">Ids that came to the other system more than once: it did its part once for each.</param>
/// <param name="Most">How often one id came at most.</param>
/// <param name="Faults">What must not be; empty when every case got its answer once.</param>
internal sealed record AutomationFigures(
    int Runs, int Kills, int Again, int Most, double Seconds, ImmutableArray<string> Faults)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        runs       {Runs}, half of them answered later; each ended once, all journals verified
        kills      {Kills} of both hosts at once
        again      {Again} ids came to the other system more than once, {Most} times at most
        time       {Seconds:0.0} s, with {Kills} restarts
        """);
}

/// <summary>
/// Cases each call another system, which answers at once or later, while both hosts that carry the calls are killed
/// together again and again and started anew. Guaranteed is that a call is made at least once, always under the id of
/// its run, and that its result changes the case exactly once; the other system does its part once for each id.
/// </summary>
internal sealed class AutomationFaults(int runs, int kills, Action<string> tell)
{
    private const int Hosts = 2;
    private const string Secret = "a secret of forty characters for trials!";
    private const string Ended = "select count(*) from cases where routine = 'hook' and state = 'known'";

    /// <summary>After so long a message that a dead host had is handed to another one.</summary>
    private static readonly TimeSpan HandedOutAgain = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan MostSettling = TimeSpan.FromMinutes(3);

    /// <summary>Callback addresses to which the other system owes an answer.</summary>
    private readonly ConcurrentQueue<(string Path, string Id)> owed = [];
    private volatile Uri[] alive = [];

    public async Task<AutomationFigures> RunAsync(CancellationToken ct)
    {
        await using var server = await PrivatePostgresServer.StartTemporaryAsync(ct);
        await using var receiver = await HookReceiver.StartAsync(ct);
        receiver.Secret = Encoding.UTF8.GetBytes(Secret);
        receiver.Reply = Reply;
        var data = Directory.CreateTempSubdirectory("ipb-automations-");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            await using var city = await City.OpenAsync(
                SmallCity.Settings(server.ConnectionString, data, ("hook", "hooks/hook.yaml")), tell, ct);
            await using var source = NpgsqlDataSource.Create($"{city.ConnectionString};Search Path=ipb");
            var clock = Stopwatch.StartNew();
            await SubmitAsync(city, receiver.Address, ct);
            var answering = AnswerAsync(stop.Token);
            await KillAsync(city, source, receiver.Address, ct);
            await stop.CancelAsync();
            await answering;
            return new(runs, kills, receiver.Arrivals.Count(a => a.Value > 1),
                receiver.Arrivals.Values.DefaultIfEmpty(0).Max(), clock.Elapsed.TotalSeconds,
                await FaultsAsync(city, receiver, source, ct));
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    /// <summary>At once, or by a promise to answer: the same for the same id, however often it comes.</summary>
    private (int Status, string Body) Reply(HookCall call)
    {
        if ((string?)call.Body["callback"] is not { } callback)
            return (200, $$"""{ "reference": "{{call.Id}}" }""");
        owed.Enqueue((new Uri(callback).AbsolutePath, call.Id));
        return (202, "");
    }

    private async Task SubmitAsync(City city, Uri receiver, CancellationToken ct)
    {
        await Parallel.ForAsync(0, runs, new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = ct },
            async (i, token) => await city.Engine.SubmitAsync(new Submit("hook", $"Case {i}", "Ask.", "OFF",
                ImmutableSortedDictionary<string, object>.Empty.Add("address", new Uri(receiver, "/ask").ToString())
                    .Add("later", i % 2 == 1)), new("bo.boss", $"open-{i}"), token));
        tell($"{runs} cases wait for another system");
    }

    /// <summary>
    /// Both hosts end at once whenever another share of the cases has got its answer; new ones go on.
    /// </summary>
    private async Task KillAsync(City city, NpgsqlDataSource source, Uri receiver, CancellationToken ct)
    {
        var environment = new Dictionary<string, string>
        {
            ["IPB_WEB_HOOKS"] = $"{receiver.GetLeftPart(UriPartial.Authority)} private",
            ["IPB_WEB_HOOK_SECRET"] = Secret,
        };
        for (var kill = 1; kill <= kills + 1; kill++)
        {
            var hosts = await Task.WhenAll(Enumerable.Range(0, Hosts)
                .Select(_ => HostProcess.StartAsync(HostProcess.ArgumentsFor(city), ct, environment)));
            alive = [.. hosts.Select(h => h.Address)];
            // What a dead host had taken is due again.
            await city.Database.AdvanceClockAsync(HandedOutAgain, ct);
            await UntilAsync(source, kill <= kills ? (long)runs * kill / (kills + 1) : runs, ct);
            alive = [];
            if (kill <= kills) await Task.WhenAll(hosts.Select(h => h.KillAsync()));
            foreach (var host in hosts) host.Dispose();
            tell($"{await CountAsync(source, Ended, ct)} have their answer" + (kill <= kills ? $", kill {kill}" : ""));
        }
    }

    /// <summary>The other system answers, and tries again until a host has taken it.</summary>
    private async Task AnswerAsync(CancellationToken ct)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
                while (alive is [var host, ..] && owed.TryDequeue(out var answer))
                    if (!await TakesAsync(client, new(host, answer.Path), answer.Id, ct)) owed.Enqueue(answer);
        }
        catch (OperationCanceledException)
        {
            // Everybody has an answer.
        }
    }

    private static async Task<bool> TakesAsync(HttpClient client, Uri address, string id, CancellationToken ct)
    {
        using var body = new StringContent($$"""{ "reference": "{{id}}" }""", Encoding.UTF8, "application/json");
        try
        {
            using var taken = await client.PostAsync(address, body, ct);
            return (int)taken.StatusCode is 204 or 410;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async Task UntilAsync(NpgsqlDataSource source, long ended, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var began = Stopwatch.GetTimestamp();
        while (await CountAsync(source, Ended, ct) < ended && Stopwatch.GetElapsedTime(began) < MostSettling)
            await timer.WaitForNextTickAsync(ct);
    }

    private async Task<ImmutableArray<string>> FaultsAsync(
        City city, HookReceiver receiver, NpgsqlDataSource source, CancellationToken ct)
    {
        var faults = ImmutableArray.CreateBuilder<string>();
        var ended = await CountAsync(source, Ended, ct);
        if (ended != runs) faults.Add($"{ended} of {runs} cases got their answer");
        if (receiver.Arrivals.Count != runs) faults.Add($"{receiver.Arrivals.Count} ids came instead of {runs}");
        if (receiver.Calls.Count(c => !c.Signed) is var forged and > 0) faults.Add($"{forged} calls are not signed");
        var filter = new IPB.Workflows.Storage.CaseFilter { Limit = 200 };
        while (await city.Engine.Cases.ListAsync(filter, ct) is { Length: > 0 } page)
        {
            foreach (var c in page)
            {
                foreach (var finding in await city.Engine.Cases.VerifyAsync(c.Number, ct))
                    faults.Add($"{c.Number}: {finding}");
                var run = $"{CaseNumber.Slug(c.Number)}.run.1";
                var facts = (await city.Engine.Cases.JournalAsync(c.Id, ct)).SelectMany(e => e.Facts).ToList();
                if (facts.OfType<AutomationDone>().Count(f => f.Run == run) != 1
                    || facts.OfType<AutomationStarted>().Count() != 1)
                    faults.Add($"{c.Number}: its automation did not end once");
                if (c.Fields.GetValueOrDefault("reply") as string != run) faults.Add(
                    $"{c.Number}: it has another's answer");
                if (!receiver.Arrivals.ContainsKey(run)) faults.Add($"{c.Number}: the other system never heard of it");
            }

            filter = filter with { After = page[^1].Number };
        }

        return faults.ToImmutable();
    }

    private static async Task<long> CountAsync(NpgsqlDataSource source, string sql, CancellationToken ct)
    {
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
