using System.Globalization;

namespace IPB.Rules;

/// <summary>Something in an expression that cannot work as it is written.</summary>
/// <param name="Position">Offset in the text, counted from 0 in UTF-16 characters.</param>
/// <param name="Length">How many characters it is about.</param>
/// <param name="Expected">What would be right there, in words.</param>
/// <param name="Found">What stands there instead, in words.</param>
/// <param name="Advice">What was probably meant, such as <c>did you mean 'count'?</c>; else null.</param>
public sealed record FeelFinding(int Position, int Length, string Expected, string Found, string? Advice = null)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"expected {Expected} but found {Found}{(Advice is null ? "" : $"; {Advice}")}, at character {Position + 1}");
}
