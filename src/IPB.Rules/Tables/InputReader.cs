namespace IPB.Rules;

/// <summary>Reads the value of an input: one that is only a name comes straight from the context.</summary>
internal sealed class InputReader(Expression expression)
{
    private readonly string? _name = (expression.Node as Name)?.Text;

    /// <param name="frame">What any other expression is evaluated in.</param>
    /// <param name="context">What the frame reads, when nothing stands before it; null when something might.</param>
    public object? Read(Frame frame, IReadOnlyDictionary<string, object?>? context)
    {
        if (_name is null || context is null) return expression.Code(frame);
        return context.TryGetValue(_name, out var value) ? FeelValue.From(value) : null;
    }
}
