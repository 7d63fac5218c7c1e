namespace IPB.Rules;

/// <summary>Where compiled code finds values: the innermost variable first, at last the context of the run.</summary>
internal sealed class Frame
{
    private readonly Frame? _outer;
    private readonly string? _name;
    private readonly object? _value;

    public Frame(Run run) => Run = run;

    private Frame(Run run, Frame? outer, string? name, object? value) =>
        (Run, _outer, _name, _value) = (run, outer, name, value);

    public Run Run { get; }

    public Budget Budget => Run.Budget;

    public Frame With(string name, object? value) => new(Run, this, name, value);

    /// <summary>
    /// Inside a filter an entry of the item comes before all else, and <c>item</c> is the item itself.
    /// </summary>
    public Frame WithItem(object? item) => new(Run, this, Name.Item, item);

    /// <summary>For a call: what the function saw where it was written, with the budget of the caller.</summary>
    public Frame Called(Budget budget) =>
        ReferenceEquals(budget, Budget) ? this : new Frame(Run.Charging(budget), _outer, _name, _value);

    /// <summary>The value of the variable that so many others hide.</summary>
    public object? Local(int hidden)
    {
        var frame = this;
        for (; hidden > 0; hidden--) frame = frame._outer!;
        return Now(frame._value);
    }

    /// <summary>The entry of the item that is the variable at that place.</summary>
    public bool TryEntry(int hidden, string name, out object? value)
    {
        var frame = this;
        for (; hidden > 0; hidden--) frame = frame._outer!;
        value = null;
        return frame._value is IReadOnlyDictionary<string, object?> item && item.TryGetValue(name, out value);
    }

    /// <summary>What a path reads from the variables around the expression, else from the context.</summary>
    /// <param name="hidden">How many variables the expression itself has made, which are known not to be meant.</param>
    public object? Free(int hidden, NamePath path)
    {
        var frame = this;
        for (; hidden > 0; hidden--) frame = frame._outer!;
        for (; frame._outer is not null; frame = frame._outer)
        {
            if (frame.TryOwn(path.Root, out var value)) return path.Follow(Budget, value);
        }
        return Run.Read(path);
    }

    private bool TryOwn(string name, out object? value)
    {
        if (ReferenceEquals(_name, Name.Item) && TryEntry(0, name, out value)) return true;
        value = _name == name ? Now(_value) : null;
        return _name == name;
    }

    /// <summary>Results of a loop grow: who reads them gets those that there are.</summary>
    private static object? Now(object? value) => value is Results results ? results.SoFar() : value;
}
