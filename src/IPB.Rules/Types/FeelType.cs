namespace IPB.Rules;

/// <summary>A type of FEEL.</summary>
public sealed class FeelType
{
    /// <summary>Every value.</summary>
    public static readonly FeelType Any = new("Any");

    private readonly string _name;
    private readonly Func<object?, bool> _holds;

    private FeelType(string name, Func<object?, bool>? holds = null) => (_name, _holds) = (name, holds ?? (_ => true));

    public static FeelType ListOf(FeelType item) =>
        new($"list<{item}>", v => v is IReadOnlyList<object?> l && l.All(item.IsInstance));

    public static FeelType ContextOf(IEnumerable<KeyValuePair<string, FeelType>> members) => new("context",
        v => v is IReadOnlyDictionary<string, object?> c
            && members.All(m => c.TryGetValue(m.Key, out var x) && m.Value.IsInstance(x)));

    public static FeelType FunctionOf(IReadOnlyList<FeelType> parameters, FeelType result) =>
        new($"function<{string.Join(", ", parameters)}>->{result}", v => v is FeelFunction);

    public static bool TryParse(string text, IReadOnlyDictionary<string, FeelType> named, out FeelType type)
    {
        type = text switch
        {
            "Any" => Any,
            "string" => new(text, v => v is string),
            "number" => new(text, v => v is FeelNumber),
            "boolean" => new(text, v => v is bool),
            _ => named.GetValueOrDefault(text) ?? Any,
        };
        return type != Any || text is "Any";
    }

    public bool IsInstance(object? value) => value is null || _holds(value);

    public object? Coerce(object? value) =>
        IsInstance(value) ? value
        : value is IReadOnlyList<object?> { Count: 1 } l && IsInstance(l[0]) ? l[0]
        : null;

    public override string ToString() => _name;
}
