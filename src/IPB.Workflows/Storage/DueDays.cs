using System.Collections.Immutable;
using IPB.Workflows.Access;

namespace IPB.Workflows.Storage;

/// <summary>On which days the time limits of open cases end.</summary>
public sealed class DueDays(Database database)
{
    /// <param name="department">Code of the lead department; null: all.</param>
    public async Task<ImmutableSortedDictionary<DateOnly, int>> CountAsync(
        int year, string? department, Sight sight, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand();
        command.Parameters.Add(new() { Value = year });
        command.Parameters.Add(new() { Value = (object?)department ?? DBNull.Value, DataTypeName = "text" });
        command.CommandText = $"""
            select (due_at at time zone 'Europe/Stockholm')::date, count(*)::int from cases
            where closed_at is null and ($2::text is null or lead_department = $2)
              and due_at >= (make_date($1, 1, 1)::timestamp at time zone 'Europe/Stockholm')
              and due_at < (make_date($1 + 1, 1, 1)::timestamp at time zone 'Europe/Stockholm')
              and {SightSql.Always(sight, command.Parameter)}
            group by 1
            """;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var days = ImmutableSortedDictionary.CreateBuilder<DateOnly, int>();
        while (await reader.ReadAsync(ct)) days[reader.GetFieldValue<DateOnly>(0)] = reader.GetInt32(1);
        return days.ToImmutable();
    }
}
