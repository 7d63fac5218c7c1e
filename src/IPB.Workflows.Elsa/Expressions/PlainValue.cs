using System.Text.Json;
using System.Text.Json.Nodes;

namespace IPB.Workflows.Elsa.Expressions;

/// <summary>Values without JSON: Elsa keeps them as JSON between two bursts, and its API gives them so.</summary>
internal static class PlainValue
{
    public static object? Of(object? value) => value switch
    {
        JsonElement json => Of(json),
        JsonNode node => Of(JsonSerializer.SerializeToElement(node)),
        IDictionary<string, object?> block => block.ToDictionary(e => e.Key, e => Of(e.Value), StringComparer.Ordinal),
        IEnumerable<object?> list => list.Select(Of).ToList(),
        _ => value,
    };

    private static object? Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        JsonValueKind.Number => json.TryGetDecimal(out var number) ? number : json.GetDouble(),
        JsonValueKind.Array => json.EnumerateArray().Select(e => Of(e)).ToList(),
        JsonValueKind.Object => json.EnumerateObject()
            .ToDictionary(p => p.Name, p => Of(p.Value), StringComparer.Ordinal),
        _ => null,
    };
}
