using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>
/// The names that an expression may read, with their types, and the types that it may name. Names with spaces,
/// operators or keywords in them are recognised in a text only when the scope has them.
/// </summary>
public sealed class Scope
{
    /// <summary>No names.</summary>
    public static readonly Scope Empty = new(
        ImmutableDictionary.Create<string, FeelType>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, FeelType>(StringComparer.Ordinal));

    private readonly ImmutableDictionary<string, FeelType> _variables;
    private readonly ImmutableDictionary<string, FeelType> _types;
    private NameTable? _names;
    private NameTable? _typeNames;
    private NameTable? _members;

    private Scope(ImmutableDictionary<string, FeelType> variables, ImmutableDictionary<string, FeelType> types) =>
        (_variables, _types) = (variables, types);

    /// <summary>The names of variables.</summary>
    public IEnumerable<string> Names => _variables.Keys;

    /// <summary>Those of the variables that are more than one word.</summary>
    internal NameTable LongNames => _names ??= NameTable.Of(_variables.Keys);

    internal NameTable LongTypeNames => _typeNames ??= NameTable.Of(_types.Keys);

    /// <summary>Names of members of all contexts that the variables can hold.</summary>
    internal NameTable LongMembers => _members ??= NameTable.Of(_variables.Values.SelectMany(MembersIn));

    public static Scope Of(IEnumerable<KeyValuePair<string, FeelType>> variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        return new Scope(Empty._variables.SetItems(variables), Empty._types);
    }

    /// <summary>With one more variable, or another type for it.</summary>
    public Scope With(string name, FeelType type) => new(_variables.SetItem(name, type), _types);

    /// <summary>With types that <c>instance of</c> and parameters may name.</summary>
    public Scope WithTypes(IEnumerable<KeyValuePair<string, FeelType>> types) =>
        new(_variables, _types.SetItems(types));

    /// <summary>The type of a variable; null when there is none of the name.</summary>
    public FeelType? TypeOf(string name) => _variables.GetValueOrDefault(name);

    internal FeelType? NamedType(string name) => _types.GetValueOrDefault(name);

    private static IEnumerable<string> MembersIn(FeelType type)
    {
        foreach (var (name, member) in type.Members)
        {
            yield return name;
            foreach (var inner in MembersIn(member)) yield return inner;
        }
        if (type.Item is null) yield break;
        foreach (var inner in MembersIn(type.Item)) yield return inner;
    }
}
