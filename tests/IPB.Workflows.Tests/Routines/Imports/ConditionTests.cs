using IPB.Workflows.Routines.Imports;

namespace IPB.Workflows.Tests.Routines.Imports;

public sealed class ConditionTests
{
    [Theory]
    [InlineData("${x == 'y'}", "x = \"y\"")]
    [InlineData("#{kind eq \"say \\\"hi\\\"\"}", "kind = \"say \\\"hi\\\"\"")]
    [InlineData("${not paid}", "paid = false")]
    [InlineData("${!(a && b)}", "not(a and b)")]
    [InlineData("${a && (b || c) and not d}", "a and (b or c) and d = false")]
    [InlineData("${a or b and c}", "a or b and c")]
    [InlineData("${phaseAction != 'CANCEL' && isApproved}", "phase_action != \"CANCEL\" and is_approved")]
    [InlineData("${amount ge 100.5}", "amount >= 100.5")]
    [InlineData("${(a + b) * 2 > c}", "(a + b) * 2 > c")]
    [InlineData("${empty name || !empty other}", "name = null or other != null")]
    [InlineData("${order.total < 5}", "order_total < 5")]
    [InlineData("${title == 'x'}", "process_title = \"x\"")]
    [InlineData("= phaseAction = \"phaseAction\"", "phase_action = \"phaseAction\"")]
    [InlineData("=Vacation Approval = \"Vacation Approval\"", "vacation_approval = \"Vacation Approval\"")]
    [InlineData("=amount > 5 and not(done)", "amount > 5 and not(done)")]
    public void Conditions_become_FEEL(string written, string feel) =>
        Assert.Equal(feel, new Conditions(new FieldUses(false)).Read(new Written(written, null, 1)).Feel);

    [Theory]
    [InlineData("${service.call(x)}", "it calls \"service.call\"")]
    [InlineData("${a ? b : c}", "\"?\" is not expected there")]
    [InlineData("${a ==}", "it ends too early")]
    [InlineData("${(a}", "a closing parenthesis is missing")]
    [InlineData("Is ${a} so", "is not expected there")]
    [InlineData("=a >", "")]
    public void What_is_more_than_a_comparison_is_refused_with_the_reason(string written, string why)
    {
        var condition = new Conditions(new FieldUses(false)).Read(new Written(written, null, 1));
        Assert.Null(condition.Feel);
        Assert.Contains(why, condition.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Endless_parentheses_are_refused() => Assert.Null(new Conditions(new FieldUses(false))
        .Read(new Written("${" + new string('(', 1_900) + "}", null, 1)).Feel);
}
