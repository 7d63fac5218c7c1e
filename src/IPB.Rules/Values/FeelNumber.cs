using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace IPB.Rules;

/// <summary>
/// A number of FEEL: 34 significant decimal digits, rounded half to even, as IEEE 754 decimal128 has them.
/// </summary>
/// <remarks>
/// The size goes up to 9.99…E+6144 and down to 1E-6176; what is smaller is 0. There is no minus zero, no infinity and
/// no NaN. Each value has one form (a whole number that fits has the exponent 0, a fraction has no trailing zeros), so
/// equal numbers are equal field by field. Expressions answer null where the operators here throw.
/// </remarks>
public readonly partial struct FeelNumber : IEquatable<FeelNumber>, IComparable<FeelNumber>, IComparable
{
    internal const int Precision = 34;
    internal const int LeastExponent = -6176;
    internal const int MostExponent = 6111;

    private readonly ulong _high;
    private readonly ulong _low;
    private readonly short _exponent;
    private readonly bool _negative;

    private FeelNumber(UInt128 coefficient, int exponent, bool negative)
    {
        (_high, _low) = ((ulong)(coefficient >> 64), (ulong)coefficient);
        (_exponent, _negative) = ((short)exponent, negative);
    }

    public static FeelNumber Zero => default;

    public static FeelNumber One { get; } = 1;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => (_high | _low) == 0 ? 0 : _negative ? -1 : 1;

    /// <summary>Whether it has no fraction.</summary>
    public bool IsWhole => _exponent >= 0;

    internal UInt128 Coefficient => new(_high, _low);

    internal int Exponent => _exponent;

    /// <summary>The power of ten of its first digit: 2 for 123, -1 for 0.5.</summary>
    internal int Magnitude => Digits.Count(Coefficient) - 1 + _exponent;

    private bool IsSmall => _high == 0;

    public bool Equals(FeelNumber other) =>
        _low == other._low && _high == other._high && _exponent == other._exponent && _negative == other._negative;

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is FeelNumber other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_low, _high, _exponent, _negative);

    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        FeelNumber other => CompareTo(other),
        _ => throw new ArgumentException($"expected a number but found a {obj.GetType().Name}", nameof(obj)),
    };

    public int CompareTo(FeelNumber other)
    {
        if (Sign != other.Sign) return Sign.CompareTo(other.Sign);
        var order = CompareSize(other);
        return _negative ? -order : order;
    }

    public static bool operator ==(FeelNumber left, FeelNumber right) => left.Equals(right);

    public static bool operator !=(FeelNumber left, FeelNumber right) => !left.Equals(right);

    public static bool operator <(FeelNumber left, FeelNumber right) => left.CompareTo(right) < 0;

    public static bool operator >(FeelNumber left, FeelNumber right) => left.CompareTo(right) > 0;

    public static bool operator <=(FeelNumber left, FeelNumber right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FeelNumber left, FeelNumber right) => left.CompareTo(right) >= 0;

    public static FeelNumber operator -(FeelNumber value) =>
        value.Sign == 0 ? value : new FeelNumber(value.Coefficient, value._exponent, !value._negative);

    public static FeelNumber Abs(FeelNumber value) => new(value.Coefficient, value._exponent, false);

    /// <summary>The number that has the form of this type; null when it is too large.</summary>
    /// <param name="rest">Whether digits other than 0 follow the coefficient.</param>
    internal static FeelNumber? Of(BigInteger coefficient, int exponent, bool rest = false)
    {
        var negative = coefficient.Sign < 0;
        var size = BigInteger.Abs(coefficient);
        var surplus = Math.Max(Digits.Count(size) - Precision, LeastExponent - exponent);
        if (surplus <= 0 && !rest) return Form((UInt128)size, exponent, negative);
        if (surplus <= 0) throw new ArgumentException("too few digits to round", nameof(coefficient));
        if (surplus > Digits.Count(size)) return Zero;
        var kept = BigInteger.DivRem(size, BigInteger.Pow(10, surplus), out var lost);
        var half = lost.CompareTo(5 * BigInteger.Pow(10, surplus - 1));
        if (half > 0 || (half == 0 && (rest || !kept.IsEven))) kept++;
        return Form((UInt128)kept, exponent + surplus, negative);
    }

    /// <summary>As for whole numbers of any size, without their cost.</summary>
    private static FeelNumber? Of(UInt128 coefficient, int exponent, bool negative)
    {
        if (coefficient < Digits.Limit && exponent >= LeastExponent) return Form(coefficient, exponent, negative);
        return Of(negative ? -(BigInteger)coefficient : coefficient, exponent);
    }

    /// <summary>
    /// Fractions lose trailing zeros; whole numbers get the exponent 0, or as many digits as there may be.
    /// </summary>
    private static FeelNumber? Form(UInt128 coefficient, int exponent, bool negative)
    {
        if (coefficient == 0) return Zero;
        // One that was rounded up to 1 and 34 zeros.
        if (coefficient == Digits.Limit) (coefficient, exponent) = (coefficient / 10, exponent + 1);
        if (exponent < 0) (coefficient, exponent) = Digits.Strip(coefficient, exponent);
        if (exponent > 0)
        {
            var room = Math.Min(exponent, Precision - Digits.Count(coefficient));
            (coefficient, exponent) = (coefficient * Digits.Ten(room), exponent - room);
        }
        return exponent > MostExponent ? null : new FeelNumber(coefficient, exponent, negative);
    }

    private int CompareSize(FeelNumber other)
    {
        if (_exponent == other._exponent) return Coefficient.CompareTo(other.Coefficient);
        var order = Magnitude.CompareTo(other.Magnitude);
        if (order != 0 || Sign == 0) return order;
        // Equally large: the one with the higher exponent has fewer digits, so its zeros fit.
        var difference = _exponent - other._exponent;
        return difference > 0
            ? (Coefficient * Digits.Ten(difference)).CompareTo(other.Coefficient)
            : Coefficient.CompareTo(other.Coefficient * Digits.Ten(-difference));
    }
}
