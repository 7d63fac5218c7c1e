using System.Text;

namespace IPB.Workflows.Files;

/// <summary>The texts of a folder's YAML and DMN files.</summary>
internal static class FileTexts
{
    /// <summary>Text by file name, in the order of the names.</summary>
    /// <param name="folder">Files in folders below it are left out.</param>
    /// <param name="also">A file that is read whatever its name ends with.</param>
    internal static SortedDictionary<string, string> In(string folder, string? also = null)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder))
        {
            var name = Path.GetFileName(path);
            if (Path.GetExtension(name) is ".yaml" or ".yml" or ".dmn" || name == also)
                texts[name] = Read(path);
        }
        return texts;
    }

    internal static string Id(string file, string ending) => Path.GetFileName(file)[..^ending.Length];

    // One byte more than is allowed is enough to see that a file is too large.
    internal static string Read(string path)
    {
        using var stream = File.OpenRead(path);
        var bytes = new byte[SafeYaml.MaxBytes + 1];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(bytes, 0, length);
    }
}
