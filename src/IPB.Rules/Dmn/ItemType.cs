using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>A type of a model: a FEEL type and what the values are allowed to be.</summary>
internal sealed class ItemType
{
    public static readonly ItemType Any = new(FeelType.Any);

    public ItemType(FeelType feel) => Feel = feel;

    public FeelType Feel { get; }

    /// <summary>Of its definition; null when it has none.</summary>
    public string? Name { get; init; }

    /// <summary>How many types it is made of, each counted as often as it is used.</summary>
    public int Size { get; init; } = 1;

    /// <summary>The type it refers to, whose limits hold for the value, or for each item of it.</summary>
    public ItemType? Base { get; init; }

    public bool IsCollection { get; init; }

    public ImmutableArray<KeyValuePair<string, ItemType>> Components { get; init; } = [];

    /// <summary>Of the value, or of each item of a collection.</summary>
    public UnaryTests? AllowedValues { get; init; }

    /// <summary>Of the value as a whole.</summary>
    public UnaryTests? Constraint { get; init; }

    /// <summary>What a function of this type gives; null when it is no function type.</summary>
    public ItemType? Result { get; init; }

    /// <summary>A large type is told by its name alone.</summary>
    private string Title => Size > 5 ? Name ?? "another type" : Feel.ToString();

    /// <summary>The allowed values of it or of what it is made from; the order is that of priorities.</summary>
    public UnaryTests? Allowed => AllowedValues ?? Base?.Allowed;

    /// <summary>The value in this type, by DMN's implicit conversions; null when it is none or not allowed.</summary>
    public object? Accept(Frame frame, object? value, out string? fault)
    {
        fault = null;
        if (value is null || ReferenceEquals(this, Any)) return value;
        var converted = Feel.Coerce(value, frame.Budget);
        fault = converted is null
            ? $"expected {Title}, got {Shown(value)}"
            : Broken(frame, converted);
        return fault is null ? converted : null;
    }

    /// <summary>The first limit that the value is beyond, in words.</summary>
    private string? Broken(Frame frame, object? value)
    {
        if (value is null) return null;
        if (Outside(frame, Constraint, value) is { } broken) return broken;
        if (!IsCollection || value is not IReadOnlyList<object?> items) return OfItem(frame, value);
        return items.Select(item => OfItem(frame, item)).FirstOrDefault(fault => fault is not null);
    }

    private string? OfItem(Frame frame, object? value)
    {
        if (value is null) return null;
        var fault = Outside(frame, AllowedValues, value) ?? Base?.Broken(frame, value);
        if (fault is not null || value is not IReadOnlyDictionary<string, object?> context) return fault;
        foreach (var (name, type) in Components)
            if (type.Broken(frame, context.GetValueOrDefault(name)) is { } inside) return $"{name}: {inside}";
        return null;
    }

    private static string? Outside(Frame frame, UnaryTests? tests, object? value) =>
        tests is null || tests.Code(frame.With(Rules.Name.Input, value)) == true
            ? null
            : $"expected one of {tests.Text}, got {Shown(value)}";

    public static string Shown(object? value)
    {
        var text = value is string quoted ? $"\"{quoted}\"" : FeelValue.Print(value);
        return text.Length <= 100 ? text : text[..100] + "…";
    }
}
