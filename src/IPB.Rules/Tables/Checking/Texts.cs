namespace IPB.Rules;

/// <summary>Words for findings.</summary>
internal static class Texts
{
    public static string Of(IReadOnlyDictionary<string, object?> values) =>
        values.Count == 0 ? "at all" : string.Join(", ", values.Select(v => $"{v.Key} = {HitResult.Shown(v.Value)}"));
}
