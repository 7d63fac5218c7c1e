using System.Collections.Immutable;
using System.Globalization;

namespace IPB.Workflows.Proofs;

/// <summary>
/// Something that conditions read, with one value for every class of values that no condition tells apart.
/// </summary>
/// <param name="Values">For a field the first is null: nothing has been filled in yet.</param>
internal sealed record Variable(string Name, Origin Origin, ImmutableArray<object?> Values)
{
    /// <summary>Where its bits stand in a packed valuation.</summary>
    internal int Shift { get; init; }
    internal int Bits => Values.Length <= 1 ? 0 : 64 - System.Numerics.BitOperations.LeadingZeroCount(
        (ulong)(Values.Length - 1));

    internal ulong Mask => ((1ul << Bits) - 1) << Shift;

    internal int IndexIn(ulong valuation) => (int)((valuation & Mask) >> Shift);

    internal object? ValueIn(ulong valuation) => Values[IndexIn(valuation)];

    internal ulong With(ulong valuation, int index) => (valuation & ~Mask) | ((ulong)index << Shift);

    /// <summary>Of departments: one that no condition names is meant by the first value.</summary>
    internal bool StandsFor(int index, string department) =>
        department.Equals(Values[index]) || (index == 0 && !Values.Contains(department));

    internal string Say(int index) => $"{Name} {Show(Values[index])}";

    /// <summary>A value as a path says it and YAML reads it.</summary>
    internal static string Show(object? value) => value switch
    {
        null => "nothing",
        bool truth => truth ? "true" : "false",
        decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string word when word.All(c => char.IsLetterOrDigit(c) || c is '-' or '_') => word,
        _ => $"\"{Escaped(value.ToString()!)}\"",
    };

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal);
}

/// <summary>Where a variable gets its values from.</summary>
internal enum Origin
{
    Field, Title, Description, Submitting, Lead, Returned, Bounced, Statements, Objections,
    Automation
}
