using System.Collections.Immutable;

namespace IPB.Workflows.Files;

/// <summary>The keys that one kind of block may have. The schemas for editors hold the same keys.</summary>
/// <param name="Name">What the block is, as a message says it: <c>state</c>.</param>
internal sealed record Shape(string Name, ImmutableArray<string> Required, ImmutableArray<string> Optional)
{
    internal ImmutableArray<string> Keys { get; } = [.. Required, .. Optional];

    /// <summary>Built from words: <c>"name help?"</c> is a required key and an optional one.</summary>
    internal static Shape Of(string name, string keys)
    {
        var words = keys.Split(' ');
        return new(name,
            [.. words.Where(w => !w.EndsWith('?'))], [.. words.Where(w => w.EndsWith('?')).Select(w => w[..^1])]);
    }

    internal static Shape Text { get; } = Of("text", "sv en");
}
