using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using IPB.Host;
using IPB.PrivatePostgres;
using IPB.Workflows.Cases;
using Npgsql;

namespace IPB.Faults;

/// <summary>What opening child cases under fire came to.</summary>
/// <param name="Again">Messages that were carried more than once.</param>
/// <param name="Faults">What must not be; empty when every parent has its children once and has heard of them.</param>
internal sealed record ChildFigures(int Parents, int Kills, long Again, double Seconds, ImmutableArray<string> Faults)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        parents    {Parents} with two children each, all journals verified
        kills      {Kills} of both hosts at once
        again      {Again} messages were carried more than once
        time       {Seconds:0.0} s, with {Kills} restarts
        """);
}

/// <summary>
/// Cases each open two others and wait for them, while both hosts that carry the messages are killed together again
/// and again and started anew. Afterwards every family is counted.
/// </summary>
internal sealed class ChildFaults(int parents, int kills, Action<string> tell)
{
    private const int Hosts = 2;
    private const string Joined = "select count(*) from cases where routine = 'whole' and state = 'together'";

    /// <summary>After so long a message that a dead host had is handed to another one.</summary>
    private static readonly TimeSpan HandedOutAgain = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan MostSettling = TimeSpan.FromMinutes(3);

    public async Task<ChildFigures> RunAsync(CancellationToken ct)
    {
        await using var server = await PrivatePostgresServer.StartTemporaryAsync(ct);
        var data = Directory.CreateTempSubdirectory("ipb-children-");
        try
        {
            await using var city = await City.OpenAsync(SmallCity.Settings(server.ConnectionString, data,
                ("whole", "family/whole.yaml"), ("part", "family/part.yaml")), tell, ct);
            await using var source = NpgsqlDataSource.Create($"{city.ConnectionString};Search Path=ipb");
            var clock = Stopwatch.StartNew();
            await SubmitAsync(city, ct);
            await KillAsync(city, source, ct);
            var again = await CountAsync(source,
                "select count(*) from messages where recipient = 'system' and attempts > 1", ct);
            return new(parents, kills, again, clock.Elapsed.TotalSeconds, await FaultsAsync(city, source, ct));
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private async Task SubmitAsync(City city, CancellationToken ct)
    {
        await Parallel.ForAsync(0, parents, new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = ct },
            async (i, token) => await city.Engine.SubmitAsync(new Submit("whole", $"Case {i}", "Of two parts.", "OFF",
                ImmutableSortedDictionary<string, object>.Empty), new("bo.boss", $"open-{i}"), token));
        tell($"{parents} cases wait for two children each");
    }

    /// <summary>Both hosts end at once whenever another share of the parents has gone on; new ones go on.</summary>
    private async Task KillAsync(City city, NpgsqlDataSource source, CancellationToken ct)
    {
        for (var kill = 1; kill <= kills + 1; kill++)
        {
            var hosts = await Task.WhenAll(Enumerable.Range(0, Hosts)
                .Select(_ => HostProcess.StartAsync(HostProcess.ArgumentsFor(city), ct)));
            // What a dead host had taken is due again.
            await city.Database.AdvanceClockAsync(HandedOutAgain, ct);
            await UntilAsync(source, kill <= kills ? (long)parents * kill / (kills + 1) : parents, ct);
            if (kill <= kills) await Task.WhenAll(hosts.Select(h => h.KillAsync()));
            foreach (var host in hosts) host.Dispose();
            tell($"{await CountAsync(source, Joined, ct)} have gone on" + (kill <= kills ? $", kill {kill}" : ""));
        }
    }

    private static async Task UntilAsync(NpgsqlDataSource source, long joined, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var began = Stopwatch.GetTimestamp();
        while (await CountAsync(source, Joined, ct) < joined && Stopwatch.GetElapsedTime(began) < MostSettling)
            await timer.WaitForNextTickAsync(ct);
    }

    private async Task<ImmutableArray<string>> FaultsAsync(City city, NpgsqlDataSource source, CancellationToken ct)
    {
        var faults = ImmutableArray.CreateBuilder<string>();
        var joined = await CountAsync(source, Joined, ct);
        if (joined != parents) faults.Add($"{joined} of {parents} parents went on; {await ErrorAsync(source, ct)}");
        var parts = await CountAsync(source, "select count(*) from cases where routine = 'part'", ct);
        if (parts != 2L * parents) faults.Add($"{parts} children instead of {2 * parents}");
        var filter = new IPB.Workflows.Storage.CaseFilter { Limit = 200 };
        while (await city.Engine.Cases.ListAsync(filter, ct) is { Length: > 0 } page)
        {
            foreach (var c in page)
            {
                foreach (var finding in await city.Engine.Cases.VerifyAsync(c.Number, ct))
                    faults.Add($"{c.Number}: {finding}");
                if (c.Routine == "whole") faults.AddRange(await OfFamilyAsync(city, c, ct));
            }

            filter = filter with { After = page[^1].Number };
        }

        return faults.ToImmutable();
    }

    private static async Task<List<string>> OfFamilyAsync(City city, Case c, CancellationToken ct)
    {
        var wrong = new List<string>();
        var facts = (await city.Engine.Cases.JournalAsync(c.Id, ct)).SelectMany(e => e.Facts).ToList();
        foreach (var child in c.Children)
        {
            if (facts.OfType<ChildOpened>().Count(f => f.Key == child.Key) != 1)
                wrong.Add($"{c.Number}: {child.Key} was not opened once");
            if (facts.OfType<ChildEnded>().Count(f => f.Key == child.Key) != 1)
                wrong.Add($"{c.Number}: the end of {child.Key} was not heard once");
            if (child.Number is null || (await city.Engine.Cases.FindAsync(child.Number, ct))?.Parent
                != new ParentCase(c.Number, child.Key, 1))
                wrong.Add($"{c.Number}: {child.Key} does not know its parent");
        }

        if (c.Children.Length != 2) wrong.Add($"{c.Number}: {c.Children.Length} children");
        return wrong;
    }

    private static async Task<string> ErrorAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        await using var command = source.CreateCommand("""
            select coalesce(max(kind || ' ' || status || ' ' || attempts || ': ' || last_error), 'no message failed')
            from messages where recipient = 'system'
            """);
        return (string)(await command.ExecuteScalarAsync(ct))!;
    }

    private static async Task<long> CountAsync(NpgsqlDataSource source, string sql, CancellationToken ct)
    {
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
