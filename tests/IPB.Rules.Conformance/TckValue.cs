using System.Xml.Linq;

namespace IPB.Rules.Conformance;

/// <summary>Reads the values of test files: a value, components or a list, typed by xsi:type.</summary>
internal static class TckValue
{
    private static readonly XNamespace Tck = "http://www.omg.org/spec/DMN/20160719/testcase";
    private static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    public static object? Of(XElement holder)
    {
        if (IsNil(holder)) return null;
        if (holder.Element(Tck + "value") is { } value) return OfValue(value);
        if (holder.Element(Tck + "list") is { } list)
            return IsNil(list) ? null : list.Elements(Tck + "item").Select(Of).ToArray();
        var components = holder.Elements(Tck + "component").ToList();
        return components.Count == 0
            ? null
            : components.ToDictionary(c => (string?)c.Attribute("name") ?? "", Of, StringComparer.Ordinal);
    }

    /// <summary>For people: texts in quotes.</summary>
    public static string Print(object? value) => value is string text ? $"\"{text}\"" : FeelValue.Print(value);

    private static bool IsNil(XElement element) => (bool?)element.Attribute(Xsi + "nil") ?? false;

    private static object? OfValue(XElement value)
    {
        if (IsNil(value)) return null;
        var type = ((string?)value.Attribute(Xsi + "type"))?.Split(':')[^1] ?? "string";
        var text = type == "string" ? value.Value : value.Value.Trim();
        return type switch
        {
            "string" => text,
            "boolean" => text is "true" or "1",
            "decimal" or "double" or "integer" => Built("number(text)", text, value),
            "date" => Built("date(text)", text, value),
            "time" => Built("time(text)", text, value),
            "dateTime" => Built("date and time(text)", text, value),
            "duration" => Built("duration(text)", text, value),
            _ => throw new InvalidDataException($"{value}: the type {type} is none that the TCK uses"),
        };
    }

    private static object Built(string expression, string text, XElement value) =>
        Expression.Parse(expression).Evaluate(new Dictionary<string, object?> { ["text"] = text })
            ?? throw new InvalidDataException($"{value} cannot be read");
}
