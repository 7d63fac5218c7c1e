using System.Collections.Immutable;
using System.Diagnostics;
using IPB.Host;
using IPB.PrivatePostgres;
using IPB.Workflows.Cases;
using Npgsql;

namespace IPB.Faults;

/// <summary>
/// A city on several hosts: timers fall due, callers send commands, and again and again a host is killed in the
/// middle of it. Afterwards everything is counted.
/// </summary>
internal static class FaultRun
{
    /// <summary>What the routine's timers take.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(10);

    /// <summary>After so long a message that a dead host was to send is handed to another one.</summary>
    private static readonly TimeSpan HandedOutAgain = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan MostSettling = TimeSpan.FromMinutes(3);

    public static async Task<Figures> RunAsync(FaultPlan plan, Action<string> tell, CancellationToken ct)
    {
        await using var server = await PrivatePostgresServer.StartTemporaryAsync(ct);
        var data = Directory.CreateTempSubdirectory("ipb-faults-").FullName;
        try
        {
            var settings = new HostSettings
            {
                Connection = server.ConnectionString,
                DataFolder = data,
                Demo = true,
                Work = false,
                WorkflowsFolder = Path.Combine(AppContext.BaseDirectory, "fault-workflows"),
            };
            await using var city = await City.OpenAsync(settings, tell, ct);
            return await RunAsync(plan, city, tell, ct);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<Figures> RunAsync(FaultPlan plan, City city, Action<string> tell, CancellationToken ct)
    {
        var begin = await city.Database.NowAsync(ct);
        var numbers = await OpenCasesAsync(plan, city, ct);
        tell($"{numbers.Count} cases are open");
        await using var hosts = new HostGroup(HostProcess.ArgumentsFor(city));
        await hosts.StartAsync(plan.Hosts, ct);
        tell($"{plan.Hosts} hosts are ready");
        await city.Database.AdvanceClockAsync(begin + Ahead - await city.Database.NowAsync(ct), ct);
        using var load = new Load(hosts, numbers);
        await KillAsync(plan, hosts, load, tell, ct);

        await using var source = NpgsqlDataSource.Create($"{city.ConnectionString};Search Path=ipb");
        var settled = await SettleAsync(source, Oracle.DueTimers, ct);
        tell("no timer is due any more");
        var lateness = await Oracle.LatenessAsync(source, ct);
        await city.Database.AdvanceClockAsync(HandedOutAgain, ct);
        settled &= await SettleAsync(source, Oracle.OpenMessages, ct);
        await SettleAsync(source, Oracle.DueTimers, ct);
        tell("everything has settled");
        var figures = await new Oracle(city, source).CountAsync(load, ct);
        return figures with
        {
            Kills = plan.Kills,
            Lateness = lateness,
            Faults = settled ? figures.Faults : figures.Faults.Add($"not settled within {MostSettling}"),
        };
    }

    // The clock moves with each case, so that their timers fall due one after another.
    private static async Task<List<string>> OpenCasesAsync(FaultPlan plan, City city, CancellationToken ct)
    {
        var numbers = new List<string>();
        for (var i = 0; i < plan.Cases; i++)
        {
            var submit = new Submit("errand", $"Initial {i}", "An errand.", "OFF",
                ImmutableSortedDictionary<string, object>.Empty);
            numbers.Add((await city.Engine.SubmitAsync(submit, new("bo.boss", $"initial-{i}"), ct)).Number);
            await city.Database.AdvanceClockAsync(plan.Length / plan.Cases, ct);
        }

        return numbers;
    }

    private static async Task KillAsync(
        FaultPlan plan, HostGroup hosts, Load load, Action<string> tell, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var callers = Enumerable.Range(0, plan.Callers).Select(c => load.RunAsync(c, stop.Token)).ToList();
        using var timer = new PeriodicTimer(plan.BetweenKills);
        // The same kills in the same order every time; what they hit differs.
        var random = new Random(plan.Kills);
        for (var kill = 0; kill < plan.Kills && await timer.WaitForNextTickAsync(ct);)
        {
            if (!await hosts.KillOneAsync(random, ct)) continue;
            if (++kill % 10 == 0) tell($"{kill} kills, {load.Heard.Count} commands heard of");
        }

        await hosts.ReadyAsync();
        await stop.CancelAsync();
        await Task.WhenAll(callers);
    }

    private static async Task<bool> SettleAsync(NpgsqlDataSource source, string count, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < MostSettling)
        {
            await using var command = source.CreateCommand(count);
            if ((long)(await command.ExecuteScalarAsync(ct))! == 0) return true;
            await timer.WaitForNextTickAsync(ct);
        }

        return false;
    }
}
