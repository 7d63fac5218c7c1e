namespace IPB.Workflows.Files;

/// <summary>A file is called as what it holds: <c>x.routine.yaml</c> holds the routine x.</summary>
internal static class FileName
{
    /// <summary>The id under a key, judged against the file's name.</summary>
    internal static string Id(Section root, string key, string file, string ending)
    {
        var id = root.Id(key, key, []);
        var name = Path.GetFileName(file);
        if (id.Length > 0 && name.EndsWith(ending, StringComparison.Ordinal) && name != id + ending)
            root.Reading.Add(root.Find(key)!.At, "file-name",
                $"{key} {Shown.Quoted(id)} is in a file called {Shown.Quoted(name)}; "
                + $"expected {Shown.Quoted(name[..^ending.Length])}, or the file renamed");
        return id;
    }
}
