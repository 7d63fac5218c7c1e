using System.Text;

namespace IPB.Workflows.Files.Editing;

/// <summary>Replacements in one text, each of a stretch that no other touches.</summary>
internal sealed class TextEdits(string text)
{
    private readonly List<(int Start, int End, string By)> edits = [];
    private readonly string newline = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    internal string Apply()
    {
        var result = new StringBuilder(text.Length);
        var done = 0;
        foreach (var (start, end, by) in edits.Distinct().OrderBy(e => e.Start))
        {
            result.Append(text, done, start - done).Append(by);
            done = end;
        }
        return result.Append(text, done, text.Length - done).ToString();
    }

    internal void Replace(Written part, string by) => Replace(part.Start, part.End, by);

    internal void Replace(int start, int end, string by) => edits.Add((start, end, by));

    /// <summary>Adds a key behind the last one of a block.</summary>
    internal void Add(WrittenMap map, string key, string yaml)
    {
        var name = ScalarText.New(key, map.IsFlow);
        if (!map.IsFlow) Behind(map.Entries[^1].End, ColumnOf(map.Entries[0].Start), $"{name}:", yaml);
        else if (map.Entries.IsEmpty) Replace(map.Start, map.End, $"{{ {name}: {OneLine(yaml)} }}");
        else Replace(map.Entries[^1].End, map.Entries[^1].End, $", {name}: {OneLine(yaml)}");
    }

    internal void AddItem(WrittenList list, string yaml)
    {
        if (list.IsFlow) Replace(list.Items[^1].End, list.Items[^1].End, $", {OneLine(yaml)}");
        else Behind(list.Items[^1].End, ColumnOf(DashOf(list.Items[0].Start)), "-", yaml);
    }

    internal void Remove(Written parent, Written part, string path)
    {
        var spans = parent is WrittenMap map ? map.Entries.Select(e => (e.Start, e.End)).ToList()
            : ((WrittenList)parent).Items.Select(i => (i.Start, i.End)).ToList();
        var index = parent is WrittenMap m ? m.Entries.Select(e => e.Value).ToList().IndexOf(part)
            : ((WrittenList)parent).Items.IndexOf(part);
        var isFlow = parent is WrittenMap { IsFlow: true } or WrittenList { IsFlow: true };
        if (spans.Count == 1) throw new EditRefused($"{path} is the only one there; remove the block that holds it");
        if (!isFlow && parent is WrittenList) spans = [.. spans.Select(s => (DashOf(s.Start), s.End))];
        var (start, end) = spans[index];
        if (isFlow && index > 0) Replace(spans[index - 1].End, end, "");
        else if (isFlow || !StartsLine(start)) Replace(start, spans[index + 1].Start, "");
        else RemoveLines(start, end);
    }

    private void RemoveLines(int start, int end)
    {
        var from = LineStart(start);
        var to = LineEnd(end);
        if (to < text.Length) Replace(from, to + 1, "");
        else Replace(from >= newline.Length ? from - newline.Length : from, to, "");
    }

    // The line that the last one ends on may go on with a comment.
    private void Behind(int end, int indent, string head, string yaml)
    {
        var at = LineEnd(end);
        if (at > 0 && at < text.Length && text[at - 1] == '\r') at--;
        var pad = new string(' ', indent);
        var lines = yaml.ReplaceLineEndings("\n").Split('\n');
        var rest = lines.Length == 1 && !yaml.StartsWith("- ", StringComparison.Ordinal) ? $" {yaml}"
            : head == "-" ? " " + string.Join(newline + pad + "  ", lines)
            : newline + string.Join(newline, lines.Select(l => l.Length == 0 ? l : pad + "  " + l));
        Replace(at, at, newline + pad + head + rest);
    }

    private static string OneLine(string yaml) => !yaml.Contains('\n', StringComparison.Ordinal) ? yaml
        : throw new EditRefused("between brackets only a value on one line can be added");

    private int DashOf(int item) => text.LastIndexOf('-', Math.Max(item - 1, 0));

    private int ColumnOf(int at) => at - LineStart(at);

    private bool StartsLine(int at) => text.AsSpan(LineStart(at), ColumnOf(at)).IsWhiteSpace();

    private int LineStart(int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    private int LineEnd(int at) => text.IndexOf('\n', at) is var end and >= 0 ? end : text.Length;
}
