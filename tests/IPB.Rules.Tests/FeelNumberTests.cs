using System.Numerics;
using CsCheck;

namespace IPB.Rules.Tests;

public sealed class FeelNumberTests
{
    /// <summary>Coefficients of up to 34 digits with exponents near and far.</summary>
    private static readonly Gen<FeelNumber> Any = Gen.Select(
        Gen.Int[1, 34].SelectMany(digits => Gen.Char['0', '9'].Array[digits]), Gen.Int[-60, 60], Gen.Bool,
        (digits, exponent, negative) => Number($"{(negative ? "-" : "")}{new string(digits)}E{exponent}"));

    [Theory]
    [InlineData("12", "12")]
    [InlineData("-0.50", "-0.5")]
    [InlineData(".5", "0.5")]
    [InlineData("1E5", "100000")]
    [InlineData("1.2e-3", "0.0012")]
    [InlineData("-0", "0")]
    [InlineData("0000000000000000000000000000000000000000001.50", "1.5")]
    [InlineData("12345678901234567890123456789012345", "12345678901234567890123456789012340")]
    [InlineData("12345678901234567890123456789012355", "12345678901234567890123456789012360")]
    [InlineData("12345678901234567890123456789012345000000001", "12345678901234567890123456789012350000000000")]
    [InlineData("9999999999999999999999999999999999.5", "10000000000000000000000000000000000")]
    [InlineData("0.99999999999999999999999999999999995", "1")]
    [InlineData("1E-6177", "0")]
    [InlineData("0E999999999999", "0")]
    public void A_number_is_read_with_34_digits_and_printed_plainly(string text, string printed) =>
        Assert.Equal(printed, Number(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("5.")]
    [InlineData(".")]
    [InlineData("1,5")]
    [InlineData(" 1")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("--1")]
    [InlineData("0x10")]
    [InlineData("٣")]
    [InlineData("NaN")]
    [InlineData("1E6145")]
    [InlineData("1E99999999999999999999")]
    public void What_is_no_number_or_too_large_is_refused(string text) =>
        Assert.False(FeelNumber.TryParse(text, out _));

    [Fact]
    public void Equal_numbers_are_one_however_they_are_written()
    {
        string[] forms = ["1000", "1000.000", "1e3", "1E+3", "0.1e4", "1000000e-3"];
        Assert.Single(forms.Select(Number).ToHashSet());
        Assert.Equal(Number("1E40"), Number("10000000E33"));
        Assert.Equal(Number("-0.0"), FeelNumber.Zero);
    }

    [Fact]
    public void Sums_products_and_quotients_are_the_exact_ones_rounded_half_to_even() =>
        Gen.Select(Any, Any).Sample((a, b) =>
        {
            Assert.Equal(Exact(a) + Exact(b), a + b);
            Assert.Equal(Exact(a) - Exact(b), a - b);
            Assert.Equal(Exact(a) * Exact(b), a * b);
            if (b.Sign != 0) Assert.Equal(Exact(a) / Exact(b), a / b);
        }, iter: 20_000);

    [Fact]
    public void The_order_is_that_of_the_exact_numbers() =>
        Gen.Select(Any, Any).Sample((a, b) =>
        {
            Assert.Equal(Exact(a).Order(Exact(b)), Math.Sign(a.CompareTo(b)));
            Assert.Equal(a == b, a.GetHashCode() == b.GetHashCode() && a.CompareTo(b) == 0);
            Assert.Equal(0, a.CompareTo(Number(a.ToString())));
        }, iter: 20_000);

    [Fact]
    public void A_modulo_lies_between_0_and_the_divisor_and_differs_by_a_multiple_of_it() =>
        Gen.Select(Gen.Long, Gen.Long.Where(b => b != 0), Gen.Int[-5, 5]).Sample((a, b, exponent) =>
        {
            var unit = Number($"1E{exponent}");
            var floored = new BigInteger(a) % b;
            if (!floored.IsZero && floored.Sign < 0 != b < 0) floored += b;
            Assert.Equal((FeelNumber)(long)floored * unit, FeelNumber.Modulo(a * unit, b * unit));
        }, iter: 20_000);

    [Fact]
    public void Rounding_keeps_within_a_unit_and_on_the_side_it_promises() =>
        Gen.Select(Any.Where(n => FeelNumber.Abs(n) < Number("1E20")), Gen.Int[-3, 8]).Sample((number, scale) =>
        {
            var unit = Number($"1E{-scale}");
            var (floor, ceiling) = (Rounded(RoundingMode.Floor), Rounded(RoundingMode.Ceiling));
            Assert.True(floor <= number && number <= ceiling && ceiling - floor <= unit);
            Assert.Equal(number.Sign < 0 ? ceiling : floor, Rounded(RoundingMode.Down));
            Assert.Equal(number.Sign < 0 ? floor : ceiling, Rounded(RoundingMode.Up));
            var half = Rounded(RoundingMode.HalfEven);
            Assert.True(half == floor || half == ceiling);
            Assert.True(FeelNumber.Abs(number - half) * 2 <= unit);
            FeelNumber Rounded(RoundingMode mode) => number.Round(scale, mode)!.Value;
        }, iter: 20_000);

    [Fact]
    public void Too_large_results_overflow_and_too_small_ones_are_0()
    {
        var most = Number("9999999999999999999999999999999999E6111");
        Assert.Throws<OverflowException>(() => most + most);
        Assert.Throws<OverflowException>(() => most * 10);
        Assert.Throws<DivideByZeroException>(() => most / 0);
        Assert.Equal(most, most + 1);
        Assert.Equal(FeelNumber.Zero, Number("1E-6176") / 10);
        Assert.Equal(Number("1E-6176"), Number("1E-6176") * Number("0.6"));
    }

    [Fact]
    public void Conversions_keep_the_value_or_say_that_they_cannot()
    {
        Assert.Equal(12.5m, (decimal)Number("12.50"));
        Assert.Equal(decimal.MinValue, (decimal)(FeelNumber)decimal.MinValue);
        Assert.Equal((12, -12, long.MinValue),
            ((int)Number("12.9"), (int)Number("-12.9"), (long)(FeelNumber)long.MinValue));
        Assert.Equal(0.1, (double)Number("0.1"));
        Assert.Equal("0.1", FeelNumber.FromDouble(0.1).ToString());
        Assert.Null(Number("1E29").ToDecimal());
        Assert.Null(FeelNumber.FromDouble(double.NaN));
        Assert.Throws<OverflowException>(() => (decimal)Number("8E28"));
        Assert.Throws<OverflowException>(() => (int)Number("3E9"));
    }

    private static FeelNumber Number(string text) =>
        FeelNumber.TryParse(text, out var number) ? number : throw new ArgumentException(text);

    private static Fraction Exact(FeelNumber number) => Fraction.Of(number);
}
