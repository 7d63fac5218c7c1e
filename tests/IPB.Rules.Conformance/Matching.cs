namespace IPB.Rules.Conformance;

/// <summary>Compares as the TCK's own runners do: numbers within 1e-8, all else exactly.</summary>
internal static class Matching
{
    private static readonly FeelNumber Tolerance = 0.00000001m;

    public static bool Matches(object? expected, object? found) => (expected, found) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (FeelNumber left, FeelNumber right) => FeelNumber.Abs(left - right) <= Tolerance,
        (string or bool, _) => expected.Equals(found),
        (IReadOnlyList<object?> left, IReadOnlyList<object?> right) => Matches(left, right),
        (IReadOnlyDictionary<string, object?> left, IReadOnlyDictionary<string, object?> right) =>
            Matches(left, right),
        _ => expected.GetType() == found.GetType() && AreEqual(expected, found),
    };

    private static bool Matches(IReadOnlyList<object?> expected, IReadOnlyList<object?> found) =>
        expected.Count == found.Count && expected.Zip(found).All(pair => Matches(pair.First, pair.Second));

    private static bool Matches(
        IReadOnlyDictionary<string, object?> expected, IReadOnlyDictionary<string, object?> found) =>
        expected.Count == found.Count
        && expected.All(entry => found.TryGetValue(entry.Key, out var value) && Matches(entry.Value, value));

    private static readonly Expression Equal = Expression.Parse("left = right");

    private static bool AreEqual(object expected, object found) =>
        expected.Equals(found)
        || Equal.IsTrue(new Dictionary<string, object?> { ["left"] = expected, ["right"] = found });
}
