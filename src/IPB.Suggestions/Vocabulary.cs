using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace IPB.Suggestions;

/// <summary>The evidence that training cases share, and how rare each piece is.</summary>
internal sealed class Vocabulary
{
    private const int FewestCases = 2;

    // Parts of words are many and alike; the rare ones only cost memory.
    private const int FewestCasesOfPart = 5;
    private readonly Dictionary<string, int> index;

    public Vocabulary(ImmutableArray<string> keys, ImmutableArray<float> rarity)
    {
        (Keys, Rarity) = (keys, rarity);
        index = new(keys.Length, StringComparer.Ordinal);
        for (var i = 0; i < keys.Length; i++) index[keys[i]] = i;
    }

    public ImmutableArray<string> Keys { get; }

    /// <summary>Inverse document frequency, smoothed; 1 for what every case holds.</summary>
    public ImmutableArray<float> Rarity { get; }

    public static Vocabulary Of(IReadOnlyCollection<CaseInput> inputs)
    {
        var seen = new Dictionary<string, (TermKind Kind, int Cases, int Newest)>(StringComparer.Ordinal);
        var number = 0;
        foreach (var input in inputs)
        {
            number++;
            foreach (var term in Terms.Of(input))
            {
                ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, term.Key, out _);
                if (entry.Newest != number) entry = (term.Kind, entry.Cases + 1, number);
            }
        }

        var kept = seen.Where(s => s.Value.Cases >= Fewest(s.Value.Kind))
            .OrderBy(s => s.Key, StringComparer.Ordinal).ToArray();
        return new([.. kept.Select(k => k.Key)],
            [.. kept.Select(k => 1 + MathF.Log((1f + inputs.Count) / (1 + k.Value.Cases)))]);
    }

    /// <summary>
    /// The known evidence of a case, in the order of the vocabulary: damped count times rarity, each kind of evidence
    /// scaled to length 1.
    /// </summary>
    public Evidence[] Read(CaseInput input)
    {
        var found = new Dictionary<int, (TermKind Kind, int Count)>();
        foreach (var term in Terms.Of(input))
            if (index.TryGetValue(term.Key, out var i))
                found[i] = (term.Kind, found.GetValueOrDefault(i).Count + 1);
        var squares = new float[Enum.GetValues<TermKind>().Length];
        foreach (var (i, (kind, count)) in found) squares[(int)kind] += Raw(i, count) * Raw(i, count);
        return [.. found.OrderBy(f => f.Key).Select(f => new Evidence(f.Key, f.Value.Count,
            Raw(f.Key, f.Value.Count) / MathF.Sqrt(squares[(int)f.Value.Kind])))];
    }

    /// <returns>Place in the vocabulary; null: unknown.</returns>
    public int? Find(Term term) => index.TryGetValue(term.Key, out var i) ? i : null;

    private static int Fewest(TermKind kind) => kind == TermKind.Parts ? FewestCasesOfPart : FewestCases;

    private float Raw(int i, int count) => (1 + MathF.Log(count)) * Rarity[i];
}

/// <param name="Index">Place in the vocabulary.</param>
/// <param name="Count">How often it occurs in the case.</param>
internal readonly record struct Evidence(int Index, int Count, float Strength);
