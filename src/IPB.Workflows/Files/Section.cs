using System.Collections.Immutable;

namespace IPB.Workflows.Files;

/// <summary>
/// A block of a file, asked key by key. Every question gives an answer to go on with: what is wrong becomes a finding,
/// and the caller never has to ask whether reading went well.
/// </summary>
internal sealed partial class Section
{
    private readonly Dictionary<string, Node> values = [];
    private readonly Dictionary<string, Position> keys = [];
    private readonly Shape shape;

    internal Section(MapNode node, Shape shape, string label, Reading reading, Position at)
    {
        (At, this.shape, Label, Reading) = (at, shape, label, reading);
        var strangers = new List<Entry>();
        foreach (var entry in node.Entries)
        {
            if (shape.Keys.Contains(entry.Key.Value)) Keep(entry.Key.Value, entry);
            else strangers.Add(entry);
        }
        foreach (var stranger in strangers) Report(stranger);
        foreach (var key in shape.Required.Where(k => !values.ContainsKey(k)))
            reading.Add(At, "missing-key", $"{label} lacks \"{key}\"");
    }

    internal Position At { get; }
    internal string Label { get; }
    internal Reading Reading { get; }

    internal bool Has(string key) => Find(key) is not null;

    /// <summary>Where a key stands; the block itself when the key is absent.</summary>
    internal Position PlaceOf(string key) => keys.GetValueOrDefault(key, At);

    internal Node? Find(string key) => shape.Keys.Contains(key)
        ? values.GetValueOrDefault(key)
        : throw new ArgumentException($"the shape \"{shape.Name}\" has no key \"{key}\"", nameof(key));

    internal void Add(string key, string code, string message) => Reading.Add(PlaceOf(key), code, message);

    // A misspelt key counts as the one that was meant: one slip gives one finding, not a row of them.
    private void Report(Entry entry)
    {
        var missing = shape.Keys.Where(k => !values.ContainsKey(k)).ToList();
        var meant = Reading.Findings.Nearest(entry.Key.Value, missing);
        Reading.Add(entry.Key.At, "unknown-key", $"key {Shown.Quoted(entry.Key.Value)} is unknown in {Label}; "
            + Findings.Hint(meant, shape.Keys));
        if (meant is not null) Keep(meant, entry);
    }

    private void Keep(string key, Entry entry)
    {
        values[key] = entry.Value;
        keys[key] = entry.Key.At;
    }

    /// <summary>The block under a key; null when the key is absent or its value is no block.</summary>
    internal Section? Block(string key, Shape shape) =>
        Find(key) is { } node ? Reading.Open(node, shape, $"\"{key}\"") : null;

    /// <summary>A name that is given under a key; empty after a finding.</summary>
    internal string Id(string key, string kind, HashSet<string> taken, IdShape? shape = null) =>
        Scalar(key, $"a name for the {kind}") is { } node
            ? Reading.Id(node, kind, shape ?? IdShape.Kebab, taken) : "";

    /// <summary>The blocks under a key, each with its own name: <c>states: { need: … }</c>.</summary>
    internal ImmutableArray<Entry> Named(string key, string expected)
    {
        switch (Find(key))
        {
            case null: return [];
            case MapNode { Entries: [_, ..] entries }: return entries;
            case var other:
                Wrong(other, key, expected);
                return [];
        }
    }

    /// <summary>The items of a list; a single value where one is allowed to stand for a list of one.</summary>
    internal ImmutableArray<Node> Items(string key, string expected, bool orSingle = false)
    {
        switch (Find(key))
        {
            case null: return [];
            case ListNode { Items: [_, ..] items }: return items;
            case ScalarNode { IsNothing: false } or MapNode when orSingle: return [Find(key)!];
            case var other:
                Wrong(other, key, expected);
                return [];
        }
    }

    internal ImmutableArray<T> List<T>(string key, Shape item, Func<Section, T> read, bool orSingle = false)
    {
        var found = ImmutableArray.CreateBuilder<T>();
        foreach (var node in Items(key, $"a list of {item.Name} blocks", orSingle))
            if (Reading.Open(node, item, $"the {item.Name}") is { } section) found.Add(read(section));
        return found.ToImmutable();
    }

    internal ImmutableArray<string> References(string key, string kind) =>
        [.. Items(key, $"a list of {kind} names").Select(n => Reading.Refer(kind, n, key))];

    internal string? Reference(string key, string kind) =>
        Find(key) is { } node ? Reading.Refer(kind, node, key) : null;

    internal ImmutableArray<string> Words(string key) =>
        [.. Items(key, "a list of words").Select(n => Reading.Scalar(n, key, "a word")?.Value ?? "")];

    private void Wrong(Node node, string key, string expected) =>
        Reading.Add(node.At, "wrong-value", $"{key}: expected {expected}, got {node.Describe()}");
}
