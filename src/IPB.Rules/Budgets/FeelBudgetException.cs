using System.Globalization;

namespace IPB.Rules;

/// <summary>An evaluation was stopped because it cost more than <see cref="Limits"/> allow.</summary>
public sealed class FeelBudgetException : Exception
{
    internal FeelBudgetException(string budget, int limit)
        : base(string.Create(CultureInfo.InvariantCulture,
            $"The expression was stopped: it needs more than {limit} {budget}. Make it or its data smaller."))
    {
        Budget = budget;
        Limit = limit;
    }

    /// <summary>
    /// Which budget ran out: <c>steps</c>, <c>items in a list</c>, <c>characters in a text</c> or
    /// <c>levels of nesting</c>.
    /// </summary>
    public string Budget { get; }

    /// <summary>The number that would have been passed.</summary>
    public int Limit { get; }
}
