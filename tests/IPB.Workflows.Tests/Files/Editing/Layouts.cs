using IPB.Workflows.Files;

namespace IPB.Workflows.Tests.Files.Editing;

/// <summary>The shipped routines and the sample, as they are and laid out otherwise.</summary>
internal static class Layouts
{
    internal static IEnumerable<(string File, string Text)> All()
    {
        foreach (var (file, text) in Shipped())
        {
            yield return (file, text);
            yield return (file, text.Replace("\n", "\r\n", StringComparison.Ordinal));
            yield return (file, '\uFEFF' + Commented(text));
            yield return (file, YamlText.Write(SafeYaml.Read(text, new Findings(file))!).TrimEnd('\n'));
        }
    }

    internal static IEnumerable<(string File, string Text)> Shipped() =>
        Directory.GetFiles(Path.Combine(ShippedFilesTests.Repository(), "workflows"), "*.routine.yaml")
            .Select(f => (f, File.ReadAllText(f))).Append((Sample.File, Sample.Routine));

    // A comment behind and above lines, and blank lines, wherever no value goes on over them.
    private static string Commented(string text)
    {
        var lines = text.Split('\n');
        return string.Join('\n', lines.SelectMany((line, i) =>
            i % 5 != 2 || !line.EndsWith('}') || i + 1 < lines.Length && !lines[i + 1].Contains(':')
                ? [line] : new[] { "    # above: the next", "", line + "   # behind: it" }));
    }
}
