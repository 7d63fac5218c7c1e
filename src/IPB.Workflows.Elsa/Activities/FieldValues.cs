using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace IPB.Workflows.Elsa.Activities;

/// <summary>Values of fields as definitions give them: an object of JSON, its text, or a dictionary.</summary>
internal static class FieldValues
{
    /// <exception cref="ElsaRefused">It is none of these.</exception>
    public static ImmutableSortedDictionary<string, object> Of(object? given)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, object>();
        switch (given)
        {
            case null or "":
                break;
            case string text:
                return Of(Parse(text));
            case JsonElement { ValueKind: JsonValueKind.Object } json:
                foreach (var property in json.EnumerateObject()) Add(property.Name, property.Value);
                break;
            case IDictionary<string, object?> dictionary:
                foreach (var (name, value) in dictionary) Add(name, value);
                break;
            default:
                throw new ElsaRefused(
                    $"Fields are given by their ids; expected an object, got {given.GetType().Name}.");
        }

        return values.ToImmutable();

        void Add(string name, object? value)
        {
            if (Plain(value) is { } plain) values[name] = plain;
        }
    }

    /// <summary>Codes: a list, or a text with commas between them.</summary>
    public static ImmutableArray<string> Codes(object? given) => given switch
    {
        null => [],
        JsonElement { ValueKind: JsonValueKind.Array } json => [.. json.EnumerateArray().Select(e => e.ToString())],
        string text when text.TrimStart().StartsWith('[') => Codes(Parse(text)),
        string text => [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
        IEnumerable list => [.. list.Cast<object?>().Select(e => Convert.ToString(e, CultureInfo.InvariantCulture)!)],
        _ => [Convert.ToString(given, CultureInfo.InvariantCulture)!],
    };

    /// <summary>A value as fields take it; null: none.</summary>
    public static object? Plain(object? value) => value switch
    {
        null => null,
        string or bool or decimal or DateOnly => value,
        JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        JsonElement { ValueKind: JsonValueKind.True or JsonValueKind.False } json => json.GetBoolean(),
        JsonElement { ValueKind: JsonValueKind.Number } json when json.TryGetDecimal(out var number) => number,
        JsonElement json => json.ToString(),
        int or long or double or float or short or byte => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        DateTime moment => DateOnly.FromDateTime(moment),
        DateTimeOffset moment => DateOnly.FromDateTime(moment.Date),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static JsonElement Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException e)
        {
            throw new ElsaRefused($"Fields are given as JSON; \"{text}\" is none: {e.Message}");
        }
    }
}
