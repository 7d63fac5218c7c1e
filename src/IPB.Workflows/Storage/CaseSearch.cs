using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using IPB.Workflows.Cases;
using IPB.Workflows.Searching;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>
/// Full text over titles, descriptions, fields and comments, in Swedish and English. As long as all hits can be weighed
/// the best come first; of more than a thousand the newest do.
/// </summary>
/// <param name="mostByWords">Words that stand in more cases are looked for after what else is asked.</param>
public sealed class CaseSearch(Database database, int mostByWords = 20_000)
{
    /// <summary>What titles weigh most in; what is closed gives way to what is open.</summary>
    private static string Rank(string query) =>
        $"(ts_rank(s.document, {query}::tsquery) * case when c.closed_at is null then 1.0 else 0.7 end)::real";

    private const int MostRows = 200;

    /// <summary>Words as the index looks for them.</summary>
    public async Task<SearchTerms> QueryAsync(SearchWords words, CancellationToken ct = default)
    {
        await using var command = database.Reading.CreateCommand("""
            select search_query($1, $2, $3)::text, array(select distinct lexeme from unnest($1 || $2) as word,
              unnest(tsvector_to_array(to_tsvector('pg_catalog.swedish', word)
                || to_tsvector('pg_catalog.english', word))) as lexeme)
            """);
        foreach (var part in new[] { words.All, words.Phrases, words.Without })
            command.Parameters.Add(new() { Value = part.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new(reader.GetString(0),
            [.. reader.GetFieldValue<string[]>(1).Concat(words.All).Concat(words.Phrases).Distinct()]);
    }

    /// <summary>A page of what was found among the cases of a filter.</summary>
    /// <param name="place">As the page before named it; null or unreadable: the first.</param>
    public async Task<SearchPage> FindAsync(
        SearchTerms terms, CaseFilter filter, string? place, int limit, CancellationToken ct = default)
    {
        if (terms.Query.Length == 0) return new([], new(0, false), null, Ranked: true);
        limit = Math.Clamp(limit, 1, MostRows);
        await using var connection = await database.Reading.OpenConnectionAsync(ct);
        // A place says in which order it was taken: the next page stands in the same one.
        var from = SearchPlace.Read(place);
        var weighed = await WeighAsync(
            connection, terms, filter, from?.Rank is null ? CaseLists.MostCounted : int.MaxValue, ct);
        var count = Counted.Of(weighed?.Count ?? int.MaxValue);
        var ranked = weighed is not null && from is null or { Rank: not null };
        var chosen =
            (ranked ? After(weighed!, from) : await NewestAsync(connection, terms, filter, (from, limit + 1), ct))
            .Take(limit + 1).ToList();
        var hits = await HitsAsync(connection, chosen.Take(limit).ToList(), ct);
        var next = chosen.Count <= limit ? null : chosen[limit - 1];
        return new(hits, count, next?.ToString(), ranked);
    }

    /// <summary>The cases of the filter that a number, or the part of it that people know, may mean.</summary>
    /// <returns>The newest first; empty when the text is no number.</returns>
    public async Task<ImmutableArray<CaseRow>> ByNumberAsync(
        string? text, CaseFilter filter, CancellationToken ct = default)
    {
        var known = text?.Trim() ?? "";
        var whole = CaseNumber.Parse(known);
        var part = known.Length is > 0 and <= 7 && known.All(char.IsAsciiDigit)
            ? long.Parse(known, CultureInfo.InvariantCulture) : (long?)null;
        if (whole is null && part is null) return [];
        await using var command = database.Reading.CreateCommand();
        var where = new CaseConditions(command.Parameters).Add(filter);
        where.Add(whole is not null ? $"c.serial = {where.Parameter(CaseNumber.SerialOf(whole))}"
            : "c.serial in (select " + CaseNumber.SqlSerial("year", where.Parameter(part!.Value))
            + " from case_numbers)");
        command.CommandText = $"select {CaseRow.Columns} from cases c {where.Where} order by c.serial desc limit 10";
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = ImmutableArray.CreateBuilder<CaseRow>();
        while (await reader.ReadAsync(ct)) rows.Add(CaseRow.Read(reader));
        return rows.ToImmutable();
    }

    private static IEnumerable<SearchPlace> After(List<SearchPlace> weighed, SearchPlace? from) => weighed
        .Where(w => from is null || w.Rank < from.Rank || (w.Rank == from.Rank && w.Serial < from.Serial))
        .OrderByDescending(w => w.Rank).ThenByDescending(w => w.Serial);

    /// <summary>What each hit weighs.</summary>
    /// <returns>Null: there are more than <paramref name="most"/>.</returns>
    private async Task<List<SearchPlace>?> WeighAsync(
        NpgsqlConnection connection, SearchTerms terms, CaseFilter filter, int most, CancellationToken ct)
    {
        // The planner takes looking into the text of every case of a filter for cheap, and cannot know how many cases
        // words and filter have in common.
        var wordsFirst = await EstimateAsync(connection, terms, ct) <= mostByWords;
        await using var command = new NpgsqlCommand { Connection = connection };
        var where = new CaseConditions(command.Parameters);
        var query = where.Parameter(terms.Query);
        var words = $"s.document @@ {query}::tsquery";
        if (!wordsFirst) where.Add(words);
        where.Add(filter);
        command.CommandText = $"""
            with {(wordsFirst ? $"hit as materialized (select s.serial from case_search s where {words})," : "")}
            found as materialized (
              select c.serial, c.closed_at from {(wordsFirst ? "hit" : "case_search")} s join cases c on c.serial = s.serial
              {where.Where} limit {most + 1L})
            select many, c.serial, {Rank(query)} from (select count(*) > {most} as many from found) n
            left join (found c join case_search s on s.serial = c.serial) on not many
            """;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var places = new List<SearchPlace>();
        while (await reader.ReadAsync(ct))
        {
            if (reader.GetBoolean(0)) return null;
            if (!reader.IsDBNull(1)) places.Add(new(reader.GetFloat(2), reader.GetInt64(1)));
        }

        return places;
    }

    /// <summary>In how many cases the words stand, as the database's statistics have it.</summary>
    private static async Task<double> EstimateAsync(
        NpgsqlConnection connection, SearchTerms terms, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "explain (format json) select from case_search s where s.document @@ $1::tsquery", connection);
        command.Parameters.Add(new() { Value = terms.Query });
        using var plan = JsonDocument.Parse((string)(await command.ExecuteScalarAsync(ct))!);
        return plan.RootElement[0].GetProperty("Plan").GetProperty("Plan Rows").GetDouble();
    }

    private static async Task<List<SearchPlace>> NewestAsync(NpgsqlConnection connection, SearchTerms terms,
        CaseFilter filter, (SearchPlace? From, int Limit) page, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        var where = new CaseConditions(command.Parameters);
        where.Add($"s.document @@ {where.Parameter(terms.Query)}::tsquery").Add(filter);
        if (page.From is { } from) where.Add($"s.serial < {where.Parameter(from.Serial)}");
        command.CommandText = "select s.serial from case_search s join cases c on c.serial = s.serial "
            + $"{where.Where} order by s.serial desc limit {page.Limit}";
        await using var reader = await command.ExecuteReaderAsync(ct);
        var places = new List<SearchPlace>();
        while (await reader.ReadAsync(ct)) places.Add(new(null, reader.GetInt64(0)));
        return places;
    }

    /// <summary>What is shown of them, in their order.</summary>
    private static async Task<ImmutableArray<SearchHit>> HitsAsync(
        NpgsqlConnection connection, List<SearchPlace> chosen, CancellationToken ct)
    {
        if (chosen.Count == 0) return [];
        await using var command = new NpgsqlCommand($"select {CaseRow.Columns}, s.description, s.fields, s.comments "
            + "from case_search s join cases c on c.serial = s.serial where s.serial = any($1)", connection);
        command.Parameters.Add(new() { Value = chosen.Select(c => c.Serial).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var hits = new Dictionary<long, SearchHit>();
        while (await reader.ReadAsync(ct))
        {
            var row = CaseRow.Read(reader);
            hits[row.Serial] = new(row, reader.GetString(CaseRow.Width), reader.GetString(CaseRow.Width + 1),
                reader.GetString(CaseRow.Width + 2));
        }

        return [.. chosen.Where(c => hits.ContainsKey(c.Serial)).Select(c => hits[c.Serial])];
    }
}

/// <param name="Query">In PostgreSQL's form; empty: all words are so common that nothing is looked for.</param>
/// <param name="Stems">Beginnings of words that are hits, for marking them.</param>
public sealed record SearchTerms(string Query, ImmutableArray<string> Stems);

/// <summary>A case that was found, with the texts in which it was.</summary>
public sealed record SearchHit(CaseRow Row, string Description, string Fields, string Comments);

/// <param name="Next">Place of the next page, or null.</param>
/// <param name="Ranked">The best first; false: too many to weigh, the newest first.</param>
public sealed record SearchPage(ImmutableArray<SearchHit> Hits, Counted Count, string? Next, bool Ranked);

/// <param name="Rank">What the hit weighs; null: the list stands in the order of numbers.</param>
internal sealed record SearchPlace(float? Rank, long Serial)
{
    public static SearchPlace? Read(string? text)
    {
        if (text?.Split('_') is not [var rank, var serial]
            || !long.TryParse(serial, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        if (rank == "n") return new(null, number);
        return float.TryParse(rank, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && float.IsFinite(value) ? new(value, number) : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Rank?.ToString("R", CultureInfo.InvariantCulture) ?? "n"}_{Serial}");
}
