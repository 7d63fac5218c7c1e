using System.Numerics;

namespace IPB.Rules;

/// <summary>Sets of small numbers as bits in words of 64.</summary>
internal static class Words
{
    public static int For(int bits) => (bits + 63) / 64;

    public static void Set(ulong[] set, int number) => set[number / 64] |= 1UL << number;

    public static void Clear(ulong[] set, int number) => set[number / 64] &= ~(1UL << number);

    public static bool Contains(ulong[] set, int number) => (set[number / 64] >> number & 1) != 0;

    /// <summary>Puts what is in the other into the set.</summary>
    public static void Add(ulong[] set, ulong[] other)
    {
        for (var i = 0; i < set.Length; i++) set[i] |= other[i];
    }

    public static bool IsEmpty(ulong[] set) => !set.AsSpan().ContainsAnyExcept(0UL);

    public static int Count(ulong[] set)
    {
        var count = 0;
        foreach (var word in set) count += BitOperations.PopCount(word);
        return count;
    }

    public static int CountCommon(ulong[] left, ulong[] right)
    {
        var count = 0;
        for (var i = 0; i < left.Length; i++) count += BitOperations.PopCount(left[i] & right[i]);
        return count;
    }

    public static ulong[] And(ulong[] left, ulong[] right)
    {
        var common = new ulong[left.Length];
        for (var i = 0; i < left.Length; i++) common[i] = left[i] & right[i];
        return common;
    }

    public static bool IsWithin(ulong[] inner, ulong[] outer)
    {
        for (var i = 0; i < inner.Length; i++)
            if ((inner[i] & ~outer[i]) != 0) return false;
        return true;
    }

    /// <summary>The numbers in both.</summary>
    public static IEnumerable<int> Of(ulong[] left, ulong[] right)
    {
        for (var word = 0; word < left.Length; word++)
            for (var rest = left[word] & right[word]; rest != 0; rest &= rest - 1)
                yield return word * 64 + BitOperations.TrailingZeroCount(rest);
    }
}

internal sealed class WordsComparer : IEqualityComparer<ulong[]>
{
    public static readonly WordsComparer Instance = new();

    public bool Equals(ulong[]? x, ulong[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(ulong[] obj)
    {
        var hash = new HashCode();
        foreach (var word in obj) hash.Add(word);
        return hash.ToHashCode();
    }
}
