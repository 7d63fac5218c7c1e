namespace IPB.Rules;

/// <summary>The values of elements, each found once, for one set of inputs.</summary>
internal sealed class Evaluation
{
    private readonly Dictionary<ModelElement, object?> _values = [];
    private readonly IReadOnlyDictionary<string, object?> _inputs;

    public Evaluation(DmnRun run, IReadOnlyDictionary<string, object?> inputs) => (Run, _inputs) = (run, inputs);

    public DmnRun Run { get; }

    /// <summary>Another one in the same run, in which some elements have values already.</summary>
    public Evaluation Given(IEnumerable<KeyValuePair<ModelElement, object?>> values)
    {
        var inner = new Evaluation(Run, _inputs);
        foreach (var (element, value) in values) inner._values[element] = value;
        return inner;
    }

    public object? ValueOf(ModelElement element)
    {
        if (_values.TryGetValue(element, out var known)) return known;
        Run.Budget.Step();
        Run.Budget.Enter();
        (var outer, Run.At) = (Run.At, element.Place);
        var value = element.ValueIn(this);
        Run.At = outer;
        Run.Budget.Leave();
        return _values[element] = value;
    }

    /// <summary>The first of the names that was given; null when none was.</summary>
    public object? Input(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (_inputs.TryGetValue(name, out var value)) return FeelValue.From(value);
        return null;
    }
}
