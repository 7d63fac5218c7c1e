using System.Reflection;

namespace IPB.Workflows.Elsa.Tests;

/// <summary>Routines and definitions of the tests.</summary>
internal static class Trials
{
    public static IEnumerable<(string File, string Text)> All() => Files(".yaml");

    public static string Definition(string id) => Files(".json").Single(f => f.File == $"{id}.json").Text;

    private static IEnumerable<(string File, string Text)> Files(string ending)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames()
            .Where(n => n.EndsWith(ending, StringComparison.Ordinal)).Order())
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name, reader.ReadToEnd());
        }
    }
}
