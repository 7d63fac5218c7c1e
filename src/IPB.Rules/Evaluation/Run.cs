using System.Text.Json;

namespace IPB.Rules;

/// <summary>One evaluation: the context it reads, normalised when it is read, and its budget.</summary>
internal class Run
{
    private readonly IReadOnlyDictionary<string, object?> _context;

    /// <summary>Lists and contexts that were normalised, by their path.</summary>
    private Dictionary<string, object?>? _read;

    public Run(IReadOnlyDictionary<string, object?> context, DateTimeOffset? now = null)
        : this(context, new Budget { Now = now })
    {
    }

    public Run(IReadOnlyDictionary<string, object?> context, Budget budget) => (_context, Budget) = (context, budget);

    public Budget Budget { get; }

    /// <summary>The same context at the cost of another evaluation.</summary>
    public Run Charging(Budget budget) => new(_context, budget);

    /// <summary>
    /// Normalises only the value at the end of the path: contexts can be large, conditions read little.
    /// </summary>
    public object? Read(NamePath path)
    {
        if (_read is not null && _read.TryGetValue(path.Text, out var known)) return known;
        var raw = Entry(_context, path.Root);
        var members = path.Members;
        for (; !members.IsEmpty && IsContext(raw); members = members[1..]) raw = Entry(raw, members[0]);
        var value = FeelValue.From(raw);
        foreach (var member in members) value = Members.Read(Budget, value, member);
        if (value is IReadOnlyList<object?> or IReadOnlyDictionary<string, object?>)
            (_read ??= new Dictionary<string, object?>(StringComparer.Ordinal))[path.Text] = value;
        return value;
    }

    /// <summary>A function outside of the language was called; it is never run, and its value is null.</summary>
    public virtual void Refused()
    {
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
