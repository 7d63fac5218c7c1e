using System.Collections.Immutable;
using System.Xml.Linq;

namespace IPB.Rules;

/// <summary>The item definitions of a model, each made into a type when it is first asked for.</summary>
internal sealed class ItemTypes
{
    private const int MaxSize = 10_000;
    private const int MaxChain = 100;
    private readonly ModelFile _file;
    private readonly Dictionary<string, XElement> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ItemType> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    private Scope? _scope;

    public ItemTypes(ModelFile file, XElement root)
    {
        _file = file;
        foreach (var source in root.Parts("itemDefinition"))
            if (!_sources.TryAdd(NameOf(file, source, "type"), source))
                throw file.Fault(source, $"expected the type '{source.Given("name")}' once, got it again");
    }

    /// <summary>Without names of values, but with all types. Only for when the imports are there.</summary>
    public Scope Scope => _scope ??= Rules.Scope.Empty.WithTypes(Named());

    /// <summary>All by name; those of imports with the import's name before a dot.</summary>
    private Dictionary<string, FeelType> Named()
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
        if (_open.Count > MaxChain)
            throw _file.Fault(source, $"expected at most {MaxChain} types that refer to each other in a row, got more");
        var type = Define(source, $"type '{name}'");
        _open.Remove(name);
        return _types[name] = type;
    }

    private ItemType Define(XElement source, string title)
    {
        var components = source.Parts("itemComponent")
            .Select(c => KeyValuePair.Create(NameOf(_file, c, "component"), Define(c, title))).ToImmutableArray();
        var function = source.Part("functionItem");
        var basis = components.IsEmpty && function is null ? Of(source, title) : null;
        var size = 1L + components.Sum(c => (long)c.Value.Size) + (basis?.Size ?? 0);
        if (size > MaxSize) throw _file.Fault(source, $"expected a type made of at most {MaxSize} types, got more");
        var isCollection = source.Given("isCollection") is "true" or "1";
        var item = basis?.Feel ?? (function is null ? ContextOf(components) : FunctionOf(function, title));
        return new ItemType(isCollection ? FeelType.ListOf(item) : item)
        {
            Name = source.Name.LocalName == "itemDefinition" ? source.Given("name") : null,
            Size = (int)size,
            Base = basis,
            IsCollection = isCollection,
            Components = components,
            AllowedValues = Tests(source.Part("allowedValues"), item, title),
            Constraint = Tests(source.Part("typeConstraint"), isCollection ? FeelType.ListOf(item) : item, title),
            Result = function is null ? basis?.Result : ResultOf(function, title),
        };
    }

    private static string NameOf(ModelFile file, XElement source, string what) =>
        source.Given("name") ?? throw file.Fault(source, $"expected a name for the {what}, got none");

    private static FeelType ContextOf(ImmutableArray<KeyValuePair<string, ItemType>> components) =>
        FeelType.ContextOf(components.Select(c => KeyValuePair.Create(c.Key, c.Value.Feel)));

    private FeelType FunctionOf(XElement function, string title) => FeelType.FunctionOf(
        [.. function.Parts("parameters").Select(p => Of(p, title).Feel)], ResultOf(function, title).Feel);

    private ItemType ResultOf(XElement function, string title) =>
        function.Given("outputTypeRef") is { } reference && Find(reference) is { } type ? type : ItemType.Any;

    private UnaryTests? Tests(XElement? source, FeelType item, string title) => source is null
        ? null
        : new BoxedCompiler(_file, title).Tests(source, Rules.Scope.Empty.With(Name.Input, item));
}
