using System.Runtime.CompilerServices;

namespace IPB.Rules;

/// <summary>What is left of the limits in one evaluation.</summary>
internal sealed class Budget
{
    private const int CharactersPerStep = 16;
    private long _spent;
    private int _depth;
    private Dictionary<(string Pattern, string Flags), Pattern?>? _patterns;

    /// <summary>What <c>now()</c> and <c>today()</c> answer; null when the run was given no moment.</summary>
    public DateTimeOffset? Now { get; init; }

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

    public static void CheckText(long characters)
    {
        if (characters > Limits.TextValue) throw new FeelBudgetException("characters in a text", Limits.TextValue);
    }

    /// <summary>Pays for reading or building a text of this length once.</summary>
    public void Read(long characters)
    {
        CheckText(characters);
        Spend(characters / CharactersPerStep);
    }

    /// <summary>A pattern is prepared and paid for once in an evaluation, however often it is used.</summary>
    public Pattern? Prepared(string pattern, string flags)
    {
        _patterns ??= [];
        if (_patterns.TryGetValue((pattern, flags), out var known)) return known;
        Spend(Pattern.StepsForPreparing);
        return _patterns[(pattern, flags)] = Pattern.Of(pattern, flags);
    }

    /// <summary>
    /// Goes one level into a value that holds values, or into a function that calls itself; each needs
    /// <see cref="Leave"/>.
    /// </summary>
    public void Enter()
    {
        if (++_depth > Limits.Depth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new FeelBudgetException("levels of nesting", Limits.Depth);
    }

    public void Leave() => _depth--;
}
