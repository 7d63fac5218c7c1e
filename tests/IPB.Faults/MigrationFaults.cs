using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using IPB.Host;
using IPB.PrivatePostgres;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Faults;

/// <summary>What a migration under fire came to.</summary>
/// <param name="Seconds">From the start to the end, with the hosts' own starts.</param>
/// <param name="Faults">What must not be; empty when every case is as the dry run said.</param>
internal sealed record MigrationFigures(int Cases, int Kills, double DrySeconds, double Seconds,
    ImmutableArray<string> Faults)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        cases      {Cases}, all compared with the dry run, their journals verified
        kills      {Kills} of both hosts at once
        dry run    {DrySeconds:0.0} s
        migration  {Seconds:0.0} s, with {Kills} restarts
        """);
}

/// <summary>
/// Running cases are moved to another version by two hosts, which are killed together again and again in the middle of
/// it and started anew. Afterwards every case is compared with what the dry run said of it.
/// </summary>
internal sealed class MigrationFaults(int cases, int kills, Action<string> tell)
{
    private const string Id = "removal";
    private const int Hosts = 2;

    public async Task<MigrationFigures> RunAsync(CancellationToken ct)
    {
        await using var server = await PrivatePostgresServer.StartTemporaryAsync(ct);
        var data = Directory.CreateTempSubdirectory("ipb-migration-");
        try
        {
            var settings = SmallCity.Settings(server.ConnectionString, data, (Id, $"{Id}/1.yaml"));
            await using var city = await City.OpenAsync(settings, tell, ct);
            await OpenCasesAsync(city, ct);
            await city.Engine.Versions.InstallAsync([Version(2)], ct);
            return await MigrateAsync(city, ct);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static Routine Version(int version) => RoutineReader.Read($"{Id}.routine.yaml",
        File.ReadAllText(Path.Combine(SmallCity.Folder, Id, $"{version}.yaml"))).Routine!;

    /// <summary>A third each at work, at an open decision, and at one with the first of two votes.</summary>
    private async Task OpenCasesAsync(City city, CancellationToken ct)
    {
        await Parallel.ForAsync(0, cases, new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = ct },
            async (i, token) =>
            {
                var fields = ImmutableSortedDictionary<string, object>.Empty;
                var number = (await city.Engine.SubmitAsync(new Submit(Id, $"Case {i}", "To be moved.", "OFF", fields),
                    new("bo.boss", $"open-{i}"), token)).Number;
                if (i % 3 == 0) return;
                var gate = (await city.Engine.DoAsync(number, new Fire("propose", fields, null),
                    new("wilma.worker", $"propose-{i}"), token)).Gate!;
                if (i % 3 == 2)
                    await city.Engine.DoAsync(number, new Decide(gate, Outcome.Approve, null, [], []),
                        new("wilma.worker", $"vote-{i}"), token);
            });
        tell($"{cases} cases are open");
    }

    private async Task<MigrationFigures> MigrateAsync(City city, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        var plan = city.Engine.Migrations.Suggest(Id, 1, 2).Plan;
        var dry = await city.Engine.Migrations.DryRunAsync(plan, new("cora.mover", "dry"), ct);
        var drySeconds = clock.Elapsed.TotalSeconds;
        tell($"the dry run says that {dry.Counts.Moves} of {cases} move");
        clock.Restart();
        await city.Engine.Migrations.StartAsync(dry.Id, new(dry.Hash, "A trial"), new("cora.mover", "start"), ct);
        await KillAsync(city, dry.Id, ct);
        var seconds = clock.Elapsed.TotalSeconds;
        tell(string.Create(CultureInfo.InvariantCulture, $"migrated after {seconds:0.0} s; every case is compared"));
        return new(cases, kills, drySeconds, seconds, await new MigrationOracle(city, cases).FaultsAsync(dry.Id, ct));
    }

    /// <summary>Both hosts end at once whenever another share of the cases was moved; new ones go on.</summary>
    private async Task KillAsync(City city, Guid id, CancellationToken ct)
    {
        for (var kill = 1; kill <= kills + 1; kill++)
        {
            var hosts = await Task.WhenAll(Enumerable.Range(0, Hosts)
                .Select(_ => HostProcess.StartAsync(HostProcess.ArgumentsFor(city), ct)));
            // The last ones work until the migration itself says that it is done.
            var share = kill <= kills ? cases * kill / (kills + 1) : int.MaxValue;
            await UntilAsync(city.Engine, id, share, ct);
            if (kill <= kills) await Task.WhenAll(hosts.Select(h => h.KillAsync()));
            foreach (var host in hosts) host.Dispose();
            tell($"{(await city.Engine.Migrations.RequireAsync(id, ct)).Counts.Moved} moved"
                + (kill <= kills ? $", kill {kill}" : ""));
        }
    }

    // Seldom enough not to slow down what it watches: each look counts all cases.
    private static async Task UntilAsync(WorkflowEngine engine, Guid id, int moved, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await engine.Migrations.RequireAsync(id, ct) is { IsAtWork: true } m && m.Counts.Moved < moved)
            await timer.WaitForNextTickAsync(ct);
    }
}
