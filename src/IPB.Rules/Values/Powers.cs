using System.Numerics;

namespace IPB.Rules;

/// <summary>
/// Roots, powers, exponentials and logarithms, to the last of the 34 digits save for a rounding of a near half.
/// </summary>
/// <remarks>Computed with whole numbers that count units of 2 to the power -256: about 76 digits.</remarks>
internal static class Powers
{
    /// <summary>What an exponential or a logarithm costs beside an addition.</summary>
    public const int Steps = 200;

    /// <summary>What a root or a whole power of few factors costs.</summary>
    public const int FewSteps = 20;

    public const int FewFactors = 1_000;

    private const int Bits = 256;
    private const int Halvings = 8;
    private const int LogarithmRounds = 2;
    // The result has so many digits before it is rounded.
    private const int DigitsKept = 45;
    // Beyond this the exponential is larger than any number, or smaller than the smallest.
    private const int MostExponential = 14_300;
    private const int MostWholePower = 100_000;
    private const int WideDigits = 60;

    private static readonly BigInteger Unit = BigInteger.One << Bits;
    private static readonly BigInteger LogarithmOfTen = Logarithm(10 * Unit, Math.Log(10));

    /// <summary>Null for a number below 0.</summary>
    public static FeelNumber? Root(FeelNumber number)
    {
        if (number.Sign <= 0) return number.Sign == 0 ? FeelNumber.Zero : null;
        var zeros = 80 - Digits.Count(number.Coefficient);
        if (((number.Exponent - zeros) & 1) != 0) zeros++;
        var radicand = number.Whole() * BigInteger.Pow(10, zeros);
        var root = WholeRoot(radicand);
        return FeelNumber.Of(root, (number.Exponent - zeros) / 2, root * root != radicand);
    }

    /// <summary>Null when it is too large.</summary>
    public static FeelNumber? Exponential(FeelNumber number) =>
        number.Sign == 0 ? FeelNumber.One
            : number.Magnitude > 5 ? Beyond(number.Sign)
            : Exponential(Fixed(number), 1);

    /// <summary>The natural logarithm; null for 0 and below.</summary>
    public static FeelNumber? Logarithm(FeelNumber number) =>
        number.Sign <= 0 ? null : FromFixed(FixedLogarithm(number));

    /// <summary>Null when it is too large or has no real value; anything to the power 0 is 1.</summary>
    public static FeelNumber? Power(FeelNumber number, FeelNumber exponent)
    {
        if (exponent.Sign == 0) return FeelNumber.One;
        if (number.Sign == 0) return exponent.Sign > 0 ? FeelNumber.Zero : null;
        if (number.Sign < 0 && !exponent.IsWhole) return null;
        if (exponent.IsWhole && exponent.Within(-MostWholePower, MostWholePower) is { } whole)
            return WholePower(number, (int)whole);
        var sign = number.Sign < 0 && !exponent.IsEven ? -1 : 1;
        var logarithm = FixedLogarithm(FeelNumber.Abs(number));
        if (logarithm.IsZero) return sign;
        if (exponent.Magnitude > 80) return Beyond(logarithm.Sign * exponent.Sign);
        var (factor, divisor) = (exponent.Whole(), BigInteger.Pow(10, Math.Max(0, -exponent.Exponent)));
        if (exponent.Exponent > 0) factor *= BigInteger.Pow(10, exponent.Exponent);
        return Exponential(logarithm * factor / divisor, sign);
    }

    private static FeelNumber? Beyond(int sign) => sign > 0 ? null : FeelNumber.Zero;

    private static FeelNumber? Exponential(BigInteger number, int sign)
    {
        if (BigInteger.Abs(number) > MostExponential * Unit) return Beyond(number.Sign);
        var tens = BigInteger.Divide(number, LogarithmOfTen);
        var mantissa = SmallExponential(number - tens * LogarithmOfTen);
        var digits = mantissa * BigInteger.Pow(10, DigitsKept) >> Bits;
        return FeelNumber.Of(sign * digits, (int)tens - DigitsKept);
    }

    /// <summary>By the series of a part of it, squared back; for numbers of a few units.</summary>
    private static BigInteger SmallExponential(BigInteger number)
    {
        const int Wide = Bits + 32;
        var part = number << (32 - Halvings);
        var sum = BigInteger.One << Wide;
        var term = sum;
        for (var i = 1; !term.IsZero && i < 200; i++)
        {
            term = (term * part >> Wide) / i;
            sum += term;
        }
        for (var i = 0; i < Halvings; i++) sum = sum * sum >> Wide;
        return sum >> 32;
    }

    private static BigInteger FixedLogarithm(FeelNumber number)
    {
        var tens = number.Magnitude;
        var digits = Digits.Count(number.Coefficient) - 1;
        var mantissa = ((BigInteger)number.Coefficient << Bits) / BigInteger.Pow(10, digits);
        if (mantissa == Unit) return tens * LogarithmOfTen;
        var guess = Math.Log((double)number.Coefficient / Math.Pow(10, digits));
        return Logarithm(mantissa, guess) + tens * LogarithmOfTen;
    }

    /// <summary>Each round triples the digits that are right.</summary>
    private static BigInteger Logarithm(BigInteger number, double guess)
    {
        var result = (BigInteger)(guess * (1L << 50)) << (Bits - 50);
        for (var i = 0; i < LogarithmRounds; i++)
        {
            var power = SmallExponential(result);
            result += ((number - power) << (Bits + 1)) / (number + power);
        }
        return result;
    }

    private static BigInteger Fixed(FeelNumber number) => number.Exponent >= 0
        ? number.Whole() * BigInteger.Pow(10, number.Exponent) << Bits
        : (number.Whole() << Bits) / BigInteger.Pow(10, -number.Exponent);

    private static FeelNumber? FromFixed(BigInteger number)
    {
        const int Places = 76;
        return FeelNumber.Of(number * BigInteger.Pow(10, Places) >> Bits, -Places);
    }

    private static FeelNumber? WholePower(FeelNumber number, int exponent)
    {
        var result = (Coefficient: BigInteger.One, Exponent: 0L);
        var square = (Coefficient: number.Whole(), Exponent: (long)number.Exponent);
        for (var left = Math.Abs(exponent); left > 0; left >>= 1)
        {
            if ((left & 1) == 1) result = Wide(result, square);
            square = Wide(square, square);
        }
        if (Math.Abs(result.Exponent) > 100_000) return Beyond(Math.Sign(result.Exponent) * Math.Sign(exponent));
        if (exponent > 0) return FeelNumber.Of(result.Coefficient, (int)result.Exponent);
        var quotient = BigInteger.DivRem(BigInteger.Pow(10, 2 * WideDigits), result.Coefficient, out var rest);
        return FeelNumber.Of(quotient, -2 * WideDigits - (int)result.Exponent, !rest.IsZero);
    }

    private static (BigInteger Coefficient, long Exponent) Wide(
        (BigInteger Coefficient, long Exponent) left, (BigInteger Coefficient, long Exponent) right)
    {
        var (product, exponent) = (left.Coefficient * right.Coefficient, left.Exponent + right.Exponent);
        var surplus = Digits.Count(BigInteger.Abs(product)) - WideDigits;
        return surplus <= 0 ? (product, exponent) : (product / BigInteger.Pow(10, surplus), exponent + surplus);
    }

    private static BigInteger WholeRoot(BigInteger number)
    {
        var root = BigInteger.One << (int)((number.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + number / root) >> 1;
            if (next >= root) return root;
            root = next;
        }
    }
}
