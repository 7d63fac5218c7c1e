using System.Collections.Immutable;

namespace IPB.Workflows.Cases;

/// <summary>
/// Reads codes of departments that whoever fires a trigger picked, with commas or lines between them.
/// </summary>
internal static class ChosenCodes
{
    /// <param name="field">Under which they are sent.</param>
    /// <param name="from">Those that can be picked.</param>
    /// <param name="tooFew">Said when fewer than <paramref name="least"/> were.</param>
    /// <returns>In the order of <paramref name="from"/>.</returns>
    /// <exception cref="InvalidInput">Too few, or one that is not offered.</exception>
    public static ImmutableArray<string> Read(string field, ImmutableSortedDictionary<string, object> sent,
        ImmutableArray<string> from, int least, Text tooFew)
    {
        var codes = (sent.GetValueOrDefault(field) as string ?? "")
            .Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Distinct().ToImmutableArray();
        if (codes.FirstOrDefault(c => !from.Contains(c)) is { } unknown)
            throw new InvalidInput(field, new(
                $"\"{unknown}\" kan inte väljas: välj bland {string.Join(", ", from)}.",
                $"\"{unknown}\" cannot be chosen: choose among {string.Join(", ", from)}."));
        if (codes.Length < least) throw new InvalidInput(field, tooFew);
        return [.. from.Where(codes.Contains)];
    }
}
