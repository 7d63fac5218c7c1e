using System.Collections.Concurrent;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Routines;

/// <summary>
/// Every routine version that a case may follow: those of the files, and older ones that cases are still on.
/// </summary>
public sealed class RoutineCatalog
{
    private readonly ConcurrentDictionary<(string Id, int Version), TransitionChooser> versions = new();
    private readonly ConcurrentDictionary<string, int> current = new();

    /// <summary>The newest version of each routine, by id.</summary>
    public IReadOnlyList<Routine> Current =>
        [.. current.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => versions[(c.Key, c.Value)].Routine)];

    /// <summary>Adds a version. The highest version of an id is where new cases start.</summary>
    public void Add(Routine routine)
    {
        versions[(routine.Id, routine.Version)] = new TransitionChooser(routine);
        current.AddOrUpdate(routine.Id, routine.Version, (_, v) => Math.Max(v, routine.Version));
    }

    public Routine? Find(string id) => current.TryGetValue(id, out var version) ? Find(id, version) : null;

    public Routine? Find(string id, int version) => versions.GetValueOrDefault((id, version))?.Routine;

    /// <summary>Every version of a routine that is known, from the oldest.</summary>
    public IReadOnlyList<int> VersionsOf(string id) =>
        [.. versions.Keys.Where(k => k.Id == id).Select(k => k.Version).Order()];

    internal TransitionChooser ChooserFor(string id, int? version = null) =>
        versions.TryGetValue((id, version ?? current.GetValueOrDefault(id)), out var chooser)
            ? chooser
            : throw new InvalidInput("routine", new(
                $"Det finns ingen rutin \"{id}\".",
                $"There is no routine \"{id}\"; there are {string.Join(", ", current.Keys.Order())}."));
}
