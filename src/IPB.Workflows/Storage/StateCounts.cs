using System.Collections.Immutable;
using IPB.Workflows.Access;

namespace IPB.Workflows.Storage;

/// <summary>How many cases stand where, for diagrams, boards and lists of routines.</summary>
internal sealed class StateCounts(Database database)
{
    /// <param name="routine">Null: of all routines.</param>
    /// <returns>No place that no case is in; in no order.</returns>
    public async Task<ImmutableArray<StateCount>> OfAsync(
        string? routine, Sight sight, CancellationToken ct = default)
    {
        await using var command = database.Reading.CreateCommand();
        var where = routine is null ? "" : $" and routine = {command.Parameter(routine)}";
        var seen = SightSql.Always(sight, command.Parameter);
        // Each half has an index of its own.
        command.CommandText = Select($"{SightSql.ByAll}{where}" + (sight.SeesCity ? "" : $" and {seen}"))
            + " union all " + Select($"not {SightSql.ByAll}{where} and {seen}");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var counts = ImmutableArray.CreateBuilder<StateCount>();
        while (await reader.ReadAsync(ct))
            counts.Add(new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3),
                reader.GetBoolean(4), reader.GetInt32(5)));
        return counts.ToImmutable();
    }

    private static string Select(string where) =>
        "select routine, state, lead_department, routine_version, closed_at is null, count(*)::int "
        + $"from cases where {where} group by 1, 2, 3, 4, 5";
}

/// <summary>How many cases of a version stand in a state.</summary>
/// <param name="Lead">The lead department.</param>
/// <param name="Open">Those that are not closed, or those that are.</param>
public sealed record StateCount(string Routine, string State, string Lead, int Version, bool Open, int Cases);

/// <summary>The same, added up for what is shown.</summary>
public static class StateSums
{
    /// <summary>Open and closed cases by state, for a routine's diagram.</summary>
    public static ImmutableSortedDictionary<string, int> ByState(this IEnumerable<StateCount> counts) =>
        counts.GroupBy(c => c.State).ToImmutableSortedDictionary(g => g.Key, g => g.Sum(c => c.Cases));

    /// <summary>Open cases by version and state.</summary>
    public static ImmutableArray<RunningCases> Running(this IEnumerable<StateCount> counts) =>
        [.. counts.Where(c => c.Open).GroupBy(c => (c.Version, c.State))
            .OrderBy(g => g.Key.Version).ThenBy(g => g.Key.State, StringComparer.Ordinal)
            .Select(g => new RunningCases(g.Key.Version, g.Key.State, g.Sum(c => c.Cases)))];
}
