using System.Collections.Immutable;

namespace IPB.Workflows.Files.Editing;

/// <summary>
/// The way to a part of a file: <c>states.need.due</c>, <c>phases.pilot.name.sv</c>, <c>states.need.remind.0</c>; with
/// slashes where a name holds a dot.
/// </summary>
internal sealed record EditPath(ImmutableArray<string> Names)
{
    internal static EditPath Parse(string path)
    {
        var separator = path.Contains('/', StringComparison.Ordinal) ? '/' : '.';
        var names = path.Split(separator, StringSplitOptions.TrimEntries);
        return names.All(n => n.Length > 0) ? new([.. names])
            : throw new EditRefused($"the path \"{path}\" has an empty part; expected one such as states.need.due");
    }

    internal string Last => Names[^1];

    /// <summary>The part; what is missing at the very end is null.</summary>
    internal (Written Parent, Written? Part) Find(Written root)
    {
        var (parent, part) = (root, (Written?)root);
        for (var i = 0; i < Names.Length; i++)
        {
            parent = part!;
            part = parent.Child(Names[i]);
            if (part is null && i < Names.Length - 1) throw Missing(parent, i);
        }
        return (parent, part);
    }

    internal EditRefused Missing(Written parent, int index)
    {
        var known = parent switch
        {
            WrittenMap map => [.. map.Entries.Select(e => e.Key.Value)],
            WrittenList list => Enumerable.Range(0, list.Items.Length).Select(n => $"{n}").ToList(),
            _ => new List<string>(),
        };
        var place = index == 0 ? "the file" : string.Join('.', Names.Take(index));
        return new($"there is no {Shown.Quoted(Names[index])} in {place}; "
            + Findings.Hint(NearestWord.Of(Names[index], known), known));
    }
}
