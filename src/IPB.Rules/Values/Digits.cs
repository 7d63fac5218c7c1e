using System.Numerics;

namespace IPB.Rules;

/// <summary>Decimal digits of whole numbers.</summary>
internal static class Digits
{
    private const int MostPower = 38;

    private static readonly UInt128[] Powers = [.. PowersOfTen()];

    /// <summary>The first number that has more digits than a <see cref="FeelNumber"/>: 1 and 34 zeros.</summary>
    public static readonly UInt128 Limit = Powers[FeelNumber.Precision];

    /// <summary>Ten to a power of at most 38.</summary>
    public static UInt128 Ten(int power) => Powers[power];

    /// <summary>1 for 0.</summary>
    public static int Count(UInt128 number)
    {
        if (number == 0) return 1;
        // 1233 / 4096 is the logarithm of 2; the guess is at most one too low.
        var guess = (128 - (int)UInt128.LeadingZeroCount(number)) * 1233 >> 12;
        return guess <= MostPower && number >= Powers[guess] ? guess + 1 : guess;
    }

    /// <summary>1 for 0; of a number that is not negative.</summary>
    public static int Count(BigInteger number)
    {
        if (number <= UInt128.MaxValue) return Count((UInt128)number);
        var guess = (int)Math.Floor((number.GetBitLength() - 1) * 0.301029995663981195);
        return number >= BigInteger.Pow(10, guess) ? Count(number, guess) : guess;
    }

    /// <summary>Takes zeros off the end of a fraction.</summary>
    public static (UInt128 Coefficient, int Exponent) Strip(UInt128 coefficient, int exponent)
    {
        while (exponent < 0 && coefficient > ulong.MaxValue)
        {
            var (quotient, digit) = UInt128.DivRem(coefficient, 10);
            if (digit != 0) return (coefficient, exponent);
            (coefficient, exponent) = (quotient, exponent + 1);
        }
        var small = (ulong)coefficient;
        if (small != coefficient) return (coefficient, exponent);
        while (exponent < 0 && small % 10 == 0) (small, exponent) = (small / 10, exponent + 1);
        return (small, exponent);
    }

    private static int Count(BigInteger number, int power) =>
        number >= BigInteger.Pow(10, power + 1) ? power + 2 : power + 1;

    private static IEnumerable<UInt128> PowersOfTen()
    {
        UInt128 power = 1;
        for (var i = 0; i <= MostPower; i++)
        {
            yield return power;
            if (i < MostPower) power *= 10;
        }
    }
}
