using CsCheck;

namespace IPB.Rules.Tests;

public sealed class PowersTests
{
    [Fact]
    public void Known_answers_have_all_34_digits() => Feel.Check("""
        sqrt(2) → 1.414213562373095048801688724209698
        sqrt(16) → 4
        sqrt(0.0000000000000000000000000000000000000001) → 0.00000000000000000001
        sqrt(12345678987654321) → 111111111
        sqrt(-1) → null
        exp(1) → 2.718281828459045235360287471352662
        exp(0) → 1
        exp(-1) → 0.3678794411714423215955237701614609
        exp(14150) → null
        exp(-15000) → 0
        exp(10 ** 6000) → null
        exp(-(10 ** 6000)) → 0
        log(2) → 0.6931471805599453094172321214581766
        log(10) → 2.302585092994045684017991454684364
        log(1) → 0
        log(1.000000000000000000000000000000001) * 10 ** 33 → 0.9999999999999999999999999999999995
        log(0) → null
        2 ** 0.5 → 1.414213562373095048801688724209698
        100 ** 0.5 → 10
        0.04 ** -0.5 → 5
        2 ** 100 → 1267650600228229401496703205376
        3 ** 80 → 147808829414345923316083210206383300000
        (-2) ** 3 → -8
        (-8) ** (1 / 3) → null
        1.000000000000000000000000000000001 ** (10 ** 33) → 2.718281828459045235360287471352661
        0.5 ** (10 ** 6000) → 0
        (-1) ** (10 ** 20 + 1) → -1
        (-1) ** (10 ** 20) → 1
        0 ** 0 → 1
        0 ** 2 → 0
        10 ** 6144 > 0 → true
        10 ** 6145 → null
        10 ** -6176 > 0 → true
        10 ** -6200 → 0
        """);

    [Fact]
    public void Logarithms_and_exponentials_undo_each_other() =>
        Gen.Double[-200, 200].Select(d => FeelNumber.FromDouble(d)!.Value).Sample(number =>
        {
            var back = Powers.Logarithm(Powers.Exponential(number)!.Value)!.Value;
            Assert.True(FeelNumber.Abs(back - number) * Ten(31) < 1, $"{number} {back}");
        }, iter: 300);

    [Fact]
    public void A_square_has_its_root_and_a_root_its_square() =>
        Gen.Long[1, 99_999_999_999_999_999].Select(n => (FeelNumber)n).Sample(number =>
        {
            Assert.Equal(number, Powers.Root(number * number));
            var root = Powers.Root(number)!.Value;
            Assert.True(FeelNumber.Abs(root * root - number) * Ten(32) < number);
        }, iter: 2_000);

    private static FeelNumber Ten(int power) => Powers.Power(10, power)!.Value;
}
