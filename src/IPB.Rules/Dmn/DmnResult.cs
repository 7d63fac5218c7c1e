using System.Globalization;

namespace IPB.Rules;

/// <summary>What an evaluation gave.</summary>
/// <param name="Value">A value as <see cref="FeelValue"/> lists them.</param>
/// <param name="Diagnostics">What went wrong on the way, in order; often why a value is null. At most
/// <see cref="Limits.Diagnostics"/>.</param>
public sealed record DmnResult(object? Value, IReadOnlyList<DmnDiagnostic> Diagnostics);

/// <summary>What is wrong with a part of a model or with a value that it was given or gave.</summary>
public enum DmnDiagnosticKind
{
    /// <summary>A text is no expression, or a part that is needed is missing; its value is null.</summary>
    Broken,

    /// <summary>A value is not of the declared type or not among the allowed ones; it became null.</summary>
    WrongValue,

    /// <summary>A decision table's rules contradict its hit policy or its allowed values.</summary>
    TableViolation,

    /// <summary>Code outside of the model (Java, PMML, another expression language): never run, its value is null.
    /// </summary>
    Refused,
}

/// <summary>A remark about a part of a model.</summary>
/// <param name="Kind">What sort of remark.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Line">Where the part stands in the model's file, counted from 1.</param>
/// <param name="Element">What it belongs to: <c>decision 'Risk'</c>.</param>
/// <param name="Message">In words: what was expected, what came.</param>
public sealed record DmnDiagnostic(DmnDiagnosticKind Kind, string Model, int Line, string Element, string Message)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Model}:{Line}: {Element}: {Message}");
}

/// <summary>A part of a model that remarks are about.</summary>
internal sealed record Place(string Model, int Line, string Element)
{
    public DmnDiagnostic Remark(DmnDiagnosticKind kind, string message) => new(kind, Model, Line, Element, message);
}
