using System.Collections.Immutable;

namespace IPB.Workflows.Files;

/// <summary>
/// The named blocks of a folder's <c>*.fragment.yaml</c> files, which routines take in with <c>use</c>.
/// </summary>
public sealed class Fragments
{
    internal const string Ending = ".fragment.yaml";

    private static readonly Shape FileShape = Shape.Of("fragment", "fragment blocks");

    private readonly ImmutableDictionary<string, FragmentBlock> blocks;

    private Fragments(ImmutableDictionary<string, FragmentBlock> blocks, ImmutableArray<Finding> findings) =>
        (this.blocks, Findings) = (blocks, findings);

    public static Fragments None { get; } = new(ImmutableDictionary<string, FragmentBlock>.Empty, []);

    internal static ImmutableArray<Shape> Shapes { get; } = [FileShape];

    /// <summary>What is wrong with the files themselves; what a block lacks is told where it is used.</summary>
    public ImmutableArray<Finding> Findings { get; }

    /// <summary>Names of the blocks.</summary>
    internal IReadOnlyCollection<string> Names => [.. blocks.Keys.Order(StringComparer.Ordinal)];

    internal FragmentBlock? Find(string name) => blocks.GetValueOrDefault(name);

    /// <summary>Reads the fragments beside a file, as its routine would see them.</summary>
    public static Fragments Beside(string file)
    {
        var folder = Path.GetDirectoryName(file) is { Length: > 0 } beside ? beside : ".";
        return Directory.Exists(folder) ? Read(folder, FileTexts.In(folder)) : None;
    }

    /// <param name="files">All texts of the folder by file name; others than fragments are left out.</param>
    internal static Fragments Read(string folder, IEnumerable<KeyValuePair<string, string>> files)
    {
        var found = new Dictionary<string, FragmentBlock>();
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var (name, text) in files.Where(f => f.Key.EndsWith(Ending, StringComparison.Ordinal)))
        {
            var reading = new Reading(Path.Combine(folder, name));
            if (reading.Root(text, FileShape) is { } root) Read(root, found);
            findings.AddRange(reading.Findings.ToImmutable());
        }
        var all = new Fragments(found.ToImmutableDictionary(), []);
        foreach (var file in found.Values.GroupBy(b => b.File))
        {
            var reading = new Reading(file.Key);
            foreach (var block in file) FragmentUse.CheckUses(block, all, reading.Findings);
            findings.AddRange(reading.Findings.ToImmutable().Where(f => f.UsedBy is null));
        }
        return new(all.blocks, findings.ToImmutable());
    }

    private static void Read(Section root, Dictionary<string, FragmentBlock> found)
    {
        FileName.Id(root, "fragment", root.Reading.Findings.File, Ending);
        foreach (var (key, value) in root.Named("blocks", "blocks by name"))
        {
            root.Reading.Id(key, "block", IdShape.Kebab, []);
            if (value is not (MapNode { Entries: [_, ..] } or ListNode { Items: [_, ..] }))
                root.Reading.Add(value.At, "expected-keys",
                    $"block {Shown.Quoted(key.Value)}: expected keys with values, or a list, got {value.Describe()}");
            else if (!found.TryAdd(key.Value, new(key.Value, root.Reading.Findings.File, value, key.At)))
                root.Reading.Add(key.At, "duplicate-id", $"block {Shown.Quoted(key.Value)} is already in "
                    + $"{found[key.Value].File}:{found[key.Value].At.Line}; give each its own name");
        }
    }
}

/// <summary>One named block: keys with values, or a list.</summary>
internal sealed record FragmentBlock(string Name, string File, Node Node, Position At);
