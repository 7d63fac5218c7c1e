namespace IPB.Workflows.Files.Editing;

/// <summary>What an edit means: the part at a path becomes another; null: it goes.</summary>
internal sealed record TreeChange(EditPath Path, Node? Value)
{
    internal Node Of(Node root) => Of(root, 0)!;

    private Node? Of(Node node, int depth)
    {
        if (depth == Path.Names.Length) return Value;
        var name = Path.Names[depth];
        switch (node)
        {
            case MapNode map:
                var entry = map.Entries.FirstOrDefault(e => e.Key.Value == name);
                if (entry is null)
                    return map with { Entries = map.Entries.Add(new(new(node.At, name, default), Value!)) };
                var value = Of(entry.Value, depth + 1);
                return map with
                {
                    Entries = value is null
                        ? map.Entries.Remove(entry) : map.Entries.Replace(entry, new(entry.Key, value)),
                };
            case ListNode list:
                var index = Index(list, name);
                if (index >= list.Items.Length) return list with { Items = list.Items.Add(Value!) };
                var item = Of(list.Items[index], depth + 1);
                return list with
                {
                    Items = item is null ? list.Items.RemoveAt(index) : list.Items.SetItem(index, item),
                };
            default:
                return node;
        }
    }

    private static int Index(ListNode list, string name)
    {
        foreach (var key in new[] { "id", "name" })
            for (var i = 0; i < list.Items.Length; i++)
                if (list.Items[i] is MapNode map
                    && map.Entries.Any(e => e.Key.Value == key && e.Value is ScalarNode s && s.Value == name)) return i;
        return int.TryParse(name, out var index) ? index : list.Items.Length;
    }
}

internal static class Tree
{
    /// <summary>Whether two say the same, wherever and however it is written.</summary>
    internal static bool Same(Node a, Node b) => (a, b) switch
    {
        (ScalarNode x, ScalarNode y) => x.Value == y.Value,
        (ListNode x, ListNode y) => x.Items.Length == y.Items.Length
            && x.Items.Zip(y.Items).All(p => Same(p.First, p.Second)),
        (MapNode x, MapNode y) => x.Entries.Length == y.Entries.Length
            && x.Entries.Zip(y.Entries).All(p => p.First.Key.Value == p.Second.Key.Value
                && Same(p.First.Value, p.Second.Value)),
        _ => false,
    };
}
