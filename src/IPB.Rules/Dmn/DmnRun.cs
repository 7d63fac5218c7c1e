using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>One evaluation of a model: one budget for all its expressions, and what went wrong in them.</summary>
internal sealed class DmnRun : Run
{
    private readonly List<DmnDiagnostic> _diagnostics = [];
    private int _calls;

    public DmnRun()
        : base(ImmutableDictionary<string, object?>.Empty) => Root = new Frame(this);

    /// <summary>Without any names.</summary>
    public Frame Root { get; }

    public ImmutableArray<DmnDiagnostic> Diagnostics => [.. _diagnostics];

    /// <summary>Runs the body of a function; calls inside each other are limited, as each takes from the stack.
    /// </summary>
    public object? Deeper(Func<object?> body)
    {
        if (++_calls > Limits.Calls) throw new FeelBudgetException("function calls inside each other", Limits.Calls);
        var value = body();
        _calls--;
        return value;
    }

    public void Report(DmnDiagnostic diagnostic)
    {
        if (_diagnostics.Count < Limits.Diagnostics && !_diagnostics.Contains(diagnostic)) _diagnostics.Add(diagnostic);
    }
}
