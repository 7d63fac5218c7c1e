using System.Collections;
using System.Text.Json;

namespace IPB.Rules;

/// <summary>The values of the condition language and how values of the program become such.</summary>
/// <remarks>
/// A value is null, <see cref="bool"/>, <see cref="string"/>, <see cref="FeelNumber"/>, <see cref="FeelDate"/>,
/// <see cref="FeelTime"/>, <see cref="FeelDateTime"/>, <see cref="DaysTime"/>, <see cref="YearsMonths"/>, a list
/// (<c>IReadOnlyList&lt;object?&gt;</c>), a context (<c>IReadOnlyDictionary&lt;string, object?&gt;</c>),
/// <see cref="FeelRange"/> or <see cref="FeelFunction"/>.
/// </remarks>
public static class FeelValue
{
    /// <summary>
    /// Normalises a value and everything inside it: all number types become <see cref="FeelNumber"/> (infinity and NaN
    /// null), <see cref="DateOnly"/>, <see cref="TimeOnly"/>, <see cref="DateTime"/>, <see cref="DateTimeOffset"/> and
    /// <see cref="TimeSpan"/> the types of FEEL. JSON texts stay texts: a date must be made by <c>date(…)</c> in the
    /// expression.
    /// </summary>
    /// <exception cref="FeelValueException">The value is of another type, a local <see cref="DateTime"/> (its meaning
    /// depends on the machine) or nested deeper than 64 levels.</exception>
    public static object? From(object? value) => From(value, 0);

    /// <summary>The text that FEEL's <c>string</c> gives; texts inside lists are quoted; null is <c>null</c>.</summary>
    /// <exception cref="FeelValueException">As for <see cref="From(object?)"/>.</exception>
    /// <exception cref="FeelBudgetException">
    /// The text or the value is larger than <see cref="Limits"/> allow.
    /// </exception>
    public static string Print(object? value) => Printer.Print(From(value), new Budget());

    private static object? From(object? value, int depth) => value switch
    {
        null or string or FeelNumber or FeelDate or FeelTime or FeelDateTime or DaysTime or YearsMonths
            or FeelFunction => value,
        bool truth => Truth.Of(truth),
        int number => (FeelNumber)number,
        long number => (FeelNumber)number,
        decimal number => (FeelNumber)number,
        double or float => FeelNumber.FromDouble(Convert.ToDouble(value, null)),
        byte or sbyte or short or ushort or uint or ulong => (FeelNumber)Convert.ToDecimal(value, null),
        DateOnly date => FeelDate.From(date),
        TimeOnly time => FeelTime.From(time),
        DateTime moment => FromDateTime(moment),
        DateTimeOffset moment => FeelDateTime.From(moment),
        TimeSpan duration => DaysTime.From(duration),
        FeelRange range => range with { Low = From(range.Low, depth), High = From(range.High, depth) },
        JsonElement json => FromAnyJson(json, depth),
        _ => FromMany(value, depth),
    };

    private static FeelDateTime FromDateTime(DateTime moment) => moment.Kind == DateTimeKind.Local
        ? throw new FeelValueException("a DateTime in the machine's local time; use DateTimeOffset")
        : FeelDateTime.From(moment);

    private static object? FromAnyJson(JsonElement json, int depth)
    {
        try
        {
            return FromJson(json, depth);
        }
        catch (InvalidOperationException broken) when (broken is not ObjectDisposedException)
        {
            throw new FeelValueException("a JSON text with half a character (an unpaired surrogate)");
        }
    }

    private static object? FromJson(JsonElement json, int depth) => json.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.True => Truth.True,
        JsonValueKind.False => Truth.False,
        JsonValueKind.Number => FeelNumber.TryParse(json.GetRawText(), out var number) ? number : null,
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Array => ListFrom(json.EnumerateArray(), e => e, depth),
        _ => ContextFrom(json.EnumerateObject(), p => p.Name, p => p.Value, depth),
    };

    private static object FromMany(object value, int depth) => value switch
    {
        IReadOnlyDictionary<string, object?> context => ContextFrom(context, p => p.Key, p => p.Value, depth),
        IDictionary dictionary => ContextFrom(Entries(dictionary), Key, e => e.Value, depth),
        IReadOnlyList<object?> list => ListFrom(list, e => e, depth),
        IList list => ListFrom(list.Cast<object?>(), e => e, depth),
        _ => throw new FeelValueException($"a value of the type {value.GetType().Name}"),
    };

    private static IEnumerable<DictionaryEntry> Entries(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary) yield return entry;
    }

    private static string Key(DictionaryEntry entry) =>
        entry.Key as string ?? throw new FeelValueException($"a key of the type {entry.Key.GetType().Name}");

    private static object?[] ListFrom<T>(IEnumerable<T> items, Func<T, object?> value, int depth)
    {
        CheckDepth(depth);
        return [.. items.Select(item => From(value(item), depth + 1))];
    }

    private static Dictionary<string, object?> ContextFrom<T>(
        IEnumerable<T> entries, Func<T, string> key, Func<T, object?> value, int depth)
    {
        CheckDepth(depth);
        var context = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var entry in entries) context[key(entry)] = From(value(entry), depth + 1);
        return context;
    }

    private static void CheckDepth(int depth)
    {
        if (depth >= Limits.Nesting)
            throw new FeelValueException("lists and dictionaries nested deeper than 64 levels");
    }
}
