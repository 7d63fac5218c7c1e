using IPB.Workflows.Elsa.Expressions;

namespace IPB.Workflows.Elsa.Machines;

/// <summary>What a trigger that is sent to a workflow brings along.</summary>
internal static class Brought
{
    public const string Fields = "fields";

    /// <summary>Values by the names of fields; none where none are given as a block.</summary>
    public static IReadOnlyDictionary<string, object?> FieldsOf(IDictionary<string, object> input) =>
        input.TryGetValue(Fields, out var fields) && PlainValue.Of(fields) is IReadOnlyDictionary<string, object?> block
            ? block : new Dictionary<string, object?>();

    /// <summary>Null: there is none.</summary>
    public static string? ReasonOf(IDictionary<string, object> input) =>
        input.TryGetValue("reason", out var said) && PlainValue.Of(said) is string { Length: > 0 } reason
            ? reason : null;
}
