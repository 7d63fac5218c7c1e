using System.Collections.Immutable;

namespace IPB.Workflows.Routines.Changes;

/// <summary>Which item of a list became which.</summary>
internal sealed record Pairing<T>(ImmutableArray<(T? Old, T? Now)> Pairs, bool Reordered) where T : class
{
    /// <summary>Equal items belong together, then those that are alike: the first likeness is the strongest.</summary>
    internal static Pairing<T> Of(
        ImmutableArray<T> old, ImmutableArray<T> now, params ReadOnlySpan<Func<T, T, bool>> likeness)
    {
        var partner = new int[now.Length];
        Array.Fill(partner, -1);
        var free = new HashSet<int>(Enumerable.Range(0, old.Length));
        Match(old, now, partner, free, Content.Same);
        foreach (var alike in likeness) Match(old, now, partner, free, alike);
        var met = partner.Where(p => p >= 0).ToList();
        return new(
            [.. partner.Select((p, i) => (p < 0 ? null : old[p], (T?)now[i])),
                .. free.Order().Select(i => ((T?)old[i], (T?)null))],
            !met.SequenceEqual(met.Order()));
    }

    private static void Match(ImmutableArray<T> old, ImmutableArray<T> now, int[] partner, HashSet<int> free,
        Func<T, T, bool> alike)
    {
        for (var i = 0; i < now.Length; i++)
        {
            if (partner[i] >= 0) continue;
            foreach (var j in free.Order())
            {
                if (!alike(old[j], now[i])) continue;
                partner[i] = j;
                free.Remove(j);
                break;
            }
        }
    }
}
