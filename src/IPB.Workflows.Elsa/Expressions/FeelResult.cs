using System.Globalization;
using Elsa.Expressions.Helpers;
using IPB.Rules;

namespace IPB.Workflows.Elsa.Expressions;

/// <summary>A value of FEEL as Elsa's inputs hold it.</summary>
internal static class FeelResult
{
    public static object? As(object? value, Type type)
    {
        var wanted = Nullable.GetUnderlyingType(type) ?? type;
        // As in routines: a condition that is not true is not met.
        if (wanted == typeof(bool)) return value is true;
        if (value is null) return type.IsValueType && wanted == type ? Activator.CreateInstance(type) : null;
        if (wanted == typeof(string)) return value as string ?? FeelValue.Print(value);
        var plain = Plain(value);
        return wanted == typeof(object) || wanted.IsInstanceOfType(plain) ? plain : plain.ConvertTo(type);
    }

    /// <summary>With types that Elsa keeps and gives again.</summary>
    public static object? Plain(object? value) => value switch
    {
        null or string or bool => value,
        FeelNumber number => number.ToDecimal() is { } exact ? exact : (double)number,
        FeelDate date => date.ToDateOnly() is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        FeelDateTime moment => moment.ToDateTimeOffset() is { } at ? at : null,
        IReadOnlyDictionary<string, object?> context => context.ToDictionary(e => e.Key, e => Plain(e.Value)),
        IReadOnlyList<object?> list => list.Select(Plain).ToList(),
        _ => FeelValue.Print(value),
    };
}
