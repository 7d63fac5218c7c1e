using System.Runtime.CompilerServices;
using IPB.Workflows.People;
using IPB.Workflows.Routing;

namespace IPB.Workflows.Storage;

/// <summary>Reads stored cases as they were when they were routed, however many there are.</summary>
public sealed class RoutedCases(Database database)
{
    private const int PageSize = 2_000;

    /// <param name="table">Id of the table that routed them, whatever its version.</param>
    /// <param name="since">Cases opened from then on; null: all.</param>
    public async IAsyncEnumerable<CaseToReplay> AllAsync(
        string table, DateTimeOffset? since, Organisation organisation,
        [EnumeratorCancellation] CancellationToken ct = default)
    {
        for (var (after, rows) = (0L, PageSize); rows == PageSize;)
        {
            await using var command = database.Source.CreateCommand($"""
                select c.serial, c.number, j.facts from cases c join journal j on j.case_id = c.id and j.seq = 1
                where c.serial > $1 and c.opened_at >= $2 order by c.serial limit {PageSize}
                """);
            command.Parameters.Add(new() { Value = after });
            command.Parameters.Add(new() { Value = since?.UtcDateTime ?? DateTime.UnixEpoch });
            await using var reader = await command.ExecuteReaderAsync(ct);
            for (rows = 0; await reader.ReadAsync(ct); rows++)
            {
                after = reader.GetInt64(0);
                var facts = CaseJson.ReadFacts(reader.GetString(2));
                if (RoutingReplay.Of(reader.GetString(1), facts, table, organisation) is { } c) yield return c;
            }
        }
    }
}
