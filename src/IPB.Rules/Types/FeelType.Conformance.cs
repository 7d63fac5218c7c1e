namespace IPB.Rules;

/// <summary>Which values belong to a type and how values are converted to it; DMN 1.5, 10.3.2.9.</summary>
public sealed partial class FeelType
{
    /// <summary>Whether the value belongs to the type. Null belongs to <see cref="Null"/> only.</summary>
    public bool IsInstance(object? value) => IsInstance(value, null);

    /// <param name="value">As without a budget.</param>
    /// <param name="budget">Pays for walking the value; null: nobody does.</param>
    internal bool IsInstance(object? value, Budget? budget) => value switch
    {
        null => Kind == FeelKind.Null,
        _ when Kind == FeelKind.Any => true,
        FeelNumber => Kind == FeelKind.Number,
        string => Kind == FeelKind.String,
        bool => Kind == FeelKind.Boolean,
        FeelDate => Kind == FeelKind.Date,
        FeelTime => Kind == FeelKind.Time,
        FeelDateTime => Kind == FeelKind.DateAndTime,
        DaysTime => Kind == FeelKind.DaysTime,
        YearsMonths => Kind == FeelKind.YearsMonths,
        IReadOnlyList<object?> list => Kind == FeelKind.List && IsListOfItems(list, budget),
        IReadOnlyDictionary<string, object?> context => Kind == FeelKind.Context && HasMembers(context, budget),
        FeelRange range => Kind == FeelKind.Range && IsRangeOf(range, budget),
        FeelFunction function => Kind == FeelKind.Function && function.Type.ConformsTo(this),
        _ => false,
    };

    /// <summary>Whether every value of this type belongs to the other.</summary>
    public bool ConformsTo(FeelType other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Kind == FeelKind.Any || Kind == FeelKind.Null || ReferenceEquals(this, other)) return true;
        if (Kind != other.Kind) return false;
        return Kind switch
        {
            FeelKind.List or FeelKind.Range => Item!.ConformsTo(other.Item!),
            FeelKind.Context => other.Members.All(m => Member(m.Key) is { } mine && mine.ConformsTo(m.Value)),
            FeelKind.Function => FunctionConformsTo(other),
            _ => true,
        };
    }

    /// <summary>
    /// The value by DMN's implicit conversions: as it is, as the only item of a list, as the list's only item, or a
    /// date as its midnight in UTC; null when none of them belongs to the type.
    /// </summary>
    /// <param name="value">A value of FEEL; see <see cref="FeelValue.From(object?)"/>.</param>
    public object? Coerce(object? value) => Coerce(value, null);

    /// <param name="value">As without a budget.</param>
    /// <param name="budget">Pays for walking the value; null: nobody does.</param>
    internal object? Coerce(object? value, Budget? budget)
    {
        if (value is null || IsInstance(value, budget)) return value;
        if (Kind == FeelKind.DateAndTime && value is FeelDate date) return new FeelDateTime(date, new FeelTime(0, 0));
        if (value is FeelFunction function && Kind == FeelKind.Function) return Takes(function) ? value : null;
        if (value is IReadOnlyList<object?> { Count: 1 } list && Kind != FeelKind.List)
            return list[0] is IReadOnlyList<object?> ? null : Coerce(list[0], budget);
        if (value is IReadOnlyList<object?> items && Kind == FeelKind.List) return CoerceItems(items, budget);
        return Kind == FeelKind.List && Item!.Coerce(value, budget) is { } only ? new[] { only } : null;
    }

    /// <summary>What a function gives is often known only when it is called.</summary>
    private bool Takes(FeelFunction function) => Parameters is not { } wanted || function.Takes(wanted.Length);

    private object?[]? CoerceItems(IReadOnlyList<object?> items, Budget? budget)
    {
        budget?.Walk(items.Count);
        var coerced = new object?[items.Count];
        for (var i = 0; i < coerced.Length; i++)
        {
            coerced[i] = items[i] is IReadOnlyList<object?> && Item!.Kind != FeelKind.List
                ? null
                : Item!.Coerce(items[i], budget);
            if (coerced[i] is null && items[i] is not null) return null;
        }
        return coerced;
    }

    private bool HoldsOrNull(object? value, Budget? budget) => value is null || IsInstance(value, budget);

    private bool IsRangeOf(FeelRange range, Budget? budget) =>
        Item!.HoldsOrNull(range.Low, budget) && Item.HoldsOrNull(range.High, budget);

    /// <summary>A null in a list or context stands for a value that is missing: it fits any type.</summary>
    private bool IsListOfItems(IReadOnlyList<object?> list, Budget? budget)
    {
        if (Item!.Kind == FeelKind.Any) return true;
        budget?.Walk(list.Count);
        for (var i = 0; i < list.Count; i++)
            if (!Item.HoldsOrNull(list[i], budget)) return false;
        return true;
    }

    private bool HasMembers(IReadOnlyDictionary<string, object?> context, Budget? budget)
    {
        budget?.Spend(Members.Length);
        foreach (var (name, type) in Members)
            if (!context.TryGetValue(name, out var value) || !type.HoldsOrNull(value, budget)) return false;
        return true;
    }

    /// <summary>Parameters the other way round: it must take whatever the other takes.</summary>
    private bool FunctionConformsTo(FeelType other)
    {
        if (!Result!.ConformsTo(other.Result!)) return false;
        if (other.Parameters is not { } wanted || Parameters is not { } mine) return true;
        if (wanted.Length != mine.Length) return false;
        for (var i = 0; i < mine.Length; i++)
            if (!wanted[i].ConformsTo(mine[i])) return false;
        return true;
    }
}
