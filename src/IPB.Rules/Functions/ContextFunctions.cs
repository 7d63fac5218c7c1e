namespace IPB.Rules;

/// <summary>Functions over contexts; a context that is changed is a new one.</summary>
internal static class ContextFunctions
{
    public static IEnumerable<Overload> All() =>
    [
        Overload.Of("get value(m: context, key: string) : Any", (_, a) =>
            Context(a[0]) is { } context && a[1] is string key && context.TryGetValue(key, out var value)
                ? value
                : null),
        Overload.Of("get entries(m: context) : list<context<key: string, value: Any>>", Entries),
        Overload.Of("context(entries: list<context>) : context", (_, a) => Make(ListFunctions.List(a[0]))),
        Overload.Of("context put(context: context, key: string, value: Any) : context",
            (budget, a) => a[1] is string key ? Put(budget, Context(a[0]), [key], a[2]) : null),
        Overload.Of("context put(context: context, keys: list<string>, value: Any) : context",
            (budget, a) => Put(budget, Context(a[0]), [.. ListFunctions.List(a[1])], a[2])),
        Overload.Of("context merge(contexts: list<context>) : context", Merge),
    ];

    private static IReadOnlyDictionary<string, object?>? Context(object? value) =>
        value as IReadOnlyDictionary<string, object?>;

    private static object?[]? Entries(Budget budget, object?[] arguments)
    {
        if (Context(arguments[0]) is not { } context) return null;
        budget.Walk(context.Count);
        return [.. context.Select(e => new Dictionary<string, object?> { ["key"] = e.Key, ["value"] = e.Value })];
    }

    /// <summary>Null when an entry has no key or value, or a key is there twice.</summary>
    private static Dictionary<string, object?>? Make(IReadOnlyList<object?> entries)
    {
        var made = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (Context(entry) is not { } pair || !pair.TryGetValue("key", out var key)) return null;
            if (key is not string name || !pair.TryGetValue("value", out var value)) return null;
            if (!made.TryAdd(name, value)) return null;
        }
        return made;
    }

    /// <summary>Along the keys every context but the last must be there.</summary>
    private static Dictionary<string, object?>? Put(
        Budget budget, IReadOnlyDictionary<string, object?>? context, ReadOnlySpan<object?> keys, object? value)
    {
        if (context is null || keys is not [string key, ..]) return null;
        budget.Walk(context.Count);
        if (keys.Length > 1)
        {
            budget.Enter();
            value = Put(budget, context.TryGetValue(key, out var inner) ? Context(inner) : null, keys[1..], value);
            budget.Leave();
            if (value is null) return null;
        }
        return new Dictionary<string, object?>(context, StringComparer.Ordinal) { [key] = value };
    }

    /// <summary>Of entries with the same key the last counts.</summary>
    private static Dictionary<string, object?>? Merge(Budget budget, object?[] arguments)
    {
        var merged = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var item in ListFunctions.List(arguments[0]))
        {
            if (Context(item) is not { } context) return null;
            budget.Walk(context.Count);
            foreach (var (key, value) in context) merged[key] = value;
            Budget.CheckSize(merged.Count);
        }
        return merged;
    }
}
