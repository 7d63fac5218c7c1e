using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using IPB.Workflows.Cases;
using IPB.Workflows.Files;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Versions;
using IPB.Workflows.Storage;

namespace IPB.Workflows;

/// <summary>
/// The front door for versions of routines: from a file to a draft, to review, to use, and out of it. Part of
/// <see cref="WorkflowEngine"/>; safe for any number of callers and nodes at once.
/// </summary>
public sealed class RoutineVersions
{
    private readonly WorkflowEngine engine;
    private readonly RoutineVersionStore store;
    private readonly KeptChecks checks = new();
    private IReadOnlyList<(string Id, int Version, string Hash)> files = [];

    internal RoutineVersions(WorkflowEngine engine, Database database, JournalSeal seal) =>
        (this.engine, store) = (engine, new RoutineVersionStore(database, new VersionSeal(seal)));

    /// <summary>Files of this node that say other than what was published under their number.</summary>
    public ImmutableArray<RoutineDrift> Drift =>
    [
        .. from file in files
           let kept = engine.Routines.Entry(file.Id, file.Version)
           where kept is not null && kept.Hash != file.Hash
           select new RoutineDrift(file.Id, file.Version, file.Hash, kept.Hash),
    ];

    /// <summary>
    /// Brings drafts in line with the files, and the catalog with the database. The first start of a city puts the
    /// files' versions into use.
    /// </summary>
    /// <returns>What the files changed.</returns>
    public async Task<ImmutableArray<FileNews>> SyncAsync(
        IReadOnlyCollection<Routine> routines, CancellationToken ct = default)
    {
        var changes = await store.SyncAsync(routines, ct);
        files = [.. routines.Select(r => (r.Id, r.Version, r.Hash))];
        await FollowAsync(ct);
        return [.. changes.Select(c => new FileNews(c.Routine.Id, c.Routine.Version, c.Action, c.Reviewer))];
    }

    /// <summary>
    /// Puts versions into use as the installation does, without review; for programs and tests that bring their own.
    /// </summary>
    public async Task InstallAsync(IEnumerable<Routine> routines, CancellationToken ct = default)
    {
        await store.InstallAsync(routines, ct);
        await FollowAsync(ct);
    }

    /// <summary>Keeps a draft that no file holds.</summary>
    /// <returns>False: something else than a draft has its number.</returns>
    public Task<bool> DraftAsync(Routine routine, CancellationToken ct = default) => store.DraftAsync(routine, ct);

    /// <summary>
    /// Brings the catalog of this node up to date. Every node calls it once a second: what another node published is
    /// known here within that time, and what is due takes effect by the database's clock.
    /// </summary>
    /// <returns>Findings of versions that this node cannot read; no case can be handled on them here.</returns>
    public async Task<ImmutableArray<Finding>> FollowAsync(CancellationToken ct = default)
    {
        var (versions, now) = await store.AllAsync(ct);
        var unreadable = ImmutableArray.CreateBuilder<Finding>();
        var entries = new List<CatalogVersion>();
        foreach (var version in versions.Where(v => v.EffectiveAt is not null))
            entries.Add(new(version.Routine, version.Version, version.Hash, version.Status, version.CountsFrom!.Value,
                await ChooserAsync(version, unreadable, ct)));
        engine.Routines.Take(entries, now);
        return unreadable.ToImmutable();
    }

    /// <summary>Does something, once more where another node has just published the version that it needs.</summary>
    internal async Task<T> FollowingAsync<T>(Func<Task<T>> act, CancellationToken ct)
    {
        try
        {
            return await act();
        }
        catch (VersionUnknown)
        {
            await FollowAsync(ct);
            return await act();
        }
    }

    /// <summary>All versions of all routines, by id.</summary>
    public async Task<ImmutableArray<VersionsOfRoutine>> AllAsync(CancellationToken ct = default)
    {
        var (versions, now) = await store.AllAsync(ct);
        return [.. versions.GroupBy(v => v.Routine).Select(g => new VersionsOfRoutine(g.Key, [.. g], now))];
    }

    /// <returns>Null when there is no such routine.</returns>
    public async Task<VersionsOfRoutine?> OfAsync(string routine, CancellationToken ct = default) =>
        (await AllAsync(ct)).FirstOrDefault(r => r.Routine == routine);

    /// <summary>The steps of a routine's versions, from the first.</summary>
    public Task<ImmutableArray<VersionEvent>> HistoryAsync(string routine, CancellationToken ct = default) =>
        store.HistoryAsync(routine, ct);

    /// <summary>What is wrong with the record of a routine's versions; empty when all holds.</summary>
    public Task<ImmutableArray<string>> VerifyAsync(string routine, CancellationToken ct = default) =>
        store.VerifyAsync(routine, ct);

    /// <summary>The text of a version, and what reading, proof and scenarios say of it in the city as it is.</summary>
    /// <exception cref="VersionNotFound"/>
    public async Task<(string Source, VersionCheck Check)> CheckAsync(
        string routine, int version, CancellationToken ct = default)
    {
        var source = await store.SourceAsync(routine, version, ct) ?? throw new VersionNotFound(routine, version);
        return (source, Checked(routine, source));
    }

    /// <summary>Takes a step with a version, once per command.</summary>
    /// <returns>The step; the same one when the command is sent again.</returns>
    /// <exception cref="Refusal">With nothing stored.</exception>
    public async Task<VersionEvent> DoAsync(VersionCommand command, Sender sender, CancellationToken ct = default)
    {
        var (by, organisation) = (engine.Require(sender), engine.Organisation);
        // Proving takes its time, so it is done before the lock; a text that changes meanwhile is noticed.
        var check = command is ReviewVersion or PublishVersion && organisation.OwnsRoutines(by)
            && await store.SourceAsync(command.Routine, command.Version, ct) is { } source
            ? Checked(command.Routine, source) : null;
        var step = await store.ChangeAsync(command, sender,
            Fingerprint(command), all => PublishingRules.Decide(all, command, by, organisation, check), ct);
        await FollowAsync(ct);
        return step;
    }

    // The routines whose cases it opens may change while its own text stands.
    private VersionCheck Checked(string routine, string source) =>
        checks.Of(engine.World, routine, source).Among(engine.Routines.Current);

    private static byte[] Fingerprint(VersionCommand command) => SHA256.HashData(
        JsonSerializer.SerializeToUtf8Bytes(new { Step = command.GetType().Name, Command = (object)command }));

    /// <summary>Makes sure that this node knows the versions of cases: another may have just published them.</summary>
    internal Task KnowAsync(IEnumerable<Case> cases, CancellationToken ct) =>
        cases.All(c => engine.Routines.Entry(c.Routine, c.RoutineVersion) is not null)
            ? Task.CompletedTask : FollowAsync(ct);

    private async Task<TransitionChooser?> ChooserAsync(
        RoutineVersion version, ImmutableArray<Finding>.Builder unreadable, CancellationToken ct)
    {
        if (engine.Routines.Entry(version.Routine, version.Version) is { Chooser: { } known } entry
            && entry.Hash == version.Hash) return known;
        var source = await store.SourceAsync(version.Routine, version.Version, ct);
        var read = RoutineReader.ReadPublished($"{version.Routine}.routine.yaml", source!);
        if (read.Routine is { } routine) return new(routine);
        unreadable.AddRange(read.Findings);
        return null;
    }
}

/// <summary>A file that changed what is kept.</summary>
/// <param name="Reviewer">Person id: who had reviewed the text that is no more.</param>
public sealed record FileNews(string Routine, int Version, VersionAction Action, string? Reviewer);
