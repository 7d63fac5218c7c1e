using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>The names that an expression may read, with their types.</summary>
public sealed class Scope
{
    /// <summary>No names.</summary>
    public static readonly Scope Empty = new([]);

    private readonly ImmutableDictionary<string, FeelType> _types;

    private Scope(ImmutableDictionary<string, FeelType> types) => _types = types;

    public static Scope Of(IEnumerable<KeyValuePair<string, FeelType>> names) => new(names.ToImmutableDictionary());

    public Scope With(string name, FeelType type) => new(_types.SetItem(name, type));
}
