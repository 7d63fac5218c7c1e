using CsCheck;

namespace IPB.Workflows.Tests.Proofs;

/// <summary>Random choices, one after the other; the same tape makes the same choices.</summary>
internal sealed class Tape(int[] numbers)
{
    private int at;

    internal static Gen<Tape> Any { get; } = Gen.Int[0, 9_999].Array[400].Select(n => new Tape(n));

    /// <summary>A number from 0 up to, not including, <paramref name="below"/>.</summary>
    internal int Below(int below) => numbers[at++ % numbers.Length] % below;

    internal bool Chance(int percent) => Below(100) < percent;

    internal T Of<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    internal List<T> Times<T>(int least, int most, Func<int, T> make) =>
        [.. Enumerable.Range(0, least + Below(most - least + 1)).Select(make)];
}
