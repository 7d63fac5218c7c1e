namespace IPB.Rules;

/// <summary>
/// All values between two, such as <c>[1..10)</c>. A bound that is null is an open end: <c>&gt;= 5</c> is
/// <c>[5..</c> without one.
/// </summary>
/// <param name="LowIncluded">Whether <paramref name="Low"/> belongs to it.</param>
/// <param name="HighIncluded">Whether <paramref name="High"/> belongs to it.</param>
public sealed record FeelRange(object? Low, bool LowIncluded, object? High, bool HighIncluded)
{
    /// <summary>
    /// How it was written when not as two bounds: <c>=</c>, <c>!=</c> (then it holds all but <see cref="Low"/>). Ranges
    /// that are written differently are not equal in FEEL.
    /// </summary>
    public string? Operator { get; init; }

    /// <summary>Whether it holds the value; null when they cannot be compared.</summary>
    internal bool? Holds(Budget budget, object? value)
    {
        if (Operator == "!=") return Comparing.Holds(budget, "!=", value, Low);
        var aboveLow = Low is null ? true : Comparing.Holds(budget, LowIncluded ? ">=" : ">", value, Low);
        return Truth.And(aboveLow,
            High is null ? true : Comparing.Holds(budget, HighIncluded ? "<=" : "<", value, High));
    }

    /// <summary>As FEEL writes it: <c>[1..10)</c>, <c>&lt; 5</c>.</summary>
    public override string ToString() => Printer.Print(this, new Budget());
}
