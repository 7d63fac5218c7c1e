using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>
/// One value for every class of values that a field may have and that constants divide it into: each constant, and one
/// between each two of them.
/// </summary>
internal static class FieldValues
{
    private const decimal Largest = 1_000_000_000_000m;
    private static readonly DateOnly SomeDay = new(2026, 3, 2);

    /// <summary>Values that can be filled in.</summary>
    internal static ImmutableArray<object?> Of(Field field, IEnumerable<object> constants) => field.Type switch
    {
        FieldType.YesNo => [true, false],
        FieldType.Choice => [.. field.Choices.Select(c => (object?)c.Id)],
        FieldType.Date => [.. Days([.. constants.OfType<DateOnly>().Distinct().Order()]).Select(d => (object?)d)],
        FieldType.Number or FieldType.Money => [.. Numbers([.. constants.OfType<decimal>()
            .Distinct().Order()], field.Min ?? -Largest, field.Max ?? Largest).Select(n => (object?)n)],
        FieldType.Evidence => [EvidenceInput.Sample, .. constants.OfType<string>()
            .Where(c => c != EvidenceInput.Sample && EvidenceInput.Is(c)).Distinct()],
        _ => Texts(constants, (int)(field.Max ?? (field.Type == FieldType.Text ? 400 : 10_000))),
    };

    /// <summary>Any value that the field takes.</summary>
    internal static object Any(Field field) => Of(field, []).FirstOrDefault() ?? "x";

    internal static ImmutableArray<object?> Texts(IEnumerable<object> constants, int longest)
    {
        // What is typed is trimmed and never empty.
        var named = constants.OfType<string>().Distinct()
            .Where(t => t.Length > 0 && t.Trim() == t && t.Length <= longest && !t.Any(char.IsControl)).ToList();
        var letters = "xyzåäö0123456789abcdefghijklmnopqrstuvw".Select(c => c.ToString());
        var other = letters.Concat(letters.SelectMany(a => letters, (a, b) => a + b))
            .FirstOrDefault(t => !named.Contains(t) && t.Length <= longest);
        return other is null ? [.. named] : [other, .. named];
    }

    private static List<decimal> Numbers(List<decimal> points, decimal least, decimal most)
    {
        var inside = points.Where(p => p >= least && p <= most).ToList();
        if (inside.Count == 0) return least <= most ? [Near(least, most)] : [];
        var found = new List<decimal>();
        if (inside[0] > least) found.Add(Math.Max(Whole(inside[0] - 1), least));
        for (var i = 0; i < inside.Count; i++)
        {
            found.Add(inside[i]);
            if (i + 1 < inside.Count) found.Add(Between(inside[i], inside[i + 1]));
        }
        if (inside[^1] < most) found.Add(Math.Min(decimal.Floor(inside[^1]) + 1, most));
        return found;
    }

    private static decimal Near(decimal least, decimal most) => least <= 1 && most >= 1 ? 1 : least > 1 ? least : most;

    private static decimal Whole(decimal number) => decimal.Ceiling(number);

    private static decimal Between(decimal low, decimal high) =>
        decimal.Floor(low) + 1 < high ? decimal.Floor(low) + 1 : low + ((high - low) / 2);

    private static List<DateOnly> Days(List<DateOnly> points)
    {
        if (points.Count == 0) return [SomeDay];
        var found = new List<DateOnly>();
        if (points[0] > DateOnly.MinValue) found.Add(points[0].AddDays(-1));
        for (var i = 0; i < points.Count; i++)
        {
            found.Add(points[i]);
            if (points[i] < DateOnly.MaxValue && (i + 1 == points.Count || points[i].AddDays(1) < points[i + 1]))
                found.Add(points[i].AddDays(1));
        }
        return found;
    }
}
