namespace IPB.Rules;

/// <summary>A function as it stands in an expression.</summary>
internal sealed class WrittenFunction(FunctionOf definition, Code body)
{
    public string[] Parameters { get; } = [.. definition.Formals.Select(f => f.Name)];

    /// <summary>A type that does not exist takes nothing.</summary>
    public FeelType[] Types { get; } = [.. definition.Formals.Select(f => f.Type ?? FeelType.Null)];

    public FeelType Type { get; } = Inference.TypeOf(definition, Scope.Empty);

    public Code Body => body;
}

/// <summary>A function with the variables it saw where it was made.</summary>
internal sealed class UserFunction(WrittenFunction written, Frame around) : FeelFunction
{
    public override IReadOnlyList<string> Parameters => written.Parameters;

    internal override FeelType Type => written.Type;

    /// <summary>Arguments are converted to the types of the parameters; one that cannot be gives null.</summary>
    internal override object? Invoke(Budget budget, object?[] arguments)
    {
        if (!Takes(arguments.Length)) return null;
        budget.Step();
        budget.Enter();
        var frame = around.Called(budget);
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = written.Types[i].Coerce(arguments[i], budget);
            if (value is null && arguments[i] is not null)
            {
                budget.Leave();
                return null;
            }
            frame = frame.With(written.Parameters[i], value);
        }
        var result = written.Body(frame);
        budget.Leave();
        return result;
    }
}
