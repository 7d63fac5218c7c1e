using System.Text.Json;

namespace IPB.Rules;

/// <summary>One evaluation: the context it reads, normalised on first use, and its budget.</summary>
internal class Run(IReadOnlyDictionary<string, object?> context)
{
    private readonly Dictionary<string, object?> _read = new(StringComparer.Ordinal);

    public Budget Budget { get; } = new();

    /// <summary>
    /// Normalises only the value at the end of the path: contexts can be large, conditions read little.
    /// </summary>
    public object? Read(string path, string[] names)
    {
        if (_read.TryGetValue(path, out var known)) return known;
        var raw = Entry(context, names[0]);
        var walked = 1;
        while (walked < names.Length && IsContext(raw)) raw = Entry(raw, names[walked++]);
        var value = FeelValue.From(raw);
        while (walked < names.Length) value = Members.Read(Budget, value, names[walked++]);
        return _read[path] = value;
    }

    private static bool IsContext(object? raw) =>
        raw is IReadOnlyDictionary<string, object?> or JsonElement { ValueKind: JsonValueKind.Object };

    private static object? Entry(object? raw, string name) => raw switch
    {
        IReadOnlyDictionary<string, object?> entries => entries.TryGetValue(name, out var entry) ? entry : null,
        JsonElement json => json.TryGetProperty(name, out var member) ? member : null,
        _ => null,
    };
}
