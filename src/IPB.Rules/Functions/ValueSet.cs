namespace IPB.Rules;

/// <summary>
/// Values that are unequal to each other. Those whose equality in FEEL is that of .NET are found by their hash.
/// </summary>
internal sealed class ValueSet(Budget budget)
{
    private readonly HashSet<object> _hashed = [];
    private readonly List<object?> _others = [];

    /// <summary>False when an equal value is in it.</summary>
    public bool Add(object? value)
    {
        budget.Step();
        if (value is FeelNumber or string or bool or FeelDate or DaysTime or YearsMonths)
        {
            if (value is string text) budget.Read(text.Length);
            return _hashed.Add(value);
        }
        foreach (var other in _others)
            if (Comparing.Equal(budget, other, value) == true) return false;
        _others.Add(value);
        return true;
    }
}
