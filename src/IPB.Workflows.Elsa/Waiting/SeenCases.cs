namespace IPB.Workflows.Elsa.Waiting;

/// <summary>The newest step of each case that this node has looked at; after a start, none.</summary>
internal sealed class SeenCases
{
    private readonly Dictionary<string, long> positions = new(StringComparer.Ordinal);

    /// <summary>Cases that have gone on since this was last asked.</summary>
    public IReadOnlyList<string> Changed(IReadOnlyDictionary<string, long> now)
    {
        var changed = now.Where(n => !positions.TryGetValue(n.Key, out var seen) || seen < n.Value)
            .Select(n => n.Key).ToList();
        // Whatever is no longer asked for is forgotten.
        positions.Clear();
        foreach (var (number, position) in now) positions[number] = position;
        return changed;
    }

    /// <summary>It is looked at again.</summary>
    public void Forget(string number) => positions.Remove(number);
}
