using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using IPB.Workflows.Access;
using IPB.Workflows.Cases;
using IPB.Workflows.Searching;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>
/// Reads cases and journals. Lists come from indexed columns, by keyset, never by loading what is not shown.
/// </summary>
public sealed class CaseQueries
{
    private const int MostRows = 200;
    private readonly Database database;
    private readonly JournalSeal seal;
    private readonly CaseSearch search;

    internal CaseQueries(Database database, JournalSeal seal) =>
        (this.database, this.seal, search) = (database, seal, new CaseSearch(database));

    /// <summary>Told of all cases before they are handed out.</summary>
    internal Func<IEnumerable<Case>, CancellationToken, Task>? Seen { get; init; }

    /// <returns>Null when there is no such case.</returns>
    public async Task<Case?> FindAsync(string number, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand(
            "select snapshot, description, sight from cases where number = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = number });
        return (await CasesAsync(command, ct)).FirstOrDefault();
    }

    /// <summary>What a command was answered that was sent before; null: none was, under that key.</summary>
    public async Task<StepAnswer?> AnswerOfAsync(Sender sender, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand(
            "select answer from commands where person = $1 and key = $2");
        command.Parameters.Add(new() { Value = sender.Person });
        command.Parameters.Add(new() { Value = sender.Key });
        return await command.ExecuteScalarAsync(ct) is string answer ? CaseJson.ReadAnswer(answer) : null;
    }

    /// <summary>Those of the numbers that there are.</summary>
    public async Task<ImmutableArray<Case>> FindAllAsync(IEnumerable<string> numbers, CancellationToken ct = default)
    {
        string[] wanted = [.. numbers.Distinct()];
        if (wanted.Length == 0) return [];
        await using var command = database.Source.CreateCommand(
            "select snapshot, description, sight from cases where number = any($1) order by serial");
        command.Parameters.Add(new() { Value = wanted });
        return await CasesAsync(command, ct);
    }

    /// <summary>Cases with an automation that waits or is to be tried again.</summary>
    internal async Task<ImmutableArray<Case>> WithAutomationsAsync(CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand("""
            select snapshot, description, sight from cases where id in
              (select case_id from timers where status = 'armed' and key like 'automation:%') order by serial
            """);
        return await CasesAsync(command, ct);
    }

    /// <summary>Cases from the newest to the oldest.</summary>
    public async Task<ImmutableArray<Case>> ListAsync(CaseFilter filter, CancellationToken ct = default)
    {
        if (filter.Text is { } text)
            filter = filter with { Query = (await search.QueryAsync(SearchText.Read(text).Words, ct)).Query };
        if (filter.Query is "") return [];
        var command = database.Reading.CreateCommand();
        var where = new CaseConditions(command.Parameters).Add(filter);
        if (filter.After is { } after) where.Add($"c.serial < {where.Parameter(CaseNumber.SerialOf(after))}");
        command.CommandText = $"select c.snapshot, c.description, c.sight from cases c {where.Where} "
            + $"order by c.serial desc limit {Math.Clamp(filter.Limit, 1, MostRows + 1)}";
        return await CasesAsync(command, ct);
    }

    /// <summary>Cases that wait on any of the keys, most urgent first.</summary>
    public async Task<ImmutableArray<Case>> WaitingOnAsync(
        WaitingKeys keys, int most = MostRows, CancellationToken ct = default)
    {
        const string Urgent = "coalesce(due_at, 'infinity'::timestamptz), serial";
        most = Math.Clamp(most, 1, MostRows);
        await using var command = database.Reading.CreateCommand(keys.Few
            ? $"""
            with waiting as materialized (select serial, due_at from cases where waits_on && $1),
            urgent as materialized (select serial from waiting order by {Urgent} limit {most})
            select snapshot, description, sight from urgent join cases using (serial) order by {Urgent}
            """
            : $"select snapshot, description, sight from cases where waits_on && $1 order by {Urgent} limit {most}");
        command.Parameters.Add(new() { Value = keys.All.ToArray() });
        return await CasesAsync(command, ct);
    }

    /// <summary>How many cases wait on any of the keys, counted up to a number.</summary>
    public async Task<int> CountWaitingAsync(WaitingKeys keys, int most, CancellationToken ct = default)
    {
        await using var command = database.Reading.CreateCommand(keys.Few
            ? "with waiting as materialized (select from cases where waits_on && $1) "
                + "select least(count(*), $2)::int from waiting"
            : "select count(*)::int from (select from cases where waits_on && $1 limit $2) n");
        command.Parameters.Add(new() { Value = keys.All.ToArray() });
        command.Parameters.Add(new() { Value = most });
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>How many cases wait on each key, of roles and people that are gone too.</summary>
    public async Task<ImmutableSortedDictionary<string, int>> WaitingByKeyAsync(CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand(
            "select key, count(*)::int from cases, unnest(waits_on) as key group by key");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var keys = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct)) keys.Add(reader.GetString(0), reader.GetInt32(1));
        return keys.ToImmutable();
    }

    /// <summary>The steps of a case, from the first.</summary>
    public async Task<ImmutableArray<JournalEntry>> JournalAsync(Guid id, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand("""
            select seq, at, actor, on_behalf_of, facts, hash from journal where case_id = $1 order by seq
            """);
        command.Parameters.Add(new() { Value = id });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var entries = ImmutableArray.CreateBuilder<JournalEntry>();
        while (await reader.ReadAsync(ct))
            entries.Add(EntryOf(reader));
        return entries.ToImmutable();
    }

    private static JournalEntry EntryOf(DbDataReader reader)
    {
        var entry = new JournalEntry(reader.GetInt64(0), Locked.Time(reader, 1), reader.GetString(2),
            TextOrNull(reader, 3), [], Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(5)));
        var facts = reader.GetString(4);
        try
        {
            return entry with { Facts = CaseJson.ReadFacts(facts) };
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return entry with { Unreadable = facts };
        }
    }

    /// <summary>Checks a case's journal: complete, sealed, and replayed to where the case stands.</summary>
    /// <returns>What is wrong, in order; empty when all holds.</returns>
    public async Task<ImmutableArray<string>> VerifyAsync(string number, CancellationToken ct = default) =>
        await JournalCheck.RunAsync(database, seal, number, ct);

    /// <summary>How many cases are where.</summary>
    /// <param name="routine">Null: of all routines.</param>
    /// <returns>No place that no case is in; in no order.</returns>
    public Task<ImmutableArray<StateCount>> CountAsync(string? routine, Sight sight, CancellationToken ct = default) =>
        new StateCounts(database).OfAsync(routine, sight, ct);

    /// <summary>Cases by lead department.</summary>
    public async Task<ImmutableArray<DepartmentCount>> CountByDepartmentAsync(
        Sight sight, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand();
        command.CommandText = $"""
            select lead_department, (count(*) filter (where closed_at is null))::int,
              (count(*) filter (where closed_at is null and due_at < engine_now()))::int,
              (count(*) filter (where closed_at is not null))::int
            from cases where {SightSql.Always(sight, command.Parameter)} group by lead_department
            """;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var counts = ImmutableArray.CreateBuilder<DepartmentCount>();
        while (await reader.ReadAsync(ct))
            counts.Add(new(reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3)));
        return counts.ToImmutable();
    }

    /// <summary>Cases that rules of a routing table have sent somewhere, by version and rule.</summary>
    /// <param name="table">Id of the table.</param>
    public async Task<ImmutableArray<RuleCount>> CountByRuleAsync(
        string table, Sight sight, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand();
        command.Parameters.Add(new() { Value = table });
        command.CommandText = $"""
            select r.version, r.rule, r.department, count(*)::int, count(r.bounced_at)::int, max(r.bounced_at)
            from rule_routings r
            where r.routing = $1 and {SightSql.OfCase(sight, "r.case_id", command.Parameter)}
            group by r.version, r.rule, r.department order by r.version, r.rule
            """;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var counts = ImmutableArray.CreateBuilder<RuleCount>();
        while (await reader.ReadAsync(ct))
            counts.Add(new(reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3),
                reader.GetInt32(4), reader.IsDBNull(5) ? null : Locked.Time(reader, 5)));
        return counts.ToImmutable();
    }

    private static string? TextOrNull(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    private async Task<ImmutableArray<Case>> CasesAsync(NpgsqlCommand command, CancellationToken ct)
    {
        var cases = ImmutableArray.CreateBuilder<Case>();
        await using (command)
        {
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
                cases.Add(CaseJson.ReadCase(reader.GetString(0), reader.GetString(1)) with
                {
                    TookPart = Locked.TookPart(reader, 2),
                });
        }

        if (Seen is not null) await Seen(cases, ct);
        return cases.ToImmutable();
    }
}

/// <summary>Keys under which cases may wait on somebody.</summary>
/// <param name="Few">
/// So few cases wait on them that they are looked for by keys first. The planner takes a hundred keys on which nothing
/// waits for many cases, and would look through all of them.
/// </param>
public sealed record WaitingKeys(ImmutableArray<string> All, bool Few)
{
    /// <summary>Of more cases the most urgent are found sooner in the order of all.</summary>
    private const int MostOfFew = 2_000;

    /// <param name="waiting">How many cases wait on each key, at least roughly.</param>
    public static WaitingKeys Of(IEnumerable<string> keys, IReadOnlyDictionary<string, int> waiting) =>
        new([.. keys], keys.Sum(k => (long)waiting.GetValueOrDefault(k)) <= MostOfFew);
}
