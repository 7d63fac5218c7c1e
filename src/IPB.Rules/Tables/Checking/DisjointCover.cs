using System.Numerics;

namespace IPB.Rules;

/// <summary>
/// For regions that share nothing with each other: their sizes add up to that of the space exactly when they cover it;
/// and where they do not, the smaller sum leads to a gap without a search.
/// </summary>
internal static class DisjointCover
{
    public static bool Applies(IReadOnlyList<Region> regions)
    {
        if (regions.Any(region => !region.Conditions.IsEmpty)) return false;
        for (var i = 0; i < regions.Count; i++)
            for (var j = 0; j < i; j++)
                if (regions[i].Meets(regions[j])) return false;
        return true;
    }

    /// <returns>A class for each axis that lies in no region; null when they cover all.</returns>
    public static int[]? FindGap(IReadOnlyList<Axis> axes, IReadOnlyList<Region> regions)
    {
        // What a region takes of the axes from a place on.
        var sizes = regions.Select(region => Sizes(axes, axis => Count(region, axis))).ToArray();
        var whole = Sizes(axes, axis => axis.Count);
        var alive = Enumerable.Range(0, regions.Count).ToList();
        if (Sum(alive, sizes, 0) == whole[0]) return null;
        var chosen = new int[axes.Count];
        for (var axis = 0; axis < axes.Count; axis++)
        {
            var (place, left) = Enumerable.Range(0, axes[axis].Count)
                .Select(place => (place, Left: alive.Where(i => regions[i].Accepts(axis, place)).ToList()))
                .First(branch => Sum(branch.Left, sizes, axis + 1) < whole[axis + 1]);
            (chosen[axis], alive) = (place, left);
        }
        return chosen;
    }

    private static int Count(Region region, Axis axis) =>
        region.Accepted[axis.Number]?.Count(accepts => accepts) ?? axis.Count;

    private static BigInteger[] Sizes(IReadOnlyList<Axis> axes, Func<Axis, int> count)
    {
        var sizes = new BigInteger[axes.Count + 1];
        sizes[axes.Count] = BigInteger.One;
        for (var axis = axes.Count - 1; axis >= 0; axis--) sizes[axis] = sizes[axis + 1] * count(axes[axis]);
        return sizes;
    }

    private static BigInteger Sum(IEnumerable<int> regions, BigInteger[][] sizes, int axis) =>
        regions.Aggregate(BigInteger.Zero, (sum, region) => sum + sizes[region][axis]);
}
