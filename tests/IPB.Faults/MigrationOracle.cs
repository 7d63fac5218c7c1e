using System.Collections.Concurrent;
using System.Collections.Immutable;
using IPB.Host;
using IPB.Workflows.Access;
using IPB.Workflows.Migrations;
using Npgsql;

namespace IPB.Faults;

/// <summary>Compares every case with what the dry run said of it, and says what is otherwise.</summary>
internal sealed class MigrationOracle(City city, int cases)
{
    private readonly ImmutableArray<string>.Builder faults = ImmutableArray.CreateBuilder<string>();

    public async Task<ImmutableArray<string>> FaultsAsync(Guid id, CancellationToken ct)
    {
        var migration = await city.Engine.Migrations.RequireAsync(id, ct);
        if (migration.Status != MigrationStatus.Done) faults.Add($"the migration is {migration.Status}");
        if (migration.Counts.Moved != cases) faults.Add($"{migration.Counts.Moved} of {cases} moved");
        var seen = 0;
        var filter = new MigrationFilter { Limit = 500 };
        while (await city.Engine.Migrations.CasesAsync(id, filter, Sight.Everything, ct) is { Length: > 0 } page)
        {
            var found = new ConcurrentQueue<string>();
            await Parallel.ForEachAsync(page,
                new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = ct },
                async (row, token) =>
                {
                    foreach (var fault in await CompareAsync(row, token)) found.Enqueue(fault);
                });
            faults.AddRange(found);
            seen += page.Length;
            filter = filter with { After = page[^1].Number };
        }

        if (seen != cases) faults.Add($"{seen} of {cases} cases are listed");
        await TimersAsync(ct);
        return faults.ToImmutable();
    }

    private async Task<List<string>> CompareAsync(MigrationCase row, CancellationToken ct)
    {
        var wrong = new List<string>();
        var c = (await city.Engine.Cases.FindAsync(row.Number, ct))!;
        if (row.Status != MigrationCaseStatus.Moved) wrong.Add($"{row.Number}: {row.Status} {row.Note?.En}");
        if (c.RoutineVersion != 2 || c.Version != row.Version + 1)
            wrong.Add($"{row.Number}: version {c.RoutineVersion}, step {c.Version} instead of {row.Version + 1}");
        if (c.State != row.Row.EndsIn || c.DueAt != row.Row.Due)
            wrong.Add($"{row.Number}: {c.State} {c.DueAt} instead of {row.Row.EndsIn} {row.Row.Due}");
        if (!c.Timers.SequenceEqual(row.Row.Armed)) wrong.Add($"{row.Number}: other timers than shown");
        if (!c.WaitsOn.SequenceEqual(row.Row.WillHaveIt)) wrong.Add($"{row.Number}: others have it than shown");
        if (c.Gate?.Id != row.Row.Gate?.Id || c.Gate?.Votes.Length != row.Row.Gate?.Votes)
            wrong.Add($"{row.Number}: the decision is another than shown");
        foreach (var finding in await city.Engine.Cases.VerifyAsync(row.Number, ct))
            wrong.Add($"{row.Number}: {finding}");
        return wrong;
    }

    /// <summary>What is armed in the table is what the cases say; one migration stands in each journal.</summary>
    private async Task TimersAsync(CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create($"{city.ConnectionString};Search Path=ipb");
        await using var command = source.CreateCommand("""
            select (select count(*) from timers where status = 'armed'),
              (select coalesce(sum(json_array_length(snapshot::json -> 'timers')), 0)::bigint from cases),
              (select count(*) from journal where facts like '%"fact":"migrated"%')
            """);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        if (reader.GetInt64(0) != reader.GetInt64(1))
            faults.Add($"{reader.GetInt64(0)} timers are armed, the cases say {reader.GetInt64(1)}");
        if (reader.GetInt64(2) != cases) faults.Add($"{reader.GetInt64(2)} migrations stand in {cases} journals");
    }
}
