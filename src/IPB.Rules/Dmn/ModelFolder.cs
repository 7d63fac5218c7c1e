using System.Xml.Linq;

namespace IPB.Rules;

/// <summary>The models among which imports are found; each is read once.</summary>
internal sealed class ModelFolder
{
    private readonly Dictionary<string, (string File, XElement Root)> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ModelFile?> _read = new(StringComparer.Ordinal);
    private readonly IEnumerable<(string File, Func<string> Text)> _others;

    private ModelFolder(IEnumerable<(string File, Func<string> Text)> others) => _others = others;

    public static ModelFolder Of(IReadOnlyList<string> texts) =>
        new(texts.Select((text, i) => ($"imported model {i + 1}", new Func<string>(() => text))));

    public static ModelFolder Of(string path) => new(Neighbours(Path.GetFullPath(path)));

    public ModelFile Load(string path) => Parse(Path.GetFileName(path), Text(path));

    public ModelFile Parse(string file, string text)
    {
        var root = DmnXml.Read(file, text);
        return Read(file, root);
    }

    /// <summary>The model of that namespace.</summary>
    /// <exception cref="DmnFileException">There is none, it is broken, or it imports the one that asks.</exception>
    public ModelFile Import(ModelFile importer, XElement import)
    {
        var name = import.Given("namespace")
            ?? throw importer.Fault(import, "expected a namespace to import, got none");
        if (_read.TryGetValue(name, out var read))
            return read ?? throw importer.Fault(import, $"the model {name} imports itself, directly or through others");
        Survey();
        if (!_known.TryGetValue(name, out var found))
            throw importer.Fault(import, $"expected a model with the namespace {name} beside this one, found none");
        return Read(found.File, found.Root);
    }

    private ModelFile Read(string file, XElement root)
    {
        var name = root.Given("namespace") ?? "";
        _read[name] = null;
        var model = new ModelFile(file, root);
        model.Link(this);
        return _read[name] = model;
    }

    /// <summary>Looked at only when something is imported.</summary>
    private static IEnumerable<(string File, Func<string> Text)> Neighbours(string path)
    {
        foreach (var other in Directory.GetFiles(Path.GetDirectoryName(path)!, "*.dmn").Order(StringComparer.Ordinal))
            if (other != path) yield return (Path.GetFileName(other), () => Text(other));
    }

    /// <summary>A broken neighbour that nobody imports is nobody's fault.</summary>
    private void Survey()
    {
        if (_known.Count > 0) return;
        foreach (var (file, text) in _others)
        {
            try
            {
                var root = DmnXml.Read(file, text());
                if (root.Given("namespace") is { } name) _known.TryAdd(name, (file, root));
            }
            catch (DmnFileException)
            {
                continue;
            }
        }
    }

    private static string Text(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists) throw new DmnFileException(file.Name, 0, "expected a file, found none");
        if (!DmnXml.MayFit(file.Length)) throw DmnXml.Large(file.Name);
        return File.ReadAllText(path);
    }
}
