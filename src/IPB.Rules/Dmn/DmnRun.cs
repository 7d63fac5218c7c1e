using System.Collections.Immutable;
using System.Runtime.CompilerServices;

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
        if (++_calls > Limits.Calls) throw TooDeep();
        CheckStack();
        var value = body();
        _calls--;
        return value;
    }

    /// <summary>Calls differ in what they take from the stack; this keeps the process safe from the largest ones.
    /// </summary>
    public static void CheckStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw TooDeep();
    }

    private static FeelBudgetException TooDeep() => new("function calls inside each other", Limits.Calls);

    public void Report(DmnDiagnostic diagnostic)
    {
        if (_diagnostics.Count < Limits.Diagnostics && !_diagnostics.Contains(diagnostic)) _diagnostics.Add(diagnostic);
    }
}
