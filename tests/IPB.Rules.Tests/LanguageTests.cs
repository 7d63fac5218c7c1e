namespace IPB.Rules.Tests;

public sealed class LanguageTests
{
    private static readonly Scope Town = Scope.Of(new Dictionary<string, FeelType>
    {
        ["cost+fee"] = FeelType.Number,
        ["cost"] = FeelType.Number,
        ["fee"] = FeelType.Number,
        ["date and place"] = FeelType.String,
        ["it's open"] = FeelType.Boolean,
        ["if only"] = FeelType.Number,
        ["order"] = FeelType.ContextOf([KeyValuePair.Create("tax-rate", FeelType.Number)]),
        ["lines"] = FeelType.ListOf(FeelType.ContextOf([KeyValuePair.Create("net/gross", FeelType.Number)])),
    });

    private static readonly Dictionary<string, object?> Values = new()
    {
        ["cost+fee"] = 7,
        ["cost"] = 2,
        ["fee"] = 3,
        ["date and place"] = "here",
        ["it's open"] = true,
        ["if only"] = 1,
        ["order"] = new Dictionary<string, object?> { ["tax-rate"] = 25 },
        ["lines"] = new[] { new Dictionary<string, object?> { ["net/gross"] = 4 } },
    };

    [Theory]
    [InlineData("cost+fee", "7")]
    [InlineData("cost + fee", "7")]
    [InlineData("fee+cost", "5")]
    [InlineData("(cost)+fee", "5")]
    [InlineData("cost+fee+fee", "10")]
    [InlineData("date and place", "here")]
    [InlineData("it's open and true", "true")]
    [InlineData("if only = 1 then 2 else 3", "refused")]
    [InlineData("if if only = 1 then 2 else 3", "2")]
    [InlineData("order.tax-rate", "25")]
    [InlineData("lines[net/gross > 3].net/gross", "[4]")]
    public void The_longest_name_of_the_scope_is_read(string text, string value) =>
        Assert.Equal(value, Expression.TryParse(text, Town, out var expression, out _)
            ? FeelValue.Print(expression.Evaluate(Values)) : "refused");

    [Fact]
    public void Words_in_a_row_are_a_name_without_any_scope() => Feel.Check("""
        Applicant age + 1 → 42
        Applicant   age → 41
        for each one in [1, 2] return each one + 1 → [2, 3]
        some each one in [1, 2] satisfies each one > 1 → true
        {net price: 2, gross price: net price * 2}.gross price → 4
        {a+b: 1, c: a+b + 1}.c → 2
        {a+b: 1}.a+b → 1
        [{a-b: 1}, {a-b: 2}][a-b > 1].a-b → [2]
        {🐎: "bar"}.🐎 → "bar"
        {"a key": 1}.a key → 1
        (function(first one, b) first one - b)(first one: 3, b: 1) → 2
        day of week(@"2024-11-24") → "Sunday"
        years and months duration(@"2023-01-01", @"2024-03-01") → P1Y2M
        """, ("Applicant age", 41));

    [Fact]
    public void Ranges_are_values() => Feel.Check("""
        [1..5] → [1..5]
        ]1..5[ → (1..5)
        (< 5) → < 5
        (>=5).start → 5
        [1..5).end included → false
        {r: [1..5]}.r.start → 1
        3 in {r: [1..5]}.r → true
        3 in ({r: [1..5]}).r → true
        3 in ([1, 2])[2] + 1 → true
        3 in (1) - 1 → false
        [1..[4, 5][2]] → [1..5]
        2 in ]1..3[ and [true][1] → true
        7 in [[1..5], [6..8]] → true
        9 in ([1..5], [6..8], 9) → true
        5 in (< 5, > 5) → false
        [1..5] = [1..5] → true
        [1..5] = [1..5) → false
        ["a".."c"] instance of range<string> → true
        [1.."c"] → null
        (!= 5).start → 5
        4 in (!= 5) → true
        for i in [1..3] return i → [1, 2, 3]
        for i in (1..3) return i → [2]
        for d in @"2024-02-28"..@"2024-03-01" return d.day → [28, 29, 1]
        [[1..2], [3..4]][2].end → 4
        []1..5[, []][1].start → 1
        for i in [] return i → []
        [1, 2, 3][item in [2..3]] → [2, 3]
        """);

    [Fact]
    public void Functions_are_values() => Feel.Check("""
        (function(a, b) a + b)(1, 2) → 3
        (function(a: number, b: number) a - b)(b: 1, a: 3) → 2
        (function(a: number) a)("x") → null
        (function(a: number) a)([5]) → 5
        (function(a, b) a)(1) → null
        (function(a) a)(b: 1) → null
        (function() 7)() → 7
        {f: function(n) n * n, r: f(3)}.r → 9
        {n: 2, f: function(x) x * n, r: (function(n) f(n))(10)}.r → 20
        (function(a) function(b) a + b)(1)(2) → 3
        {f: function(g, n) if n = 0 then 1 else n * g(g, n - 1), r: f(f, 5)}.r → 120
        (function(f) f(-3))(abs) → 3
        sort([3, 1, 2], function(a, b) a > b) → [3, 2, 1]
        (function(a) external {java: {class: "C", method signature: "m(int)"}})(1) → null
        {f: 5, r: f(1)}.r → null
        substring(string: "foobar", start position: 4) → "bar"
        substring(string: "foobar", begin: 4) → null
        count(list: [1, 2]) → 2
        count() → null
        unknown(1) → null
        for f in [abs, 1] return f → [null, 1]
        """);

    [Fact]
    public void Instances_of_types() => Feel.Check("""
        1 instance of number → true
        1 instance of Any → true
        null instance of Any → false
        [1, 2] instance of list<number> → true
        [1, "a"] instance of list<number> → false
        {a: "x", b: 1} instance of context<a: string> → true
        {a: 1} instance of context<a: string> → false
        date("2024-01-01") instance of date and time → false
        @"2024-01-01T00:00:00" instance of date and time → true
        @"P1D" instance of days and time duration → true
        (function(a: number) "x") instance of function<number> -> string → true
        (function(a: number) 1) instance of function<number> -> string → false
        [@"2024-01-01"..@"2024-02-01"] instance of range<date> → true
        1 instance of unheard of → null
        1 + 1 instance of number → true
        1 instance of number instance of boolean → true
        """);

    [Fact]
    public void Loops_see_their_results_so_far() => Feel.Check("""
        for i in 0..4 return if i = 0 then 1 else i * partial[-1] → [1, 1, 2, 6, 24]
        for i in 1..3 return count(partial) → [0, 1, 2]
        for i in 1..3 return partial → [[], [[]], [[], [[]]]]
        (for i in 1..3 return function() count(partial))[2]() → 3
        for partial in [1, 2] return partial → [1, 2]
        """);

    [Fact]
    public void What_is_wrong_at_run_time_is_null() => Feel.Check("""
        {a: 1, a: 2} → null
        @"2024-13-01" → null
        1 < 2 < 3 → null
        true = true = true → true
        1 between 0 and 2 = true → true
        "a".b → null
        """);

    [Fact]
    public void Moments_are_given_from_outside()
    {
        var now = new DateTimeOffset(2024, 2, 29, 10, 0, 0, TimeSpan.Zero);
        Assert.Equal("2024-02-29", FeelValue.Print(Expression.Parse("today()").Evaluate(Feel.Nothing, now)));
        Assert.Null(Expression.Parse("now()").Evaluate(Feel.Nothing));
    }

    [Fact]
    public void A_function_may_outlive_its_evaluation()
    {
        var context = Feel.Context(("add", Expression.Parse("function(a) a + n").Evaluate(Feel.Context(("n", 5)))));
        Assert.Equal((FeelNumber)6, Expression.Parse("add(1)").Evaluate(context));
        var inner = Expression.Parse("(function(n) function(a) a + n)(7)").Evaluate(Feel.Nothing);
        Assert.Equal((FeelNumber)8, Expression.Parse("add(1)").Evaluate(Feel.Context(("add", inner))));
    }
}
