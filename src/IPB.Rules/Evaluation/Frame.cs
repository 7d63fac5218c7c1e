namespace IPB.Rules;

/// <summary>Where compiled code finds names: the innermost variable first, at last the context of the run.</summary>
internal sealed class Frame
{
    private readonly Frame? _outer;
    private readonly string? _name;
    private readonly object? _value;

    public Frame(Run run) => Run = run;

    private Frame(Frame outer, string name, object? value)
    {
        (Run, _outer, _name, _value) = (outer.Run, outer, name, value);
    }

    public Run Run { get; }

    public Budget Budget => Run.Budget;

    public Frame With(string name, object? value) => new(this, name, value);

    /// <summary>
    /// Inside a filter an entry of the item comes before all else, and <c>item</c> is the item itself.
    /// </summary>
    public Frame WithItem(object? item) => new(this, Name.Item, item);

    public object? Read(string path, string[] names)
    {
        Budget.Step();
        if (!TryLocal(names[0], out var value)) return Run.Read(path, names);
        for (var i = 1; i < names.Length; i++) value = Members.Read(Budget, value, names[i]);
        return value;
    }

    private bool TryLocal(string name, out object? value)
    {
        for (var frame = this; frame._outer is not null; frame = frame._outer)
        {
            value = frame._value;
            if (frame.EntryOfItem(name, ref value) || frame._name == name) return true;
        }
        value = null;
        return false;
    }

    private bool EntryOfItem(string name, ref object? value)
    {
        if (!ReferenceEquals(_name, Name.Item) || value is not IReadOnlyDictionary<string, object?> item) return false;
        if (!item.TryGetValue(name, out var entry)) return false;
        value = entry;
        return true;
    }
}
