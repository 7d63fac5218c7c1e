using System.Collections.Immutable;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines.Versions;

namespace IPB.Workflows.Routines;

/// <summary>
/// Every routine version that a case may follow: those that are or were published. Follows the database through
/// <see cref="WorkflowEngine.Versions"/>; read by any thread, always as a whole.
/// </summary>
public sealed class RoutineCatalog
{
    private static readonly Comparer<(string Id, int Version)> Order = Comparer<(string Id, int Version)>.Create(
        (a, b) => string.CompareOrdinal(a.Id, b.Id) is var order and not 0 ? order : a.Version.CompareTo(b.Version));

    private readonly Lock writing = new();
    private volatile State state = new(
        ImmutableSortedDictionary.Create<(string Id, int Version), CatalogVersion>(Order), DateTimeOffset.MinValue);

    /// <summary>The version of each routine that new cases start on, by id.</summary>
    public IReadOnlyList<Routine> Current =>
        [.. Newest(state).Where(v => v.Status == VersionStatus.Published).Select(v => v.Routine).OfType<Routine>()];

    /// <summary>The newest version of each routine that is or was in force, by id: also of those now retired.</summary>
    public IReadOnlyList<Routine> Newest() => [.. Newest(state).Select(v => v.Routine).OfType<Routine>()];

    /// <returns>The version that new cases start on; null: the routine takes no cases.</returns>
    public Routine? Find(string id) => Current.FirstOrDefault(r => r.Id == id);

    /// <returns>The newest version that is or was in force; null: there is none.</returns>
    public Routine? FindNewest(string id) => Newest(state).FirstOrDefault(v => v.Id == id)?.Routine;

    public Routine? Find(string id, int version) => Entry(id, version)?.Routine;

    /// <summary>
    /// Adds a version that is in force, without a database: for programs that bring their own routines. The highest
    /// one of an id is where new cases start.
    /// </summary>
    public void Add(Routine routine)
    {
        lock (writing)
            state = state with
            {
                Versions = state.Versions.SetItem((routine.Id, routine.Version), new(routine.Id, routine.Version,
                    routine.Hash, VersionStatus.Published, DateTimeOffset.MinValue, new(routine))),
            };
    }

    /// <summary>From now on the catalog is this.</summary>
    internal void Take(IEnumerable<CatalogVersion> versions, DateTimeOffset now)
    {
        lock (writing) state = new(versions.ToImmutableSortedDictionary(v => (v.Id, v.Version), v => v, Order), now);
    }

    internal CatalogVersion? Entry(string id, int version) => state.Versions.GetValueOrDefault((id, version));

    /// <summary>Every version of a routine that is or was in force, from the oldest.</summary>
    public IReadOnlyList<int> VersionsOf(string id) =>
        [.. state.Versions.Values.Where(v => v.Id == id && v.Chooser is not null).Select(v => v.Version)];

    /// <summary>The same routines themselves, the newest first.</summary>
    public IReadOnlyList<Routine> NewestFirst(string id) =>
        [.. VersionsOf(id).Reverse().Select(v => Find(id, v)).OfType<Routine>()];

    internal IEnumerable<CatalogVersion> Entries => state.Versions.Values;

    /// <exception cref="VersionUnknown"/>
    internal TransitionChooser ChooserFor(string id, int version) =>
        Entry(id, version)?.Chooser ?? throw new VersionUnknown(id, version);

    /// <summary>For a case that starts at an instant.</summary>
    /// <exception cref="InvalidInput">There is no such routine.</exception>
    /// <exception cref="RoutineTakesNoCases"/>
    internal TransitionChooser ChooserForNew(string id, DateTimeOffset now)
    {
        var versions = state.Versions.Values.Where(v => v.Id == id).ToList();
        if (versions.Count == 0)
            throw new InvalidInput("routine", new($"Det finns ingen rutin \"{id}\".", $"There is no routine \"{id}\"; "
                + $"there are {string.Join(", ", state.Versions.Values.Select(v => v.Id).Distinct())}."));
        return versions.LastOrDefault(v => v.EffectiveAt <= now) is { Status: VersionStatus.Published } newest
            ? newest.Chooser ?? throw new VersionUnknown(id, newest.Version)
            : throw NoCases(id, versions, now);
    }

    /// <summary>Why a routine takes no cases at the instant the catalog was last brought up to date.</summary>
    /// <returns>Null: it does, or there is no such routine.</returns>
    public RoutineTakesNoCases? WhyNoCases(string id)
    {
        var (versions, now) = (state.Versions.Values.Where(v => v.Id == id).ToList(), state.Now);
        return versions.Count == 0 || versions.LastOrDefault(v => v.EffectiveAt <= now)?.Status
            == VersionStatus.Published ? null : NoCases(id, versions, now);
    }

    private static RoutineTakesNoCases NoCases(string id, List<CatalogVersion> versions, DateTimeOffset now)
    {
        var reasons = ImmutableArray.CreateBuilder<Text>();
        if (versions.LastOrDefault(v => v.EffectiveAt <= now) is { } newest)
            reasons.Add(new($"Version {newest.Version} är indragen.", $"Version {newest.Version} is retired."));
        if (versions.Find(v => v.EffectiveAt > now) is { } next)
            reasons.Add(new($"Version {next.Version} gäller från {Words.Moment(next.EffectiveAt, "sv")}.",
                $"Version {next.Version} is in force from {Words.Moment(next.EffectiveAt, "en")}."));
        else
            reasons.Add(new("Ingen ny version är publicerad.", "No new version is published."));
        return new(id, versions[^1].Routine?.Name ?? new(id, id), reasons.ToImmutable());
    }

    private static IEnumerable<CatalogVersion> Newest(State state) =>
        from version in state.Versions.Values
        where version.EffectiveAt <= state.Now
        group version by version.Id into versions
        orderby versions.Key
        select versions.Last();

    private sealed record State(
        ImmutableSortedDictionary<(string Id, int Version), CatalogVersion> Versions, DateTimeOffset Now);
}

/// <param name="Chooser">Null: this node cannot read the version's text.</param>
internal sealed record CatalogVersion(
    string Id, int Version, string Hash, VersionStatus Status, DateTimeOffset EffectiveAt, TransitionChooser? Chooser)
{
    public Routine? Routine => Chooser?.Routine;
}
