namespace IPB.Rules;

/// <summary>What is left of the limits in one evaluation.</summary>
internal sealed class Budget
{
    private const int CharactersPerStep = 16;
    private long _spent;

    public void Step() => Spend(1);

    public void Spend(long steps)
    {
        _spent += steps;
        if (_spent > Limits.Steps) throw new FeelBudgetException("steps", Limits.Steps);
    }

    /// <summary>Pays for walking a list of this size once.</summary>
    public void Walk(int items)
    {
        CheckSize(items);
        Spend(items);
    }

    public static void CheckSize(long items)
    {
        if (items > Limits.ListSize) throw new FeelBudgetException("items in a list", Limits.ListSize);
    }

    /// <summary>Pays for reading or building a text of this length once.</summary>
    public void Read(long characters)
    {
        if (characters > Limits.TextValue) throw new FeelBudgetException("characters in a text", Limits.TextValue);
        Spend(characters / CharactersPerStep);
    }

    /// <summary>An overflow is answered by null, but finding it out by an exception costs a lot of time.</summary>
    public void SpendOnFailure() => Spend(100);
}
