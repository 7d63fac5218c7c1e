using System.Collections.Immutable;
using System.Data.Common;
using IPB.Workflows.Routines.Versions;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>Versions and their steps, read from their tables.</summary>
internal static class VersionSql
{
    public const string EventColumns = "routine, seq, version, at, actor, action, hash, note, effective_at";

    public static async Task<(ImmutableArray<RoutineVersion> Versions, DateTimeOffset Now)> AllAsync(
        NpgsqlConnection connection, CancellationToken ct)
    {
        // The instant in the first row: there is one also where no version is.
        await using var command = new NpgsqlCommand("""
            select null, 0, '', '', null, null, null, null, engine_now(), null
            union all (select id, version, hash, status, proposed_by, reviewed_by, published_by, changelog,
              effective_at, retired_at from routine_versions order by id, version)
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var now = Locked.Time(reader, 8);
        var all = ImmutableArray.CreateBuilder<RoutineVersion>();
        while (await reader.ReadAsync(ct)) all.Add(VersionOf(reader));
        return (all.ToImmutable(), now);
    }

    public static async Task<ImmutableArray<SealedEvent>> EventsAsync(
        NpgsqlConnection connection, string routine, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"select {EventColumns}, seal from routine_version_events where routine = $1 order by seq", connection);
        command.Parameters.Add(new() { Value = routine });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var events = ImmutableArray.CreateBuilder<SealedEvent>();
        while (await reader.ReadAsync(ct)) events.Add(new(EventOf(reader), reader.GetFieldValue<byte[]>(9)));
        return events.ToImmutable();
    }

    public static VersionEvent EventOf(DbDataReader reader) => new(reader.GetString(0), reader.GetInt32(1),
        reader.GetInt32(2), Locked.Time(reader, 3), reader.GetString(4), VersionNames.Action(reader.GetString(5)),
        reader.GetString(6))
    {
        Note = Text(reader, 7),
        EffectiveAt = Time(reader, 8),
    };

    private static RoutineVersion VersionOf(DbDataReader reader) => new(
        reader.GetString(0), reader.GetInt32(1), reader.GetString(2), VersionNames.Status(reader.GetString(3)))
    {
        ProposedBy = Text(reader, 4),
        ReviewedBy = Text(reader, 5),
        PublishedBy = Text(reader, 6),
        Changelog = Text(reader, 7),
        EffectiveAt = Time(reader, 8),
        RetiredAt = Time(reader, 9),
    };

    private static string? Text(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    private static DateTimeOffset? Time(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : Locked.Time(reader, column);
}

/// <summary>A step as it is stored.</summary>
internal sealed record SealedEvent(VersionEvent Event, byte[] Seal);
