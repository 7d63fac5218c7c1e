namespace IPB.Rules.Tests;

public sealed class CheckTests
{
    private static readonly Scope City = Scope.Of(new Dictionary<string, FeelType>
    {
        ["budget"] = FeelType.Number,
        ["department"] = FeelType.String,
        ["urgent"] = FeelType.Boolean,
        ["due"] = FeelType.Date,
        ["Applicant age"] = FeelType.Number,
        ["tags"] = FeelType.ListOf(FeelType.String),
        ["costs"] = FeelType.ListOf(FeelType.ContextOf([KeyValuePair.Create("amount", FeelType.Number)])),
        ["owner"] = FeelType.ContextOf([KeyValuePair.Create("name", FeelType.String)]),
        ["twice"] = FeelType.FunctionOf([FeelType.Number], FeelType.Number),
    });

    [Theory]
    [InlineData("cuont(tags)", 0, "a function that exists", "'cuont('", "did you mean 'count'?")]
    [InlineData("twise(1)", 0, "a function that exists", "'twise('", "did you mean 'twice'?")]
    [InlineData("1 + count()", 4, "count with 1 argument", "0 arguments", null)]
    [InlineData("substring(\"a\")", 0, "substring with 2 to 3 arguments", "1 argument", null)]
    [InlineData("substring(string: \"a\", start: 1)", 0,
        "substring with 'string', 'start position', 'length'", "'start'", null)]
    [InlineData("contains(string: \"a\", mach: \"b\")", 0, "contains with 'string', 'match'", "'mach'",
        "did you mean 'match'?")]
    [InlineData("contains(budget, \"a\")", 9, "a string as 'string' of contains", "'budget', which is a number", null)]
    [InlineData("twice(1, 2)", 5, "1 argument", "2 arguments", null)]
    [InlineData("twice(\"a\")", 6, "a number", "'\"a\"', which is a string", null)]
    [InlineData("budget(1)", 6, "a function before '('", "a number", null)]
    [InlineData("budgte > 1", 0, "a name that exists", "'budgte'", "did you mean 'budget'?")]
    [InlineData("Aplicant age > 1", 0, "a name that exists", "'Aplicant age'", "did you mean 'Applicant age'?")]
    [InlineData("owner.nmae = \"a\"", 6, "a member of a context<name: string>", "'nmae'", "did you mean 'name'?")]
    [InlineData("due.hour", 4, "a member of a date", "'hour'", null)]
    [InlineData("budget.x", 7, "no member of a number", "'x'", null)]
    [InlineData("budget > \"a\"", 9, "a number to compare with", "'\"a\"', which is a string", null)]
    [InlineData("1 < budget < 3", 0, "a value that has an order, such as a number, a text or a date",
        "'1 < budget', which is true or false", null)]
    [InlineData("budget = due", 9, "a number to compare with", "'due', which is a date", null)]
    [InlineData("tags = \"a\"", 7, "a list<string> to compare with", "'\"a\"', which is a string", null)]
    [InlineData("budget + \"a\"", 9, "a value for '+' after a number", "'\"a\"', which is a string",
        "use string(…) to join a value to a text")]
    [InlineData("due * 2", 6, "a value for '*' after a date", "'2', which is a number", null)]
    [InlineData("-department", 1, "a number or a duration after '-'", "'department', which is a string", null)]
    [InlineData("if budget then 1 else 2", 3, "true or false after 'if'", "'budget', which is a number", null)]
    [InlineData("urgent and budget", 11, "true or false beside 'and'", "'budget', which is a number", null)]
    [InlineData("some c in costs satisfies c.amount", 26, "true or false after 'satisfies'",
        "'c.amount', which is a number", null)]
    [InlineData("costs[amont > 1]", 6, "a name that exists", "'amont'", "did you mean 'amount'?")]
    [InlineData("costs[\"a\"]", 6, "a condition or the number of an item", "'\"a\"', which is a string", null)]
    [InlineData("budget in (\"a\", 1)", 11, "a test of a number", "'\"a\"', which is a string", null)]
    [InlineData("budget in [due..due]", 11, "a number to compare with", "'due', which is a date", null)]
    [InlineData("budget in (< \"a\")", 13, "a number to compare with", "'\"a\"', which is a string", null)]
    [InlineData("budget between 1 and due", 21, "a number to compare with", "'due', which is a date", null)]
    [InlineData("urgent > false", 0, "a value that has an order, such as a number, a text or a date",
        "'urgent', which is true or false", null)]
    [InlineData("for i in 1..\"a\" return i", 12, "a whole number or a date beside '..'",
        "'\"a\"', which is a string", null)]
    [InlineData("@\"2024-13-01\"", 0, "a date, a time, a date and time or a duration in ISO 8601 form",
        "'2024-13-01'", null)]
    [InlineData("{a: 1, a: 2}", 10, "a key that this context does not have yet", "'a' again", null)]
    [InlineData("budget instance of nubmer", 0, "a type that exists", "'nubmer'", null)]
    [InlineData("function(a: nubmer) a", 9, "a type that exists", "'nubmer'", null)]
    [InlineData("[1..\"a\"]", 4, "a number to compare with", "'\"a\"', which is a string", null)]
    public void A_finding_says_where_what_was_expected_and_what_came(
        string text, int position, string expected, string found, string? advice)
    {
        var finding = Expression.Parse(text, City).Check(City)[0];
        Assert.Equal((position, expected, found, advice),
            (finding.Position, finding.Expected, finding.Found, finding.Advice));
        Assert.InRange(finding.Length, 1, text.Length - position);
    }

    [Theory]
    [InlineData("budget >= 250000 and department in (\"TEF\", \"SBF\")")]
    [InlineData("budget = null or due != null")]
    [InlineData("count(tags) >= 1 and tags[1] = \"a\" and list contains(tags, \"b\")")]
    [InlineData("sum(costs.amount) > budget and costs[amount > budget][1].amount > 1")]
    [InlineData("every c in costs satisfies c.amount < budget")]
    [InlineData("due + duration(\"P1D\") > date(\"2024-01-01\") and due.year > 2024")]
    [InlineData("Applicant age in [18..65] and budget in (< 5, [7..9], 100)")]
    [InlineData("{a: budget, b: a + 1}.b > 1 and owner.name = \"x\"")]
    [InlineData("(function(a: number) a * 2)(budget) = twice(n: budget)")]
    [InlineData("if urgent then 1 else null")]
    [InlineData("sort(tags, function(a, b) a < b)[1] = \"a\"")]
    [InlineData("for i in 1..3 return partial[-1]")]
    [InlineData("min(budget, 3) + max([1, 2]) > 0 and matches(department, \"^T\")")]
    [InlineData("department in tags and department in [\"a\"..\"f\"]")]
    [InlineData("string(budget) + \" kr\" = \"1 kr\"")]
    [InlineData("number(from: \"1,5\", grouping separator: null, decimal separator: \",\") > budget")]
    public void What_can_work_has_no_findings(string text) => Assert.Empty(Expression.Parse(text, City).Check(City));

    [Theory]
    [InlineData("budget + 1", "number")]
    [InlineData("due - due", "days and time duration")]
    [InlineData("due + duration(\"P1D\")", "date")]
    [InlineData("costs.amount", "list<number>")]
    [InlineData("costs[amount > 1]", "list<context<amount: number>>")]
    [InlineData("costs[1].amount", "number")]
    [InlineData("if urgent then 1 else \"a\"", "Any")]
    [InlineData("if urgent then 1 else null", "number")]
    [InlineData("[1..budget]", "range<number>")]
    [InlineData("(< due)", "range<date>")]
    [InlineData("{a: 1, b: a > 0}", "context<a: number, b: boolean>")]
    [InlineData("function(a: number) string(a)", "function<number> -> string")]
    [InlineData("for i in tags return string length(i)", "list<number>")]
    [InlineData("twice(2)", "number")]
    [InlineData("limits.start", "Any")]
    [InlineData("[1, \"a\"]", "list<Any>")]
    public void Types_are_found_without_evaluating(string text, string type) =>
        Assert.Equal(type, Expression.Parse(text, City).Type(City).ToString());

    [Theory]
    [InlineData("< \"a\"", 2, "a number to compare with")]
    [InlineData("\"a\", 5", 0, "a test of a number")]
    [InlineData("[1..urgent]", 4, "a value that has an order, such as a number, a text or a date")]
    [InlineData("? = \"a\"", 4, "a number to compare with")]
    [InlineData("limit", 0, "a name that exists")]
    public void Cells_are_checked_against_their_input(string tests, int position, string expected)
    {
        var finding = UnaryTests.Parse(tests, City).Check(City, FeelType.Number)[0];
        Assert.Equal((position, expected), (finding.Position, finding.Expected));
    }

    [Fact]
    public void Types_that_double_at_each_step_are_bounded()
    {
        var keys = Enumerable.Range(0, 60).Select(i => i == 0 ? "k0: 1" : $"k{i}: {{a: k{i - 1}, b: k{i - 1}}}");
        var expression = Expression.Parse($"{{{string.Join(", ", keys)}}}");
        Assert.Empty(expression.Check(Scope.Empty));
    }
}
