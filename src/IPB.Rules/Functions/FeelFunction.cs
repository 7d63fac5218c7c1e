namespace IPB.Rules;

/// <summary>A function as a value.</summary>
public abstract class FeelFunction
{
    public abstract IReadOnlyList<string> Parameters { get; }

    internal abstract object? Invoke(Budget budget, object?[] arguments);
}
