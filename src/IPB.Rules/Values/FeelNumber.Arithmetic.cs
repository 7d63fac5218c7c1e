using System.Numerics;

namespace IPB.Rules;

public readonly partial struct FeelNumber
{
    /// <exception cref="OverflowException">The result is too large.</exception>
    public static FeelNumber operator +(FeelNumber left, FeelNumber right) => Sum(left, right) ?? throw TooLarge();

    /// <exception cref="OverflowException">The result is too large.</exception>
    public static FeelNumber operator -(FeelNumber left, FeelNumber right) => Sum(left, -right) ?? throw TooLarge();

    /// <exception cref="OverflowException">The result is too large.</exception>
    public static FeelNumber operator *(FeelNumber left, FeelNumber right) =>
        Product(left, right) ?? throw TooLarge();

    /// <exception cref="OverflowException">The result is too large.</exception>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static FeelNumber operator /(FeelNumber left, FeelNumber right) =>
        right.Sign == 0 ? throw new DivideByZeroException() : Quotient(left, right) ?? throw TooLarge();

    internal static FeelNumber? Sum(FeelNumber left, FeelNumber right)
    {
        if (left._exponent == right._exponent && left.IsSmall && right.IsSmall) return SmallSum(left, right);
        if (left._exponent < right._exponent) (left, right) = (right, left);
        if (left.Sign == 0) return right;
        if (right.Sign == 0) return left;
        var shift = left._exponent - right._exponent;
        // Far below the last digit of the other only its presence matters.
        if (left.Magnitude - right.Magnitude > Precision + 2)
        {
            var pad = Precision + 3 - Digits.Count(left.Coefficient);
            return Of(left.Whole() * BigInteger.Pow(10, pad) + right.Sign, left._exponent - pad);
        }
        return Of(left.Whole() * BigInteger.Pow(10, shift) + right.Whole(), right._exponent);
    }

    internal static FeelNumber? Product(FeelNumber left, FeelNumber right)
    {
        var negative = left._negative != right._negative;
        var exponent = left._exponent + right._exponent;
        if (left.IsSmall && right.IsSmall)
            return Of((UInt128)left._low * right._low, exponent, negative);
        return Of(left.Whole() * right.Whole(), exponent);
    }

    /// <summary>Null also for a division by zero.</summary>
    internal static FeelNumber? Quotient(FeelNumber left, FeelNumber right)
    {
        if (right.Sign == 0) return null;
        if (left.Sign == 0) return Zero;
        var negative = left._negative != right._negative;
        if (left.IsSmall && right.IsSmall && left._low % right._low == 0)
            return Of(left._low / right._low, left._exponent - right._exponent, negative);
        var shift = Precision + 2 + Digits.Count(right.Coefficient) - Digits.Count(left.Coefficient);
        var quotient = BigInteger.DivRem(
            (BigInteger)left.Coefficient * BigInteger.Pow(10, Math.Max(shift, 0)), right.Coefficient, out var rest);
        var exponent = left._exponent - right._exponent - Math.Max(shift, 0);
        return Of(negative ? -quotient : quotient, exponent, !rest.IsZero);
    }

    /// <summary>The rest of a division that rounds down, so it has the sign of the divisor; null for 0.</summary>
    internal static FeelNumber? Modulo(FeelNumber left, FeelNumber right)
    {
        if (right.Sign == 0) return null;
        if (right._exponent - left._exponent > Precision)
            return left.Sign == 0 || left._negative == right._negative ? left : Sum(left, right);
        var exponent = Math.Min(left._exponent, right._exponent);
        var divisor = BigInteger.Abs(right.Whole()) * BigInteger.Pow(10, right._exponent - exponent);
        // The power is taken modulo the divisor: a number of thousands of digits is never written out.
        var power = BigInteger.ModPow(10, left._exponent - exponent, divisor);
        var rest = left.Whole() * power % divisor;
        if (!rest.IsZero && rest.Sign < 0 != right._negative) rest += right._negative ? -divisor : divisor;
        return Of(rest, exponent);
    }

    internal FeelNumber Truncate() => Round(0, RoundingMode.Down) ?? this;

    internal bool IsEven => IsWhole && (_exponent > 0 || (_low & 1) == 0);

    /// <summary>Rounds to so many digits after the point; before it, when the scale is negative.</summary>
    internal FeelNumber? Round(int scale, RoundingMode mode)
    {
        var dropped = -scale - _exponent;
        if (dropped <= 0 || Sign == 0) return this;
        var (kept, half) = Cut(Coefficient, dropped, out var exact);
        if (exact) return Of(kept, -scale, _negative);
        var up = mode switch
        {
            RoundingMode.Up => true,
            RoundingMode.Down => false,
            RoundingMode.Ceiling => !_negative,
            RoundingMode.Floor => _negative,
            RoundingMode.HalfUp => half >= 0,
            RoundingMode.HalfDown => half > 0,
            _ => half > 0 || (half == 0 && !UInt128.IsEvenInteger(kept)),
        };
        return Of(up ? kept + 1 : kept, -scale, _negative);
    }

    /// <summary>What stays, and how what is cut off compares to half a unit of it.</summary>
    private static (UInt128 Kept, int Half) Cut(UInt128 coefficient, int digits, out bool exact)
    {
        exact = false;
        if (digits > Precision + 1) return (0, -1);
        var (kept, lost) = UInt128.DivRem(coefficient, Digits.Ten(digits));
        exact = lost == 0;
        return (kept, lost.CompareTo(5 * Digits.Ten(digits - 1)));
    }

    private static FeelNumber? SmallSum(FeelNumber left, FeelNumber right)
    {
        if (left._negative == right._negative)
            return Of((UInt128)left._low + right._low, left._exponent, left._negative);
        return left._low >= right._low
            ? Of(left._low - right._low, left._exponent, left._negative)
            : Of(right._low - left._low, left._exponent, right._negative);
    }

    internal BigInteger Whole() => _negative ? -(BigInteger)Coefficient : Coefficient;

    private static OverflowException TooLarge() => new("A number may have at most 6145 digits before the point.");
}

/// <summary>How a number that lies between two others is rounded.</summary>
internal enum RoundingMode
{
    HalfEven,
    HalfUp,
    HalfDown,
    Up,
    Down,
    Floor,
    Ceiling,
}
