using System.Collections.Immutable;
using IPB.Host;
using IPB.Workflows.Cases;
using IPB.Workflows.Storage;
using Npgsql;

namespace IPB.Faults;

/// <summary>Counts what happened, from the journals and the database, and says what must not be.</summary>
internal sealed class Oracle(City city, NpgsqlDataSource source)
{
    public const string DueTimers = "select count(*) from timers where status = 'armed' and next_at <= engine_now()";
    public const string OpenMessages = "select count(*) from messages where status = 'waiting'";
    private readonly ImmutableArray<string>.Builder faults = ImmutableArray.CreateBuilder<string>();

    /// <summary>Case and key of every command that took effect.</summary>
    private readonly HashSet<string> effects = [];

    /// <summary>How often each command took effect, wherever.</summary>
    private readonly Dictionary<string, int> times = [];
    private int fired, cancelled, lost, twice;

    public static async Task<Lateness> LatenessAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        await using var command = source.CreateCommand("""
            select percentile_disc(array[0.5, 0.99, 1])
              within group (order by extract(epoch from ended_at - due_at)::float8)
            from timers where status = 'fired'
            """);
        return await command.ExecuteScalarAsync(ct) is double[] p ? new(p[0], p[1], p[2]) : new(0, 0, 0);
    }

    public async Task<Figures> CountAsync(Load load, CancellationToken ct)
    {
        var cases = await AllAsync(ct);
        foreach (var c in cases) await CountAsync(c, ct);
        CheckNumbers(cases);
        var done = load.Heard.Where(h => h.Done).ToList();
        var figures = new Figures
        {
            Cases = cases.Count,
            TimersFired = fired,
            TimersCancelled = cancelled,
            TimersLost = lost,
            TimersTwice = twice,
            Commands = done.Count,
            CommandsRefused = load.Heard.Count - done.Count,
            CommandsRepeated = load.Repeated,
            CommandsLost = done.Count(h => !effects.Contains(Effect(h.Number, h.Key))),
            CommandsTwice = load.Heard.Count(h => times.GetValueOrDefault(h.Key) > (h.Done ? 1 : 0)),
            Messages = await CountAsync("select count(*) from messages", ct),
            MessagesUnsent = await CountAsync(
                "select count(*) from messages where status not in ('sent', 'withdrawn')", ct),
            MessagesAgain = await CountAsync("select count(*) from messages where attempts > 1", ct),
        };
        Check(figures, load);
        await CheckTimersTableAsync(ct);
        return figures with { Faults = faults.ToImmutable() };
    }

    private void Check(Figures f, Load load)
    {
        if (f.TimersLost > 0) faults.Add($"{f.TimersLost} timers lost");
        if (f.TimersTwice > 0) faults.Add($"{f.TimersTwice} timers took effect twice");
        if (f.CommandsLost > 0) faults.Add($"{f.CommandsLost} acknowledged commands have no effect");
        if (f.CommandsTwice > 0) faults.Add($"{f.CommandsTwice} commands took effect too often");
        if (f.MessagesUnsent > 0) faults.Add($"{f.MessagesUnsent} messages were not sent");
        if (load.Heard.Count == 0) faults.Add("no command was ever answered");
        if (f.TimersFired == 0) faults.Add("no timer ever fired");
    }

    private async Task CheckTimersTableAsync(CancellationToken ct)
    {
        var rows = await CountAsync("select count(*) from timers where status = 'fired'", ct);
        if (rows != fired) faults.Add($"{rows} timers are marked as fired, the journals say {fired}");
        var failed = await CountAsync("select count(*) from timers where status = 'dead' or attempts > 0", ct);
        if (failed > 0) faults.Add($"{failed} timers failed on the way");
        var early = await CountAsync("select count(*) from timers where ended_at < due_at and status = 'fired'", ct);
        if (early > 0) faults.Add($"{early} timers fired early");
    }

    private async Task CountAsync(Case c, CancellationToken ct)
    {
        foreach (var finding in await city.Engine.Cases.VerifyAsync(c.Number, ct)) faults.Add($"{c.Number}: {finding}");
        Note(c.Number, c.Title);
        var armed = new HashSet<string>();
        foreach (var fact in (await city.Engine.Cases.JournalAsync(c.Id, ct)).SelectMany(e => e.Facts))
            switch (fact)
            {
                case TimerArmed t: armed.Add(t.Timer.Key); break;
                case TimerFired t when armed.Remove(t.Key): fired++; break;
                case TimerCancelled t when armed.Remove(t.Key): cancelled++; break;
                case TimerFired or TimerCancelled: twice++; break;
                case Commented t: Note(c.Number, t.Text); break;
                case Triggered { Reason: { } reason }: Note(c.Number, reason); break;
            }

        var now = await city.Database.NowAsync(ct);
        var waiting = c.Timers.Where(t => t.DueAt > now).Select(t => t.Key).ToHashSet();
        lost += armed.Count(key => !waiting.Contains(key));
    }

    private void CheckNumbers(List<Case> cases)
    {
        var numbers = cases.Select(c => c.Number).ToHashSet();
        var year = cases[0].Number[..8];
        var missing = Enumerable.Range(1, cases.Count).Select(n => $"{year}-{n:00000}")
            .Where(n => !numbers.Contains(n)).ToList();
        if (missing.Count > 0) faults.Add($"numbers with gaps: {string.Join(", ", missing.Take(5))}");
    }

    private async Task<List<Case>> AllAsync(CancellationToken ct)
    {
        var all = new List<Case>();
        var filter = new CaseFilter { Limit = 200 };
        while (await city.Engine.Cases.ListAsync(filter, ct) is { Length: > 0 } page)
        {
            all.AddRange(page);
            filter = filter with { After = page[^1].Number };
        }

        return all;
    }

    private async Task<int> CountAsync(string sql, CancellationToken ct)
    {
        await using var command = source.CreateCommand(sql);
        return (int)(long)(await command.ExecuteScalarAsync(ct))!;
    }

    private void Note(string number, string key)
    {
        effects.Add(Effect(number, key));
        times[key] = times.GetValueOrDefault(key) + 1;
    }

    private static string Effect(string number, string key) => $"{number} {key}";
}
