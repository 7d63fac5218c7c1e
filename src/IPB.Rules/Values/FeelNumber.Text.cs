using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace IPB.Rules;

public readonly partial struct FeelNumber
{
    // More digits than are kept; the others only decide whether the number lies above a half.
    private const int DigitsRead = 36;
    private const int MostExponentDigits = 6;

    public static implicit operator FeelNumber(int value) => (long)value;

    public static implicit operator FeelNumber(long value) =>
        new(value < 0 ? (UInt128)(-(Int128)value) : (UInt128)value, 0, value < 0);

    public static implicit operator FeelNumber(ulong value) => new(value, 0, false);

    public static implicit operator FeelNumber(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var coefficient = new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        return Of(coefficient, -((bits[3] >> 16) & 0xFF), bits[3] < 0)!.Value;
    }

    /// <summary>The shortest decimal number that reads as this one; null for infinity and NaN.</summary>
    public static FeelNumber? FromDouble(double value) =>
        TryParse(value.ToString("R", CultureInfo.InvariantCulture), out var number) ? number : null;

    /// <exception cref="OverflowException">Decimal cannot hold a number this large.</exception>
    public static explicit operator decimal(FeelNumber value) =>
        value.Magnitude > 28
            ? throw new OverflowException("The number is too large for a decimal.")
            : decimal.Parse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The nearest double; infinity when it is too large for one.</summary>
    public static explicit operator double(FeelNumber value) =>
        double.Parse(value.Whole().ToString(CultureInfo.InvariantCulture) + "E"
            + value._exponent.ToString(CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Without the fraction.</summary>
    /// <exception cref="OverflowException">An int cannot hold it.</exception>
    public static explicit operator int(FeelNumber value) => checked((int)(long)value);

    /// <summary>Without the fraction.</summary>
    /// <exception cref="OverflowException">A long cannot hold it.</exception>
    public static explicit operator long(FeelNumber value)
    {
        if (value.Magnitude > 18) throw new OverflowException("The number is too large for a long.");
        return (long)value.Truncate().Whole();
    }

    /// <summary>As the conversion to decimal, with null for what decimal cannot hold.</summary>
    public decimal? ToDecimal() => Magnitude > 28 ? null : TryDecimal();

    /// <summary>The whole number without the fraction when it lies within the limits, else null.</summary>
    internal long? Within(long least, long most)
    {
        if (Magnitude > 17) return null;
        var whole = (long)Truncate().Whole();
        return whole >= least && whole <= most ? whole : null;
    }

    /// <summary>The value times ten to the power, without what is then a fraction; null when it passes the limit.
    /// </summary>
    internal Int128? Scaled(int power, Int128 limit)
    {
        var exponent = _exponent + power;
        if (Magnitude + power > 37) return null;
        if (exponent < -(Precision + 1)) return 0;
        var size = exponent < 0 ? Coefficient / Digits.Ten(-exponent) : Coefficient * Digits.Ten(exponent);
        return size > (UInt128)limit ? null : _negative ? -(Int128)size : (Int128)size;
    }

    /// <summary>
    /// Reads <c>12</c>, <c>-1.5</c>, <c>.5</c> and <c>1.2E-5</c>; more than 34 digits are rounded. False for all else
    /// and for a number that is too large.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out FeelNumber number) =>
        TryParse(text.AsSpan(), out number);

    /// <inheritdoc cref="TryParse(string?, out FeelNumber)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out FeelNumber number)
    {
        number = Zero;
        var negative = text.StartsWith("-");
        if (negative || text.StartsWith("+")) text = text[1..];
        var mantissa = text.IndexOfAny('e', 'E') is var mark && mark >= 0 ? text[..mark] : text;
        if (!TryExponent(mark < 0 ? "0" : text[(mark + 1)..], out var exponent)) return false;
        if (TryDigits(mantissa, ref exponent, out var rest) is not { } coefficient) return false;
        if (Of(negative ? -coefficient : coefficient, exponent, rest) is not { } found) return false;
        number = found;
        return true;
    }

    /// <summary>The number without exponent, as FEEL prints it: <c>-1234.5</c>.</summary>
    public override string ToString()
    {
        var digits = Coefficient.ToString(CultureInfo.InvariantCulture);
        var sign = _negative ? "-" : "";
        if (_exponent >= 0) return sign + digits + new string('0', _exponent);
        var point = digits.Length + _exponent;
        return point > 0
            ? $"{sign}{digits.AsSpan(0, point)}.{digits.AsSpan(point)}"
            : $"{sign}0.{new string('0', -point)}{digits}";
    }

    private decimal? TryDecimal() =>
        decimal.TryParse(ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static bool TryExponent(ReadOnlySpan<char> text, out int exponent)
    {
        exponent = 0;
        var negative = text.StartsWith("-");
        if (negative || text.StartsWith("+")) text = text[1..];
        if (text.IsEmpty || text.ContainsAnyExceptInRange('0', '9')) return false;
        text = text.TrimStart('0');
        var size = text.Length > MostExponentDigits ? "1000000" : text;
        exponent = size.IsEmpty ? 0 : int.Parse(size, NumberStyles.None, CultureInfo.InvariantCulture);
        if (negative) exponent = -exponent;
        return true;
    }

    private static BigInteger? TryDigits(ReadOnlySpan<char> text, ref int exponent, out bool rest)
    {
        rest = false;
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? [] : text[(point + 1)..];
        if ((point >= 0 || whole.IsEmpty) && fraction.IsEmpty) return null;
        if (whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9')) return null;
        var digits = string.Concat(whole, fraction).AsSpan().TrimStart('0');
        exponent -= fraction.Length;
        if (digits.IsEmpty) return BigInteger.Zero;
        if (digits.Length <= DigitsRead) return BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        rest = digits[DigitsRead..].ContainsAnyExcept('0');
        exponent += digits.Length - DigitsRead;
        return BigInteger.Parse(digits[..DigitsRead], CultureInfo.InvariantCulture);
    }
}
