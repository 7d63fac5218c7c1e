namespace IPB.Workflows.Files.Editing;

/// <summary>
/// Changes one thing in the text of a YAML file. Comments, order, quotes, blank lines, line endings and the form of
/// blocks stay as they are, and what comes out is read again and compared with what was meant.
/// </summary>
public static class YamlEdit
{
    /// <summary>
    /// Gives a value to a path such as <c>states.need.due</c>; a key that is missing is added. A value that begins with
    /// <c>{</c> or <c>[</c> is YAML and may stand for a whole block.
    /// </summary>
    /// <exception cref="EditRefused">The path leads nowhere, or not to a single value.</exception>
    public static string Set(string text, string path, string value) => Edited(text, (root, edits) =>
    {
        var way = EditPath.Parse(path);
        var (parent, part) = way.Find(root);
        var isYaml = value.StartsWith('{') || value.StartsWith('[');
        switch (part)
        {
            case null when parent is WrittenMap map:
                edits.Add(map, way.Last, isYaml ? value : ScalarText.New(value, map.IsFlow));
                break;
            case null:
                throw way.Missing(parent, way.Names.Length - 1);
            case WrittenScalar { Start: var start, End: var end } scalar when start == end:
                edits.Replace(scalar, " " + (isYaml ? value : ScalarText.New(value, scalar.InFlow)));
                break;
            case WrittenScalar scalar:
                edits.Replace(scalar, isYaml ? value : ScalarText.Like(scalar, value, text));
                break;
            case WrittenMap { IsFlow: true } or WrittenList { IsFlow: true } when isYaml:
                edits.Replace(part, value);
                break;
            default:
                throw new EditRefused($"{path} is not a single value; name one within it");
        }

        return new(way, Parsed(isYaml ? value : YamlText.Quoted(value), path));
    });

    /// <summary>Adds a key with a value in YAML: one line, or several that begin at the first column.</summary>
    /// <exception cref="EditRefused">The path leads to no block, or the key is there.</exception>
    public static string Add(string text, string path, string yaml) => Edited(text, (root, edits) =>
    {
        var way = EditPath.Parse(path);
        var (parent, part) = way.Find(root);
        if (part is not null) throw new EditRefused($"{path} is there already");
        if (parent is not WrittenMap map) throw way.Missing(parent, way.Names.Length - 1);
        edits.Add(map, way.Last, yaml.TrimEnd());
        return new(way, Parsed(yaml, path));
    });

    /// <summary>Adds an item at the end of a list.</summary>
    /// <exception cref="EditRefused">The path leads to no list.</exception>
    public static string AddItem(string text, string path, string yaml) => Edited(text, (root, edits) =>
    {
        var way = EditPath.Parse(path);
        if (way.Find(root).Part is not WrittenList { Items: [_, ..] } list)
            throw new EditRefused($"{path} is no list with items");
        edits.AddItem(list, yaml.TrimEnd());
        return new(way with { Names = way.Names.Add($"{list.Items.Length}") }, Parsed(yaml, path));
    });

    /// <summary>Removes a key with its value, or an item of a list.</summary>
    /// <exception cref="EditRefused">The path leads nowhere, or it is the last one of its block.</exception>
    public static string Remove(string text, string path) => Edited(text, (root, edits) =>
    {
        var way = EditPath.Parse(path);
        var (parent, part) = way.Find(root);
        if (part is null) throw way.Missing(parent, way.Names.Length - 1);
        edits.Remove(parent, part, path);
        return new(way, null);
    });

    /// <summary>The next number under <c>version</c>.</summary>
    /// <exception cref="EditRefused">The file has no version.</exception>
    public static string RaiseVersion(string text) =>
        Parsed(text, "version") is MapNode map
        && map.Entries.FirstOrDefault(e => e.Key.Value == "version")?.Value is ScalarNode node
        && int.TryParse(node.Value, out var version)
            ? Set(text, "version", $"{version + 1}")
            : throw new EditRefused("the file has no version to raise");

    /// <summary>The number under <c>version</c>, raised above one that is used already.</summary>
    /// <exception cref="EditRefused">The file has no version.</exception>
    public static string RaiseVersionAbove(string text, int used) =>
        Parsed(text, "version") is MapNode map
        && map.Entries.FirstOrDefault(e => e.Key.Value == "version")?.Value is ScalarNode node
        && int.TryParse(node.Value, out var version)
            ? version > used ? text : Set(text, "version", $"{used + 1}")
            : throw new EditRefused("the file has no version to raise");

    private static string Edited(string text, Func<Written, TextEdits, TreeChange> edit)
    {
        var before = Parsed(text, "the file");
        var edits = new TextEdits(text);
        var meant = edit(WrittenReader.Read(text), edits).Of(before);
        var after = edits.Apply();
        return Tree.Same(Parsed(after, "the result"), meant) ? after
            : throw new EditRefused("the text is written in a way that this edit would spoil; change it by hand");
    }

    private static Node Parsed(string text, string what)
    {
        var findings = new Findings(what);
        return SafeYaml.Read(text, findings) is { } node && findings.None ? node
            : throw new EditRefused(string.Join('\n', findings.ToImmutable()));
    }
}
