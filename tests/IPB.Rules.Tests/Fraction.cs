using System.Globalization;
using System.Numerics;

namespace IPB.Rules.Tests;

/// <summary>An exact number, and its rounding to 34 digits worked out by comparing halves.</summary>
internal readonly record struct Fraction(BigInteger Over, BigInteger Under)
{
    public static Fraction Of(FeelNumber number)
    {
        var text = number.ToString();
        var places = text.Contains('.') ? text.Length - text.IndexOf('.') - 1 : 0;
        var digits = BigInteger.Parse(text.Replace(".", ""), CultureInfo.InvariantCulture);
        return new Fraction(digits, BigInteger.Pow(10, places));
    }

    public static Fraction operator +(Fraction a, Fraction b) =>
        new(a.Over * b.Under + b.Over * a.Under, a.Under * b.Under);

    public static Fraction operator -(Fraction a, Fraction b) =>
        new(a.Over * b.Under - b.Over * a.Under, a.Under * b.Under);

    public static Fraction operator *(Fraction a, Fraction b) => new(a.Over * b.Over, a.Under * b.Under);

    public static Fraction operator /(Fraction a, Fraction b) =>
        new(a.Over * b.Under * b.Over.Sign, a.Under * BigInteger.Abs(b.Over));

    public int Order(Fraction other) => (Over * other.Under).CompareTo(other.Over * Under);

    public static implicit operator FeelNumber(Fraction exact)
    {
        if (exact.Over.IsZero) return FeelNumber.Zero;
        var (over, under, exponent) = (BigInteger.Abs(exact.Over), exact.Under, 0);
        var limit = BigInteger.Pow(10, 34);
        while (over / under >= limit) (under, exponent) = (under * 10, exponent + 1);
        while (over * 10 / under < limit) (over, exponent) = (over * 10, exponent - 1);
        var digits = BigInteger.DivRem(over, under, out var rest);
        if (2 * rest > under || (2 * rest == under && !digits.IsEven)) digits++;
        var text = string.Create(CultureInfo.InvariantCulture, $"{digits * exact.Over.Sign}E{exponent}");
        return FeelNumber.TryParse(text, out var number) ? number : throw new OverflowException();
    }
}
