using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>
/// Lists of cases for pages, programs and exports: from columns alone, by keyset both ways, in any of the orders.
/// </summary>
public sealed class CaseLists(Database database)
{
    /// <summary>Beyond that a count says "more than".</summary>
    public const int MostCounted = 1_000;
    private const int MostRows = 200;
    private const int Portion = 2_000;

    /// <summary>A page of a list, with how many there are in all.</summary>
    public async Task<CaseRows> PageAsync(ListRequest request, CancellationToken ct = default)
    {
        await using var connection = await database.Reading.OpenConnectionAsync(ct);
        var rows = await RowsAsync(connection, request with { Limit = Math.Clamp(request.Limit, 1, MostRows) + 1 }, ct);
        var more = rows.Count > Math.Clamp(request.Limit, 1, MostRows);
        if (more) rows.RemoveAt(rows.Count - 1);
        if (request.Backwards) rows.Reverse();
        var (forwards, back) = request.Backwards ? (true, more) : (more, request.Place is not null);
        // A list that fits on its first page is counted already.
        var count = request.Place is null && !more
            ? new Counted(rows.Count, false) : request.Count
                ?? Counted.Of(await CountAsync(connection, request.Filter, MostCounted + 1, ct));
        return new([.. rows], count)
        {
            Next = forwards && rows.Count > 0 ? ListPlace.Of(request.Order, rows[^1]) : null,
            Previous = back && rows.Count > 0 ? ListPlace.Of(request.Order, rows[0]) : null,
        };
    }

    /// <summary>How many there are, counted as far as anybody reads.</summary>
    public async Task<Counted> CountAsync(CaseFilter filter, CancellationToken ct = default) =>
        Counted.Of(await CountAsync(filter, MostCounted + 1, ct));

    /// <summary>How many there are, counted up to a number.</summary>
    public async Task<int> CountAsync(CaseFilter filter, int most, CancellationToken ct = default)
    {
        await using var connection = await database.Reading.OpenConnectionAsync(ct);
        return await CountAsync(connection, filter, most, ct);
    }

    /// <summary>
    /// All of them in the order of the list, read in portions: however slow the reader, no statement waits for it.
    /// </summary>
    public async IAsyncEnumerable<CaseRow> AllAsync(
        ListRequest request, [EnumeratorCancellation] CancellationToken ct = default)
    {
        request = request with { Place = null, Backwards = false, Limit = Portion };
        while (true)
        {
            List<CaseRow> rows;
            await using (var connection = await database.Reading.OpenConnectionAsync(ct))
                rows = await RowsAsync(connection, request, ct);
            foreach (var row in rows) yield return row;
            if (rows.Count < Portion) yield break;
            request = request with { Place = ListPlace.Of(request.Order, rows[^1]) };
        }
    }

    /// <summary>
    /// Of open cases in each of some states those that have been in it the longest; from the index of each state, so
    /// that a board costs the same however many there are. In one round trip.
    /// </summary>
    public async Task<ILookup<string, CaseRow>> LongestByStateAsync(
        CaseFilter filter, string routine, IEnumerable<string> states, int most, CancellationToken ct = default)
    {
        await using var connection = await database.Reading.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var state in states)
        {
            var command = batch.Add("");
            command.CommandText = Statement(new(
                filter with { Routine = routine, State = state, Open = true }, CaseOrder.Longest)
            { Limit = most },
                new CaseConditions(command.Parameters));
        }

        var rows = new List<CaseRow>();
        if (batch.BatchCommands.Count == 0) return rows.ToLookup(r => r.State);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        do
            while (await reader.ReadAsync(ct)) rows.Add(CaseRow.Read(reader));
        while (await reader.NextResultAsync(ct));
        return rows.ToLookup(r => r.State);
    }

    private static async Task<List<CaseRow>> RowsAsync(
        NpgsqlConnection connection, ListRequest request, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        command.CommandText = Statement(request, new CaseConditions(command.Parameters));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<CaseRow>();
        while (await reader.ReadAsync(ct)) rows.Add(CaseRow.Read(reader));
        return rows;
    }

    internal static string Statement(ListRequest request, CaseConditions where)
    {
        where.Add(request.Filter);
        var (key, falling) = request.Order switch
        {
            CaseOrder.Urgent => ("coalesce(c.due_at, 'infinity'::timestamptz)", false),
            CaseOrder.Longest => ("c.state_since", false),
            CaseOrder.LastClosed => ("c.closed_at", true),
            _ => (null, true),
        };
        if (ListPlace.Read(request.Order, request.Place) is { } place)
        {
            var sign = falling == request.Backwards ? ">" : "<";
            where.Add(key is null ? $"c.serial {sign} {where.Parameter(place.Serial)}"
                : $"({key}, c.serial) {sign} ({where.Parameter(place.Key!.Value)}, {where.Parameter(place.Serial)})");
        }

        var direction = falling == request.Backwards ? "asc" : "desc";
        var order = key is null ? $"c.serial {direction}" : $"{key} {direction}, c.serial {direction}";
        return $"select {CaseRow.Columns} from cases c {where.Where} order by {order} limit {request.Limit}";
    }

    private static async Task<int> CountAsync(
        NpgsqlConnection connection, CaseFilter filter, int most, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        var where = new CaseConditions(command.Parameters).Add(filter);
        command.CommandText = $"select count(*)::int from (select from cases c {where.Where} limit {most}) n";
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }
}

/// <summary>Which list, and where in it.</summary>
public sealed record ListRequest(CaseFilter Filter, CaseOrder Order = CaseOrder.Newest)
{
    /// <summary>A place as an earlier page named it, or null for the start; what is no place is the start.</summary>
    public string? Place { get; init; }

    /// <summary>The page that ends before the place instead of the one that follows it.</summary>
    public bool Backwards { get; init; }

    /// <summary>How many there are, where that is known; null: they are counted.</summary>
    public Counted? Count { get; init; }

    /// <summary>1–200.</summary>
    public int Limit { get; init; } = 25;

    /// <summary>The page that a link of another page leads to: after a place, or else before one.</summary>
    public ListRequest At(string? after, string? before) =>
        this with { Place = after ?? before, Backwards = after is null && before is not null };
}

/// <param name="Count">Of the whole list.</param>
public sealed record CaseRows(ImmutableArray<CaseRow> Rows, Counted Count)
{
    /// <summary>Place after which the next page starts; null: this is the last one.</summary>
    public string? Next { get; init; }

    /// <summary>Place before which the page before ends; null: this is the first one.</summary>
    public string? Previous { get; init; }
}

/// <summary>How many there are: exactly, or more than were counted.</summary>
public sealed record Counted(int Number, bool IsMore)
{
    internal static Counted Of(int found) => new(Math.Min(found, CaseLists.MostCounted), found > CaseLists.MostCounted);
}
