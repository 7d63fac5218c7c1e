using System.Collections;
using System.Text.Json;

namespace IPB.Rules;

/// <summary>The values of the condition language and how values of the program become such.</summary>
/// <remarks>
/// A value is null, <see cref="bool"/>, <see cref="decimal"/>, <see cref="string"/>, <see cref="DateOnly"/>,
/// <see cref="TimeOnly"/>, <see cref="DateTime"/> (date and time without offset, kind unspecified),
/// <see cref="DateTimeOffset"/> (date and time with offset), <see cref="TimeSpan"/> (days and time),
/// <see cref="YearsMonths"/>, a list (<c>IReadOnlyList&lt;object?&gt;</c>) or a context
/// (<c>IReadOnlyDictionary&lt;string, object?&gt;</c>).
/// </remarks>
public static class FeelValue
{
    /// <summary>
    /// Normalises a value and everything inside it. All number types become decimal; one that decimal cannot hold
    /// becomes null. JSON texts stay texts: a date must be made by <c>date(…)</c> in the expression.
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
        null or string or decimal or DateOnly or TimeOnly or DateTimeOffset or TimeSpan or YearsMonths => value,
        bool truth => Truth.Of(truth),
        DateTime moment => FromDateTime(moment),
        double or float => FromDouble(Convert.ToDouble(value, null)),
        int number => (decimal)number,
        long number => (decimal)number,
        byte or sbyte or short or ushort or uint or ulong => Convert.ToDecimal(value, null),
        JsonElement json => FromAnyJson(json, depth),
        _ => FromMany(value, depth),
    };

    private static object FromDateTime(DateTime moment) => moment.Kind switch
    {
        // Without the cast the switch would turn it into a DateTimeOffset of the machine.
        DateTimeKind.Unspecified => (object)moment,
        DateTimeKind.Utc => new DateTimeOffset(moment),
        _ => throw new FeelValueException("a DateTime in the machine's local time; use DateTimeOffset"),
    };

    private static decimal? FromDouble(double number)
    {
        if (!double.IsFinite(number)) return null;
        try
        {
            return (decimal)number;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

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
        JsonValueKind.Number => json.TryGetDecimal(out var number) ? number : null,
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
