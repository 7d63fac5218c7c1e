namespace IPB.Rules;

/// <summary>The steps allowed for one question are used up.</summary>
internal sealed class NotDecidedException : Exception;

/// <summary>
/// Finds classes on all axes that lie in every region of one group and in none of another: a gap, an overlap, or a case
/// that only one rule takes. It goes from axis to axis, with the regions that are still alive as bits.
/// </summary>
internal sealed class CoverSearch
{
    private readonly Region[] _inside;
    private readonly Region[] _outside;
    private readonly int[][] _places;
    private readonly ulong[][][] _alive;
    private readonly ulong[][] _constrained;
    private readonly ulong[] _withConditions;
    private readonly ulong[][] _readOutside;
    private readonly ulong[] _readInside;
    private readonly int[] _chosen;
    private readonly HashSet<ulong[]> _covered = new(WordsComparer.Instance);
    private int _steps;

    private CoverSearch(IReadOnlyList<Axis> axes, Region[] inside, Region[] outside, int steps)
    {
        (_inside, _outside, _steps) = (inside, outside, steps);
        _places = [.. axes.Select(axis => Enumerable.Range(0, axis.Count)
            .Where(place => inside.All(region => region.Accepts(axis.Number, place))).ToArray())];
        _alive = [.. axes.Select(axis => _places[axis.Number]
            .Select(place => Bits(region => region.Accepts(axis.Number, place))).ToArray())];
        _constrained = [.. axes.Select(axis => Bits(region =>
            _places[axis.Number].Any(place => !region.Accepts(axis.Number, place))))];
        _withConditions = Bits(region => !region.Conditions.IsEmpty);
        _readOutside = [.. outside.Select(region => AxesRead([region], axes.Count))];
        _readInside = AxesRead(inside, axes.Count);
        _chosen = new int[axes.Count];
        Array.Fill(_chosen, -1);
    }

    /// <returns>A class for each axis; null when the second group takes all that the first has in common.</returns>
    /// <exception cref="NotDecidedException">It takes more steps.</exception>
    public static int[]? Find(
        IReadOnlyList<Axis> axes, IEnumerable<Region> inside, IEnumerable<Region> outside, int steps)
    {
        var within = inside.ToArray();
        var search = new CoverSearch(
            axes, within, [.. outside.Where(region => within.All(region.Meets))], steps);
        return search._places.All(places => places.Length > 0) && search.Search(search.Bits(_ => true))
            ? search._chosen
            : null;
    }

    private bool Search(ulong[] alive)
    {
        if (--_steps < 0) throw new NotDecidedException();
        if (_inside.Any(region => !TruthOf(region).HasFlag(Truths.True))) return false;
        var open = DropRefuted(alive);
        if (Words.IsEmpty(alive)) return Complete();
        if (IsCovered(alive, open)) return false;
        var read = ReadBy(alive, open);
        var axis = NextAxis(alive, read);
        var key = Key(alive, read);
        if (_covered.Contains(key)) return false;
        foreach (var (place, left) in Branches(axis, alive, Words.Contains(read, axis)))
        {
            _chosen[axis] = place;
            if (Search(left)) return true;
        }
        _chosen[axis] = -1;
        _covered.Add(key);
        return false;
    }

    /// <summary>Takes regions out whose conditions cannot hold any more; answers those whose may or may not.</summary>
    private ulong[] DropRefuted(ulong[] alive)
    {
        var open = new ulong[alive.Length];
        foreach (var region in Words.Of(alive, _withConditions))
        {
            switch (TruthOf(_outside[region]))
            {
                case Truths.True:
                    break;
                case var truths when !truths.HasFlag(Truths.True):
                    Words.Clear(alive, region);
                    break;
                default:
                    Words.Set(open, region);
                    break;
            }
        }
        return open;
    }

    /// <summary>True when all conditions are, without true when one cannot be; else both.</summary>
    private Truths TruthOf(Region region)
    {
        var all = Truths.True;
        foreach (var condition in region.Conditions)
        {
            var truths = condition.Of(_chosen);
            if (!truths.HasFlag(Truths.True)) return truths;
            if (truths != Truths.True) all = truths;
        }
        return all;
    }

    /// <summary>Whether a region that is alive takes everything on the axes that are left.</summary>
    private bool IsCovered(ulong[] alive, ulong[] open)
    {
        for (var word = 0; word < alive.Length; word++)
        {
            var free = alive[word] & ~open[word];
            for (var axis = 0; axis < _chosen.Length && free != 0; axis++)
                if (_chosen[axis] < 0) free &= ~_constrained[axis][word];
            if (free != 0) return true;
        }
        return false;
    }

    /// <summary>The axis on which most regions alive are choosy.</summary>
    private int NextAxis(ulong[] alive, ulong[] read)
    {
        var (best, most) = (-1, 0);
        for (var axis = 0; axis < _chosen.Length; axis++)
        {
            if (_chosen[axis] >= 0) continue;
            var count = Words.CountCommon(alive, _constrained[axis]);
            if (count > most) (best, most) = (axis, count);
        }
        return best >= 0 ? best : Enumerable.Range(0, _chosen.Length)
            .First(axis => _chosen[axis] < 0 && Words.Contains(read, axis));
    }

    /// <summary>
    /// Classes that leave the same regions alive are one branch; and when fewer regions do not suffice to cover, more
    /// need not be tried. Unless conditions read the class itself.
    /// </summary>
    private List<(int Place, ulong[] Left)> Branches(int axis, ulong[] alive, bool isRead)
    {
        var branches = _places[axis]
            .Select((place, i) => (Place: place, Left: Words.And(alive, _alive[axis][i])))
            .OrderBy(branch => Words.Count(branch.Left)).ToList();
        if (isRead) return branches;
        var kept = new List<(int Place, ulong[] Left)>();
        foreach (var branch in branches)
            if (!kept.Any(less => Words.IsWithin(less.Left, branch.Left))) kept.Add(branch);
        return kept;
    }

    /// <summary>The axes that conditions still in question read.</summary>
    private ulong[] ReadBy(ulong[] alive, ulong[] open)
    {
        var read = (ulong[])_readInside.Clone();
        foreach (var region in Words.Of(alive, open)) Words.Add(read, _readOutside[region]);
        return read;
    }

    /// <summary>Nothing covers: the rest is free, but for the conditions of the first group.</summary>
    private bool Complete()
    {
        if (--_steps < 0) throw new NotDecidedException();
        var truths = _inside.SelectMany(region => region.Conditions)
            .Select(condition => (Condition: condition, Truths: condition.Of(_chosen))).ToList();
        if (truths.Any(t => !t.Truths.HasFlag(Truths.True))) return false;
        if (truths.FirstOrDefault(t => t.Truths != Truths.True).Condition is { } open)
        {
            var axis = open.Axes.First(axis => _chosen[axis.Number] < 0).Number;
            foreach (var place in _places[axis])
            {
                _chosen[axis] = place;
                if (Complete()) return true;
            }
            _chosen[axis] = -1;
            return false;
        }
        for (var axis = 0; axis < _chosen.Length; axis++)
            if (_chosen[axis] < 0) _chosen[axis] = _places[axis][0];
        return true;
    }

    /// <summary>What the rest of the search depends on: axes left, regions alive, classes conditions read.</summary>
    private ulong[] Key(ulong[] alive, ulong[] read)
    {
        var chosen = 0;
        for (var axis = 0; axis < _chosen.Length; axis++)
            if (_chosen[axis] >= 0 && Words.Contains(read, axis)) chosen++;
        var key = new ulong[alive.Length + read.Length + chosen];
        alive.CopyTo(key, 0);
        var next = alive.Length + read.Length;
        for (var axis = 0; axis < _chosen.Length; axis++)
            if (_chosen[axis] < 0) key[alive.Length + axis / 64] |= 1UL << axis;
            else if (Words.Contains(read, axis)) key[next++] = (ulong)_chosen[axis];
        return key;
    }

    private static ulong[] AxesRead(IEnumerable<Region> regions, int axes)
    {
        var read = new ulong[Words.For(axes)];
        foreach (var axis in regions.SelectMany(region => region.Conditions).SelectMany(c => c.Axes))
            Words.Set(read, axis.Number);
        return read;
    }

    private ulong[] Bits(Func<Region, bool> test)
    {
        var bits = new ulong[Words.For(_outside.Length)];
        for (var i = 0; i < _outside.Length; i++)
            if (test(_outside[i])) Words.Set(bits, i);
        return bits;
    }
}
