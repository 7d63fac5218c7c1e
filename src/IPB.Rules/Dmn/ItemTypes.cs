using System.Collections.Immutable;
using System.Xml.Linq;

namespace IPB.Rules;

/// <summary>The item definitions of a model, each made into a type when it is first asked for.</summary>
internal sealed class ItemTypes
{
    private readonly ModelFile _file;
    private readonly Dictionary<string, XElement> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ItemType> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    public ItemTypes(ModelFile file, XElement root)
    {
        _file = file;
        foreach (var source in root.Parts("itemDefinition"))
            if (source.Given("name") is not { } name) throw file.Fault(source, "expected a name for the type, got none");
            else if (!_sources.TryAdd(name, source)) throw file.Fault(source, $"expected type '{name}' once, got it again");
    }

    /// <summary>All by name; those of imports with the import's name before a dot.</summary>
    public IReadOnlyDictionary<string, FeelType> Named()
    {
        var named = new Dictionary<string, FeelType>(StringComparer.Ordinal);
        foreach (var name in _sources.Keys) named[name] = Find(name)!.Feel;
        foreach (var (import, model) in _file.Imports)
            foreach (var (name, type) in model.Types.Named())
                named.TryAdd(import.Length == 0 ? name : $"{import}.{name}", type);
        return named;
    }

    /// <summary>The type an element declares; any type when it declares none or the element is absent.</summary>
    /// <param name="source">With an attribute or part typeRef.</param>
    /// <param name="title">Whose it is, for the finding that the type is unknown.</param>
    public ItemType Of(XElement? source, string title)
    {
        if (source?.TypeRef() is not { } reference) return ItemType.Any;
        if (Find(reference) is { } type) return type;
        _file.Report(_file.At(source, title).Remark(
            DmnDiagnosticKind.Broken, $"expected a type of FEEL or of the model, got '{reference}'"));
        return ItemType.Any;
    }

    private ItemType? Find(string reference)
    {
        if (_types.TryGetValue(reference, out var known)) return known;
        if (_sources.TryGetValue(reference, out var source)) return Define(reference, source);
        foreach (var (import, model) in _file.Imports)
        {
            if (import.Length == 0 && model.Types.Find(reference) is { } unnamed) return unnamed;
            if (reference.StartsWith(import + ".", StringComparison.Ordinal)
                && model.Types.Find(reference[(import.Length + 1)..]) is { } imported) return imported;
        }
        return BuiltIn(reference);
    }

    /// <summary>DMN 1.1 wrote types with the prefix of their namespace.</summary>
    private ItemType? BuiltIn(string reference)
    {
        if (FeelType.TryParse(reference, ImmutableDictionary<string, FeelType>.Empty, out var type))
            return ReferenceEquals(type, FeelType.Any) ? ItemType.Any : new ItemType(type);
        var colon = reference.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : Find(reference[(colon + 1)..]);
    }

    /// <summary>A type that contains itself holds any value at that place: FEEL's types are finite.</summary>
    private ItemType Define(string name, XElement source)
    {
        if (!_open.Add(name)) return ItemType.Any;
        var type = Define(source, $"type '{name}'");
        _open.Remove(name);
        return _types[name] = type;
    }

    private ItemType Define(XElement source, string title)
    {
        var components = source.Parts("itemComponent").Select(c => KeyValuePair.Create(
            c.Given("name") ?? throw _file.Fault(c, "expected a name for the component, got none"),
            Define(c, title))).ToImmutableArray();
        var function = source.Part("functionItem");
        var basis = components.IsEmpty && function is null ? Of(source, title) : null;
        var isCollection = source.Given("isCollection") is "true" or "1";
        var item = basis?.Feel ?? (function is null ? ContextOf(components) : FunctionOf(function, title));
        return new ItemType(isCollection ? FeelType.ListOf(item) : item)
        {
            Base = basis,
            IsCollection = isCollection,
            Components = components,
            AllowedValues = Tests(source.Part("allowedValues"), item, title),
            Constraint = Tests(source.Part("typeConstraint"), isCollection ? FeelType.ListOf(item) : item, title),
            Result = function is null ? basis?.Result : ResultOf(function, title),
        };
    }

    private static FeelType ContextOf(ImmutableArray<KeyValuePair<string, ItemType>> components) =>
        FeelType.ContextOf(components.Select(c => KeyValuePair.Create(c.Key, c.Value.Feel)));

    private FeelType FunctionOf(XElement function, string title) => FeelType.FunctionOf(
        [.. function.Parts("parameters").Select(p => Of(p, title).Feel)], ResultOf(function, title).Feel);

    private ItemType ResultOf(XElement function, string title) =>
        function.Given("outputTypeRef") is { } reference && Find(reference) is { } type ? type : ItemType.Any;

    private UnaryTests? Tests(XElement? source, FeelType item, string title) => source is null
        ? null
        : new BoxedCompiler(_file, title).Tests(source, Scope.Empty.With(Name.Input, item));
}
