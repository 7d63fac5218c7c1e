using System.Collections.Immutable;
using System.Data.Common;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Storage;

/// <summary>Checks of all journals, one after another in the background: what is asked for, how far it is, what it
/// found.
/// </summary>
public sealed class JournalChecks
{
    private const int Page = 500;
    private const int MostFindings = 100;
    private readonly Database database;
    private readonly CaseQueries cases;

    private readonly Func<CancellationToken, Task<ImmutableArray<string>>> disposals;

    /// <param name="disposals">Checks what is left of cases that were disposed of.</param>
    internal JournalChecks(
        Database database, CaseQueries cases, Func<CancellationToken, Task<ImmutableArray<string>>> disposals) =>
        (this.database, this.cases, this.disposals) = (database, cases, disposals);

    /// <summary>Asks for a check of everything.</summary>
    /// <param name="by">Person id, or <c>system</c>.</param>
    /// <returns>The id of one that was asked for already and has not ended, else of a new one.</returns>
    public async Task<Guid> AskAsync(string by, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand("""
            with running as (
              select id from journal_checks where finished_at is null and asked_at > engine_now() - interval '1 day'
              order by asked_at desc limit 1
            ), asked as (
              insert into journal_checks (id, asked_by, asked_at)
              select $1, $2, engine_now() where not exists (select from running) returning id
            )
            select id from asked union all select id from running
            """);
        command.Parameters.Add(new() { Value = Guid.CreateVersion7() });
        command.Parameters.Add(new() { Value = by });
        return (Guid)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Checks every case, from the oldest. Taken up anew, a check starts from the beginning.</summary>
    public async Task RunAsync(Guid id, CancellationToken ct = default)
    {
        await SetAsync("""
            update journal_checks set started_at = engine_now(), checked = 0, findings = '{}'
            where id = $1 and finished_at is null
            """, id, ct);
        var (checkedCases, after) = (0, 0L);
        var findings = new List<string>();
        while (await NumbersAsync(after, ct) is { Length: > 0 } page)
        {
            foreach (var (number, serial) in page)
            {
                foreach (var finding in await VerifyAsync(number, ct))
                    if (findings.Count < MostFindings) findings.Add($"{number}: {finding}");
                (checkedCases, after) = (checkedCases + 1, serial);
            }

            await SetAsync("update journal_checks set checked = $2, findings = $3 where id = $1", id, ct, checkedCases,
                findings.ToArray());
        }

        findings.AddRange(await disposals(ct));
        await SetAsync("update journal_checks set findings = $2 where id = $1", id, ct,
            [findings.Take(MostFindings).ToArray()]);
        await SetAsync("update journal_checks set finished_at = engine_now() where id = $1 and finished_at is null", id,
            ct);
    }

    /// <returns>The one that was asked for last; null: none was.</returns>
    public async Task<JournalCheckRun?> NewestAsync(CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand("""
            select id, asked_by, asked_at, started_at, finished_at, checked, findings
            from journal_checks order by asked_at desc limit 1
            """);
        await using var r = await command.ExecuteReaderAsync(ct);
        return await r.ReadAsync(ct)
            ? new(r.GetGuid(0), r.GetString(1), Locked.Time(r, 2), Time(r, 3), Time(r, 4), r.GetInt32(5),
                [.. r.GetFieldValue<string[]>(6)])
            : null;
    }

    private async Task<ImmutableArray<string>> VerifyAsync(string number, CancellationToken ct)
    {
        try
        {
            return await cases.VerifyAsync(number, ct);
        }
        catch (CaseNotFound)
        {
            // It went since the page was read; whether it went by the law is checked with the disposals.
            return [];
        }
    }

    private async Task<(string Number, long Serial)[]> NumbersAsync(long after, CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand(
            $"select number, serial from cases where serial > $1 order by serial limit {Page}");
        command.Parameters.Add(new() { Value = after });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var numbers = new List<(string, long)>();
        while (await reader.ReadAsync(ct)) numbers.Add((reader.GetString(0), reader.GetInt64(1)));
        return [.. numbers];
    }

    private async Task SetAsync(string sql, Guid id, CancellationToken ct, params object[] values)
    {
        await using var command = database.Source.CreateCommand(sql);
        foreach (var value in values.Prepend(id)) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static DateTimeOffset? Time(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : Locked.Time(reader, column);
}

/// <param name="AskedBy">Person id, or <c>system</c>.</param>
/// <param name="Checked">Cases so far.</param>
/// <param name="Findings">With the number of the case; at most a hundred.</param>
public sealed record JournalCheckRun(
    Guid Id, string AskedBy, DateTimeOffset AskedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, int Checked,
    ImmutableArray<string> Findings)
{
    public bool IsWhole => FinishedAt is not null && Findings.IsEmpty;
}
