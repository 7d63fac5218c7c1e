using System.Text.Json;

namespace IPB.Rules.Tests;

/// <summary>Short ways to evaluate; values are compared in their printed form.</summary>
internal static class Feel
{
    public static readonly IReadOnlyDictionary<string, object?> Nothing = new Dictionary<string, object?>();

    public static IReadOnlyDictionary<string, object?> Context(params (string Name, object? Value)[] values) =>
        values.ToDictionary(v => v.Name, v => v.Value);

    public static IReadOnlyDictionary<string, object?> Json(string json) =>
        JsonDocument.Parse(json).RootElement.EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value);

    public static object? Value(string text, params (string Name, object? Value)[] values) =>
        Expression.Parse(text).Evaluate(Context(values));

    /// <summary>Each line is <c>expression → value as printed</c>; a text stands in quotes.</summary>
    public static void Check(string table, params (string Name, object? Value)[] values)
    {
        var failures = new List<string>();
        foreach (var line in table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(" → ");
            var found = Value(parts[0], values);
            var printed = found is string text ? $"\"{text}\"" : FeelValue.Print(found);
            if (printed != parts[1].Trim()) failures.Add($"{line}   but was {printed}");
        }
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }
}
