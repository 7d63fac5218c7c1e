using System.Collections.Immutable;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>
/// The open cases that are most like a text: by the words they share, of which rare ones count for more and those in a
/// title twice. What is common in this city's cases says nothing.
/// </summary>
public sealed class SimilarCases(Database database)
{
    /// <summary>Of all cases at most so many are compared, by the rarest words of the text.</summary>
    private const double MostCompared = 0.02;
    private const int MostWords = 30;

    /// <summary>Of those the newest.</summary>
    private const int MostNear = 1_000;

    /// <summary>A case that shares less is not shown.</summary>
    private const double LeastLike = 0.22;

    /// <param name="text">Title and description so far.</param>
    /// <param name="filter">Which cases may be shown; only open ones are.</param>
    public async Task<ImmutableArray<SimilarCase>> ToAsync(
        string text, CaseFilter filter, int limit = 3, CancellationToken ct = default)
    {
        await using var connection = await database.Reading.OpenConnectionAsync(ct);
        var words = await WordsAsync(connection, text, ct);
        if (words.Count < 2) return [];
        await using var command = new NpgsqlCommand { Connection = connection };
        var where = new CaseConditions(command.Parameters);
        var (lexemes, weights) = (where.Parameter(words.Select(w => w.Lexeme).ToArray()),
            where.Parameter(words.Select(w => w.Weight).ToArray()));
        var query = where.Parameter(string.Join(" | ", words.Where(w => w.Compares).Select(w => $"'{w.Lexeme}'")));
        where.Add(filter with { Open = true });
        command.CommandText = $"""
            with hit as materialized (select s.serial from case_search s where s.document @@ {query}::tsquery),
            near as materialized (
              select c.serial from hit join cases c using (serial) {where.Where} order by c.serial desc limit {MostNear}),
            word as materialized (
              select (lexeme || ':A')::tsquery as titled, lexeme::tsquery as said, weight / sum(weight) over () as weight
              from unnest({lexemes}::text[], {weights}::float8[]) as w (lexeme, weight)),
            alike as (
              select n.serial, sum(case when d.document @@ w.titled then 1.0 when d.document @@ w.said then 0.5 else 0 end
                * w.weight) as share
              from near n cross join lateral (
                select s.document || '' as document from case_search s where s.serial = n.serial offset 0) d
              cross join word w group by n.serial)
            select {CaseRow.Columns}, l.share from alike l join cases c using (serial)
            where l.share >= {LeastLike.ToString(System.Globalization.CultureInfo.InvariantCulture)}
            order by l.share desc, c.serial desc limit {Math.Clamp(limit, 1, 20)}
            """;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = ImmutableArray.CreateBuilder<SimilarCase>();
        while (await reader.ReadAsync(ct)) found.Add(new(CaseRow.Read(reader), reader.GetDouble(CaseRow.Width)));
        return found.ToImmutable();
    }

    // How common a word is stands in the planner's statistics, which the database keeps up by itself.
    private static async Task<List<Word>> WordsAsync(NpgsqlConnection connection, string text, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"""
            select w.lexeme, coalesce(f.freq, 0.0002)::float8
            from unnest(tsvector_to_array(to_tsvector('pg_catalog.swedish', search_words($1)))) as w (lexeme)
            left join (
              select e.elem, e.freq from pg_stats s,
                unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) as e (elem, freq)
              where s.schemaname = 'ipb' and s.tablename = 'case_search' and s.attname = 'document'
            ) f on f.elem = w.lexeme
            where length(w.lexeme) > 2 and length(to_tsvector('pg_catalog.english', w.lexeme)) > 0
            order by 2, length(w.lexeme) desc, 1 limit {MostWords}
            """, connection);
        command.Parameters.Add(new() { Value = text.Length > 4000 ? text[..4000] : text });
        var (words, share) = (new List<Word>(), 0.0);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var frequency = reader.GetDouble(1);
            share += frequency;
            words.Add(new(reader.GetString(0), -Math.Log(frequency), words.Count < 3 || share <= MostCompared));
        }

        return words;
    }

    /// <param name="Weight">The rarer, the more.</param>
    /// <param name="Compares">Cases that have it are compared.</param>
    private sealed record Word(string Lexeme, double Weight, bool Compares);
}

/// <param name="Share">0–1: how much of what the text says stands in the case.</param>
public sealed record SimilarCase(CaseRow Row, double Share);
