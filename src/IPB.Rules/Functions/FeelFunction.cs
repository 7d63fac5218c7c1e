namespace IPB.Rules;

/// <summary>A function as a value: built in, written in an expression, or knowledge of a decision model.</summary>
public abstract class FeelFunction
{
    /// <summary>The names of its parameters in order.</summary>
    public abstract IReadOnlyList<string> Parameters { get; }

    /// <summary>What it takes and gives, as far as it is known.</summary>
    internal virtual FeelType Type => FeelType.FunctionOf(Parameters.Select(_ => FeelType.Any), FeelType.Any);

    /// <summary>Whether it may be called with so many arguments.</summary>
    internal virtual bool Takes(int arguments) => arguments == Parameters.Count;

    /// <summary>Calls it; null when the number or types of the arguments are wrong.</summary>
    internal abstract object? Invoke(Budget budget, object?[] arguments);
}
