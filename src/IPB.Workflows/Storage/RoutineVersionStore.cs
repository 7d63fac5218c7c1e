using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Versions;

namespace IPB.Workflows.Storage;

/// <summary>
/// The versions of all routines: their texts, how far each has come, and every step of the way. Changes are rare and
/// made one after another, under one lock.
/// </summary>
internal sealed class RoutineVersionStore(Database database, VersionSeal seal)
{
    /// <summary>Every version and the engine's instant; without the texts.</summary>
    public async Task<(ImmutableArray<RoutineVersion> Versions, DateTimeOffset Now)> AllAsync(CancellationToken ct)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        return await VersionSql.AllAsync(connection, ct);
    }

    /// <returns>Null when there is no such version.</returns>
    public async Task<string?> SourceAsync(string routine, int version, CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand(
            "select source from routine_versions where id = $1 and version = $2");
        command.Parameters.Add(new() { Value = routine });
        command.Parameters.Add(new() { Value = version });
        return await command.ExecuteScalarAsync(ct) as string;
    }

    /// <summary>The steps of a routine's versions, from the first.</summary>
    public async Task<ImmutableArray<VersionEvent>> HistoryAsync(string routine, CancellationToken ct)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        return [.. (await VersionSql.EventsAsync(connection, routine, ct)).Select(e => e.Event)];
    }

    /// <summary>What is wrong with the record of a routine's versions; empty when all holds.</summary>
    public async Task<ImmutableArray<string>> VerifyAsync(string routine, CancellationToken ct)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        var (versions, _) = await VersionSql.AllAsync(connection, ct);
        var events = await VersionSql.EventsAsync(connection, routine, ct);
        var texts = ImmutableDictionary.CreateBuilder<int, string>();
        foreach (var version in versions.Where(v => v.Routine == routine))
            texts[version.Version] = (await SourceAsync(routine, version.Version, ct))!;
        return VersionRecord.Findings(
            [.. versions.Where(v => v.Routine == routine)], texts.ToImmutable(), events, seal);
    }

    /// <summary>Takes one step, once per command.</summary>
    /// <param name="decide">Pure; given all versions of the routine and the engine's instant.</param>
    /// <exception cref="Refusal">What <paramref name="decide"/> throws; nothing is stored.</exception>
    public Task<VersionEvent> ChangeAsync(VersionCommand command, Sender sender, byte[] request,
        Func<VersionsOfRoutine, VersionStep> decide, CancellationToken ct) => LockedAsync(async writing =>
        {
            if (await writing.FindAsync(sender, ct) is { } before)
                return before.Request.AsSpan().SequenceEqual(request) ? before.Event : throw new KeyReused();
            var (versions, now) = await VersionSql.AllAsync(writing.Connection, ct);
            var step = decide(new(command.Routine, [.. versions.Where(v => v.Routine == command.Routine)], now));
            await writing.UpdateAsync(step.After, ct);
            return await writing.AddAsync(step.Event, (sender.Key, request), ct);
        }, ct);

    /// <summary>Brings the kept versions in line with the files.</summary>
    /// <returns>What the files changed.</returns>
    public Task<ImmutableArray<FileChange>> SyncAsync(IReadOnlyCollection<Routine> files, CancellationToken ct) =>
        LockedAsync(async writing =>
        {
            var (kept, now) = await VersionSql.AllAsync(writing.Connection, ct);
            foreach (var version in await writing.WithoutHistoryAsync(ct))
                await writing.AddAsync(EventOf(version, VersionAction.Adopted, now), null, ct);
            var changes = FileSync.Decide(kept, files);
            foreach (var change in changes) await writing.KeepAsync(change, now, ct);
            return changes;
        }, ct);

    /// <summary>Keeps a draft that no file of the workflows folder holds.</summary>
    /// <returns>False: there is something else under its number than a draft.</returns>
    public Task<bool> DraftAsync(Routine routine, CancellationToken ct) => LockedAsync(async writing =>
    {
        var (kept, now) = await VersionSql.AllAsync(writing.Connection, ct);
        var before = kept.FirstOrDefault(v => v.Routine == routine.Id && v.Version == routine.Version);
        if (before is { Status: not VersionStatus.Draft }) return before.Hash == routine.Hash;
        if (before?.Hash != routine.Hash)
            await writing.KeepAsync(new(routine, before is null ? VersionAction.Drafted : VersionAction.Changed, null),
                now, ct);
        return true;
    }, ct);

    /// <summary>Puts versions into use as the installation does; those that are known are left as they are.</summary>
    public Task InstallAsync(IEnumerable<Routine> routines, CancellationToken ct) => LockedAsync(async writing =>
    {
        var (kept, now) = await VersionSql.AllAsync(writing.Connection, ct);
        foreach (var routine in routines.Where(r =>
            !kept.Any(v => v.Routine == r.Id && v.Version == r.Version && v.EffectiveAt is not null)))
            await writing.KeepAsync(new(routine, VersionAction.Installed, null), now, ct);
        return true;
    }, ct);

    internal static VersionEvent EventOf(RoutineVersion version, VersionAction action, DateTimeOffset now) =>
        new(version.Routine, 0, version.Version, now, People.Party.System, action, version.Hash)
        {
            EffectiveAt = version.EffectiveAt,
        };

    private async Task<T> LockedAsync<T>(Func<VersionWriting, Task<T>> work, CancellationToken ct)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var writing = new VersionWriting(connection, transaction, seal);
        await writing.LockAsync(ct);
        var answer = await work(writing);
        await transaction.CommitAsync(ct);
        return answer;
    }
}

/// <summary>Open cases in a state of a version.</summary>
public sealed record RunningCases(int Version, string State, int Count);
