using System.Collections.Immutable;
using System.Xml.Linq;

namespace IPB.Rules;

/// <summary>One model with its elements, linked to those of the models it imports.</summary>
internal sealed class ModelFile
{
    private readonly string _file;
    private readonly XElement _root;
    private readonly Dictionary<string, ModelElement> _byId = new(StringComparer.Ordinal);
    private readonly List<DmnDiagnostic> _findings = [];

    public ModelFile(string file, XElement root)
    {
        (_file, _root) = (file, root);
        Name = root.Given("name") ?? file;
        Namespace = root.Given("namespace") ?? "";
        Types = new ItemTypes(this, root);
        Elements = [.. root.Parts().Select(Element).OfType<ModelElement>()];
        foreach (var element in Elements) Add(element);
    }

    public string Name { get; }

    public string Namespace { get; }

    public ItemTypes Types { get; }

    public ImmutableArray<ModelElement> Elements { get; }

    /// <summary>By the name that stands before the dot in this model.</summary>
    public Dictionary<string, ModelFile> Imports { get; } = new(StringComparer.Ordinal);

    /// <summary>Its own, then those of what it imports.</summary>
    public ImmutableArray<DmnDiagnostic> Findings =>
        [.. _findings.Concat(Imports.Values.SelectMany(model => model.Findings)).Distinct()];

    public DmnFileException Fault(XElement at, string fault) => new(_file, at.Line(), fault);

    public Place At(XElement at, string title) => new(Name, at.Line(), title);

    public void Report(DmnDiagnostic finding) => _findings.Add(finding);

    /// <summary>Follows imports and requirements, then prepares all expressions.</summary>
    public void Link(ModelFolder folder)
    {
        foreach (var import in _root.Parts("import").Where(IsModel))
            Imports[import.Given("name") ?? ""] = folder.Import(this, import);
        foreach (var element in Elements) element.Link();
        foreach (var element in Elements) element.Prepare([]);
    }

    /// <summary>The element an href (<c>#id</c> or <c>namespace#id</c>) names, with its import's name.</summary>
    public Required Find(XElement reference)
    {
        var href = reference.Given("href") ?? throw Fault(reference, "expected an href, got none");
        var mark = href.LastIndexOf('#');
        var (space, id) = (mark < 0 ? "" : href[..mark], href[(mark + 1)..]);
        if (space.Length == 0 || space == Namespace)
            return new Required("", _byId.GetValueOrDefault(id) ?? throw Missing(reference, href));
        foreach (var (name, model) in Imports)
            if (model.Namespace == space)
                return new Required(name, model._byId.GetValueOrDefault(id) ?? throw Missing(reference, href));
        throw Fault(reference, $"expected an imported model with the namespace {space}, found none");
    }

    private DmnFileException Missing(XElement reference, string href) =>
        Fault(reference, $"expected an element with the id {href}, found none");

    /// <summary>An import without type is taken for a model; XSD and PMML have a type of their own.</summary>
    private static bool IsModel(XElement import) =>
        import.Given("importType") is not { } type || type.Contains("/DMN/", StringComparison.Ordinal);

    private ModelElement? Element(XElement source) => source.Name.LocalName switch
    {
        "inputData" => new InputData(this, source),
        "decision" => new Decision(this, source),
        "businessKnowledgeModel" => new Knowledge(this, source),
        "decisionService" => new Service(this, source),
        _ => null,
    };

    private void Add(ModelElement element)
    {
        if (element.Source.Given("id") is { } id && !_byId.TryAdd(id, element))
            throw Fault(element.Source, $"expected each id once, got '{id}' again");
    }
}

/// <summary>An element that another requires.</summary>
/// <param name="Import">Name of the import it comes from; empty for the own model.</param>
/// <param name="Element">The element.</param>
internal sealed record Required(string Import, ModelElement Element);
