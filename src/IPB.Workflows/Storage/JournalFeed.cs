using System.Collections.Immutable;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Storage;

/// <summary>How far the journals of cases are: whoever keeps a position misses nothing, however long they were away.
/// </summary>
public sealed class JournalFeed(Database database, CaseQueries cases)
{
    /// <summary>The newest step of each case; one that there is not is left out.</summary>
    public async Task<ImmutableDictionary<string, long>> PositionsAsync(
        IEnumerable<string> numbers, CancellationToken ct = default)
    {
        string[] wanted = [.. numbers.Distinct()];
        if (wanted.Length == 0) return ImmutableDictionary<string, long>.Empty;
        await using var command = database.Source.CreateCommand(
            "select number, version from cases where number = any($1)");
        command.Parameters.Add(new() { Value = wanted });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = ImmutableDictionary.CreateBuilder<string, long>();
        while (await reader.ReadAsync(ct)) found[reader.GetString(0)] = reader.GetInt64(1);
        return found.ToImmutable();
    }

    /// <summary>The steps of a case after a position, and the case as it stands; null: there is no such case.</summary>
    public async Task<(Case Case, ImmutableArray<JournalEntry> Entries)?> AfterAsync(
        string number, long position, CancellationToken ct = default) =>
        await cases.FindAsync(number, ct) is { } c
            ? (c, [.. (await cases.JournalAsync(c.Id, ct)).Where(e => e.Seq > position)]) : null;
}
