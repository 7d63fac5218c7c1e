using System.Diagnostics;
using IPB.Host;
using IPB.Host.Access;
using IPB.Workflows.Cases;
using IPB.Workflows.Storage;
using Npgsql;

namespace IPB.Benchmarks;

/// <summary>A city of very many cases, with journals that hold: a year and a half of them, written in bulk.</summary>
internal static class ManyCases
{
    private const int EntriesPerCase = 10;
    private const int Portion = 250;
    private static readonly TimeSpan Span = TimeSpan.FromDays(540);

    public static async Task FillAsync(City city, NpgsqlDataSource source, int cases)
    {
        if (!(await city.Engine.Cases.ListAsync(new() { Limit = 1 })).IsEmpty) return;
        var started = Stopwatch.GetTimestamp();
        // One in five comes to an end on its way.
        cases = cases * 5 / 4;
        var now = await city.Database.NowAsync();
        var numbers = Numbers(cases, now).ToList();
        var left = new System.Collections.Concurrent.ConcurrentQueue<List<(string Number, DateTimeOffset At)>>(
            numbers.Chunk(Portion).Select(c => c.ToList()));
        var done = 0;
        await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(worker => Task.Run(async () =>
        {
            var (life, random) = (new CityLife(city.Engine, worker), new Random(worker));
            var writer = new CaseWriter(new JournalSeal(JournalKey.Of(city.Settings.DataFolder)), city.Engine.Routines);
            await using var connection = await source.OpenConnectionAsync();
            while (left.TryDequeue(out var portion))
            {
                await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
                writer.Write(batch, [.. portion.Select(p => life.Play(p.Number, p.At,
                    Later(p.At, now, random), EntriesPerCase))]);
                await batch.ExecuteNonQueryAsync();
                if (Interlocked.Add(ref done, portion.Count) % 10_000 == 0)
                    Console.Error.WriteLine($"{done} cases, {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
            }
        })));
        await FinishAsync(source, numbers);
        Console.WriteLine($"{cases:N0} cases filled in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
    }

    /// <summary>What many journals say of themselves, and how many rows there are.</summary>
    public static async Task CheckAsync(City city, NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("select (select count(*) from cases where closed_at is null), "
            + "(select count(*) from journal), pg_database_size(current_database()) / 1000000, "
            + "pg_total_relation_size('case_search') / 1000000");
        await using (var reader = await command.ExecuteReaderAsync())
        {
            await reader.ReadAsync();
            Console.WriteLine($"{reader.GetInt64(0):N0} open cases, {reader.GetInt64(1):N0} journal entries, "
                + $"{reader.GetInt64(2):N0} MB, of which the search {reader.GetInt64(3):N0} MB");
        }

        await using var some = source.CreateCommand("select number from cases order by random() limit 200");
        await using var numbers = await some.ExecuteReaderAsync();
        while (await numbers.ReadAsync())
            if (await city.Engine.Cases.VerifyAsync(numbers.GetString(0)) is { Length: > 0 } findings)
                throw new InvalidDataException($"{numbers.GetString(0)}: {string.Join("; ", findings)}");
        Console.WriteLine("200 journals drawn at random verify");
    }

    private static DateTimeOffset Later(DateTimeOffset opened, DateTimeOffset now, Random random) =>
        opened + ((now - opened) * (0.7 + (0.3 * random.NextDouble())));

    private static IEnumerable<(string Number, DateTimeOffset At)> Numbers(int cases, DateTimeOffset now)
    {
        var serials = new Dictionary<int, int>();
        for (var i = 0; i < cases; i++)
        {
            var at = now - Span + (Span * ((double)i / cases)) - TimeSpan.FromHours(2);
            at = new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMicrosecond), at.Offset);
            var serial = serials[at.Year] = serials.GetValueOrDefault(at.Year) + 1;
            yield return (CaseNumber.Of(at.Year, serial), at);
        }
    }

    private static async Task FinishAsync(NpgsqlDataSource source, List<(string Number, DateTimeOffset At)> numbers)
    {
        foreach (var year in numbers.GroupBy(n => n.At.Year))
        {
            await using var keep = source.CreateCommand($"insert into case_numbers values ({year.Key}, {year.Count()}) "
                + "on conflict (year) do update set last = excluded.last");
            await keep.ExecuteNonQueryAsync();
        }

        await using var analyse = source.CreateCommand("vacuum analyze");
        analyse.CommandTimeout = 0;
        await analyse.ExecuteNonQueryAsync();
    }
}
