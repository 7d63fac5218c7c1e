namespace IPB.Workflows;

/// <summary>Things named one after the other in a sentence.</summary>
public static class Listing
{
    /// <returns><c>a</c>, <c>a and b</c>, <c>a, b and c</c>; nothing for none.</returns>
    /// <param name="language"><c>sv</c> or <c>en</c>.</param>
    public static string And(IEnumerable<string> items, string language) => items.ToList() switch
    {
        [.. [_, ..] first, var last] => string.Join(", ", first) + (language == "en" ? " and " : " och ") + last,
        var few => string.Concat(few),
    };
}
