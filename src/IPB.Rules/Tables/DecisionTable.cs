using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>Which of the rules that match give the value of a table.</summary>
public enum HitPolicy
{
    /// <summary>At most one rule matches; two are a violation.</summary>
    Unique,

    /// <summary>Rules that match agree on every output; else it is a violation.</summary>
    Any,

    /// <summary>The output that comes first in the allowed values of the outputs, from the left.</summary>
    Priority,

    /// <summary>The first rule, in the order of the table, that matches.</summary>
    First,

    /// <summary>All, in the order of the table.</summary>
    RuleOrder,

    /// <summary>All, in the order of the allowed values of the outputs.</summary>
    OutputOrder,

    /// <summary>All in any order, or one number over them.</summary>
    Collect,
}

/// <summary>What <see cref="HitPolicy.Collect"/> makes of the outputs; without one it is the list of them.</summary>
public enum Aggregation
{
    Sum,
    Count,
    Min,
    Max,
}

/// <summary>A decision table as in DMN 1.5: rules over inputs that give outputs. It is data; see
/// <see cref="CompiledTable"/>.</summary>
public sealed record DecisionTable
{
    public required string Name { get; init; }

    public HitPolicy HitPolicy { get; init; } = HitPolicy.Unique;

    /// <summary>Only with <see cref="HitPolicy.Collect"/> and one output.</summary>
    public Aggregation? Aggregation { get; init; }

    /// <summary>None: every rule matches.</summary>
    public ImmutableArray<TableInput> Inputs { get; init; } = [];

    /// <summary>At least one. With several the value is a context and every output needs a name.</summary>
    public required ImmutableArray<TableOutput> Outputs { get; init; }

    public ImmutableArray<TableRule> Rules { get; init; } = [];
}

/// <summary>A column of tests.</summary>
/// <param name="Text">What people call it; often the expression's text.</param>
/// <param name="Expression">Gives the value that the cells test.</param>
/// <param name="Type">Declared type; <see cref="FeelType.Any"/> when none is.</param>
/// <param name="AllowedValues">A value outside them is a violation; null: any value.</param>
public sealed record TableInput(string Text, Expression Expression, FeelType Type, UnaryTests? AllowedValues = null);

/// <summary>A column of results.</summary>
/// <param name="Name">Key in the context that the table gives; null when it is the only output.</param>
/// <param name="Type">Declared type; <see cref="FeelType.Any"/> when none is.</param>
/// <param name="AllowedValues">A result outside them is a violation. Their order, highest first, is that of
/// <see cref="HitPolicy.Priority"/> and <see cref="HitPolicy.OutputOrder"/>.</param>
/// <param name="Default">Its value when no rule matches; null: none.</param>
public sealed record TableOutput(
    string? Name, FeelType Type, UnaryTests? AllowedValues = null, Expression? Default = null);

/// <summary>A row.</summary>
/// <param name="Id">Unique in the table.</param>
/// <param name="Inputs">One cell for each input.</param>
/// <param name="Outputs">One for each output.</param>
/// <param name="Annotations">Remarks for people.</param>
public sealed record TableRule(
    string Id,
    ImmutableArray<UnaryTests> Inputs,
    ImmutableArray<Expression> Outputs,
    ImmutableArray<string> Annotations)
{
    public TableRule(string id, ImmutableArray<UnaryTests> inputs, ImmutableArray<Expression> outputs)
        : this(id, inputs, outputs, [])
    {
    }
}

/// <summary>What a table gave.</summary>
/// <param name="Value">The value; null when no rule matched and there is no default, or on a violation.</param>
/// <param name="Matched">
/// Places in <see cref="DecisionTable.Rules"/> of the rules that matched, in their order; with
/// <see cref="HitPolicy.Priority"/> and <see cref="HitPolicy.OutputOrder"/> in order of priority, so that the first
/// decides. With <see cref="HitPolicy.First"/> only that rule: later ones are not looked at (see
/// <see cref="CompiledTable.Matches"/>).
/// </param>
/// <param name="Violation">What broke the table's own rules, in words; null: nothing did.</param>
public sealed record TableResult(object? Value, ImmutableArray<int> Matched, string? Violation = null);
