namespace IPB.Rules;

/// <summary>What a check is to know beside the table.</summary>
public sealed record TableCheckOptions
{
    /// <summary>Inputs, by name or path, whose numbers are always whole: between 4 and 5 there is none.</summary>
    public IReadOnlySet<string> WholeNumbers { get; init; } = new HashSet<string>();

    /// <summary>
    /// Inputs that may be null. Others are taken to have a value, unless a cell or the allowed values name null.
    /// </summary>
    public IReadOnlySet<string> Optional { get; init; } = new HashSet<string>();

    /// <summary>
    /// Whether an output's value exists elsewhere, such as a department; given the output's name (null: the only one)
    /// and the value. Asked for every constant output.
    /// </summary>
    public Func<string?, object?, bool> IsKnown { get; init; } = (_, _) => true;

    /// <summary>
    /// Steps that one question (is there a gap, is this rule shadowed) may take before the answer is "not known".
    /// </summary>
    public int Steps { get; init; } = 500_000;
}

/// <summary>What is wrong with a table.</summary>
public enum TableFault
{
    /// <summary>No rule matches the example, and there is no default.</summary>
    Gap,

    /// <summary>Two rules match the example, against the hit policy.</summary>
    Overlap,

    /// <summary>No value satisfies the rule's own cells.</summary>
    Unreachable,

    /// <summary>The rule never decides: others take all of its cases, such as the example.</summary>
    Shadowed,

    /// <summary>A cell names a value that the input is not allowed to have.</summary>
    NotAllowed,

    /// <summary>Two rules have the same cases and outputs.</summary>
    Duplicate,

    /// <summary>A rule has no value for an output.</summary>
    NoOutput,

    /// <summary>A rule gives a value that does not exist elsewhere.</summary>
    UnknownOutput,

    /// <summary>A cell is more than the check understands: what depends on it was not looked for.</summary>
    NotAnalysed,

    /// <summary>The answer was not found within <see cref="TableCheckOptions.Steps"/>.</summary>
    NotDecided,
}

/// <summary>One thing that is wrong with a table.</summary>
/// <param name="Fault">What it is.</param>
/// <param name="Rules">Ids of the rules it is about, the one to look at first; empty for a gap.</param>
/// <param name="Example">
/// Inputs, by name or path, that show it, evaluated to make sure; null when there are none that could.
/// </param>
/// <param name="Message">In words.</param>
public sealed record TableFinding(
    TableFault Fault, IReadOnlyList<string> Rules, IReadOnlyDictionary<string, object?>? Example, string Message);
