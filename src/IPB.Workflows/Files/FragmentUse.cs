using System.Collections.Immutable;
using System.Globalization;

namespace IPB.Workflows.Files;

/// <summary>
/// Puts blocks of fragments where <c>use</c> names them. What is written beside <c>use</c> wins; <c>fields</c>,
/// <c>states</c>, <c>on</c>, <c>outcomes</c> and <c>given</c> take the entries that they lack, before or after their
/// own as <c>use</c> stands before or after them. An item of a list that only uses a list becomes its items.
/// </summary>
internal sealed class FragmentUse
{
    private const string Key = "use";

    // Their keys are names that the author gives: "use" may be one of them.
    private static readonly ImmutableHashSet<string> ByName = ["fields", "states", "on", "outcomes", "given"];

    private readonly Fragments fragments;
    private readonly Findings findings;
    private int nodes;

    private FragmentUse(Fragments fragments, Findings findings) =>
        (this.fragments, this.findings) = (fragments, findings);

    /// <summary>Whether anything was used.</summary>
    private bool Any { get; set; }

    /// <returns>The file with the blocks in it, and its text where it used any; else null as text.</returns>
    internal static (Node Root, string? Text) Resolve(Node root, Fragments fragments, Findings findings)
    {
        var use = new FragmentUse(fragments, findings);
        var whole = use.Start(root, []);
        if (!use.Any || findings.HasErrors) return (whole, null);
        var text = YamlText.Write(whole);
        // What is kept must be readable again: within the limits of one file.
        return SafeYaml.Read(text, findings) is null ? (whole, null) : (whole, text);
    }

    /// <summary>Reports what a block uses that is not there, and blocks that use each other.</summary>
    internal static void CheckUses(FragmentBlock block, Fragments fragments, Findings findings) =>
        new FragmentUse(fragments, findings).Start(block.Node, [block.Name]);

    private Node Start(Node node, ImmutableArray<string> chain)
    {
        try
        {
            return Whole(node, false, chain);
        }
        catch (YamlRefusal e)
        {
            findings.Add(e.At, e.Code, e.Message);
            return node;
        }
    }

    private Node Whole(Node node, bool byName, ImmutableArray<string> chain) => node switch
    {
        MapNode map => Whole(map, byName, chain),
        ListNode list => list with { Items = [.. list.Items.SelectMany(i => Items(i, chain))] },
        _ => node,
    };

    private MapNode Whole(MapNode map, bool byName, ImmutableArray<string> chain)
    {
        var whole = ImmutableArray.CreateBuilder<Entry>();
        foreach (var entry in map.Entries)
            if (byName || entry.Key.Value != Key || entry.Value is MapNode)
                whole.Add(new(entry.Key, Whole(entry.Value, !byName && ByName.Contains(entry.Key.Value), chain)));
        var at = map.Entries.TakeWhile(e => e.Key.Value != Key).Select(e => e.Key.Value).ToHashSet();
        var entries = whole.ToImmutable();
        foreach (var name in byName ? [] : Names(map))
            if (Block(name, chain) is { } block)
            {
                if (block.Node is MapNode taken)
                    entries = Merge(entries, Whole(taken, false, chain.Add(block.Name)), at);
                else findings.Add(name.At, "expected-keys", $"block {Shown.Quoted(name.Value)} is a list; expected one "
                    + $"with keys, or {Shown.Quoted(Key)} as the only key of a list's item");
            }
        return map with { Entries = entries };
    }

    private IEnumerable<Node> Items(Node item, ImmutableArray<string> chain)
    {
        if (item is not MapNode { Entries: [{ Key.Value: Key }] } map) return [Whole(item, false, chain)];
        var lists = Names(map).Select(n => (Name: n, Block: fragments.Find(n.Value))).ToList();
        if (!lists.TrueForAll(l => l.Block?.Node is ListNode)) return [Whole(map, false, chain)];
        return lists.SelectMany(l => Block(l.Name, chain)?.Node is ListNode list
            ? ((ListNode)Whole(list, false, chain.Add(l.Block!.Name))).Items : []);
    }

    private static ImmutableArray<Entry> Merge(ImmutableArray<Entry> written, MapNode taken, HashSet<string> before)
    {
        foreach (var entry in taken.Entries)
        {
            var own = written.FirstOrDefault(w => w.Key.Value == entry.Key.Value);
            if (own is null) written = written.Add(entry);
            else if (ByName.Contains(entry.Key.Value) && (own.Value, entry.Value) is (MapNode mine, MapNode theirs))
            {
                var more = theirs.Entries.Where(t => mine.Entries.All(m => m.Key.Value != t.Key.Value));
                // The block comes in where "use" stands.
                ImmutableArray<Entry> both = before.Contains(entry.Key.Value)
                    ? [.. mine.Entries, .. more] : [.. more, .. mine.Entries];
                written = written.Replace(own, own with { Value = mine with { Entries = both } });
            }
        }
        return written;
    }

    private IEnumerable<ScalarNode> Names(MapNode map)
    {
        var use = map.Entries.FirstOrDefault(e => e.Key.Value == Key && e.Value is not MapNode)?.Value;
        foreach (var node in use is ListNode list ? list.Items : use is null ? [] : [use])
        {
            if (node is ScalarNode { IsNothing: false } name) yield return name;
            else
                findings.Add(node.At, "wrong-value",
                    $"use: expected the name of a block, or a list of them, got {node.Describe()}");
        }
    }

    private FragmentBlock? Block(ScalarNode name, ImmutableArray<string> chain)
    {
        Any = true;
        var found = fragments.Find(name.Value)
            ?? (findings.Unknown(name.At, "block", name.Value, fragments.Names) is { } meant
                ? fragments.Find(meant) : null);
        if (found is null) return null;
        if (chain.IndexOf(found.Name) is var from and >= 0)
        {
            findings.Add(name.At, "fragment-cycle",
                $"blocks use each other: {string.Join(" → ", chain.Skip(from))} → {found.Name}; "
                + "remove one \"use\"");
            return null;
        }
        var user = name.At.In is { } place ? (place.User, Line: place.UserLine) : (findings.File, name.At.Line);
        return found with { Node = In(found.Node, new(found.File, user.Item1, user.Item2)) };
    }

    // Blocks that use blocks twice each would make a large file out of a few lines.
    private void Count(Node node)
    {
        if (++nodes <= SafeYaml.MaxNodes) return;
        throw new YamlRefusal(node.At, "yaml-too-many-nodes", string.Create(CultureInfo.InvariantCulture,
            $"with the blocks that it uses the file holds more than {SafeYaml.MaxNodes} values; split it"));
    }

    private Node In(Node node, FragmentPlace place)
    {
        Count(node);
        var at = node.At with { In = place };
        return node switch
        {
            ListNode list => list with { At = at, Items = [.. list.Items.Select(i => In(i, place))] },
            MapNode map => map with
            {
                At = at,
                Entries = [.. map.Entries.Select(e => new Entry((ScalarNode)In(e.Key, place), In(e.Value, place)))],
            },
            _ => node with { At = at },
        };
    }
}
