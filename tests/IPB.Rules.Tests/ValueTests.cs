using System.Globalization;

namespace IPB.Rules.Tests;

public sealed class ValueTests
{
    [Fact]
    public void All_number_types_become_one()
    {
        object[] numbers = [(byte)7, (sbyte)7, (short)7, (ushort)7, 7, 7u, 7L, 7ul, 7f, 7d, 7m];
        Assert.All(numbers, number => Assert.Equal((FeelNumber)7, Assert.IsType<FeelNumber>(FeelValue.From(number))));
    }

    [Fact]
    public void What_is_no_number_or_too_large_is_null()
    {
        Assert.All([double.NaN, double.PositiveInfinity], n => Assert.Null(FeelValue.From(n)));
        Assert.Null(Expression.Parse("n").Evaluate(Feel.Json("""{"n": 1e6145}""")));
        Assert.Equal(true, Expression.Parse("n > 10 ** 399").Evaluate(Feel.Json("""{"n": 1e400}""")));
    }

    [Fact]
    public void Json_is_read_as_it_is()
    {
        var context = Feel.Json("""{"case": {"budget": 12.5, "open": true, "none": null, "tags": ["a", {"b": 1}]}}""");
        Assert.Equal((FeelNumber)12.5m, Expression.Parse("case.budget").Evaluate(context));
        Assert.Equal("{budget: 12.5, open: true, none: null, tags: [\"a\", {b: 1}]}",
            FeelValue.Print(Expression.Parse("case").Evaluate(context)));
        Assert.True(Expression.Parse("case.tags[2].b = 1 and case.open and case.none = null").IsTrue(context));
    }

    [Fact]
    public void Moments_keep_whether_they_have_an_offset()
    {
        var clock = new DateTime(2024, 1, 2, 3, 4, 5);
        Assert.IsType<FeelDateTime>(FeelValue.From(clock));
        Assert.IsType<FeelDateTime>(FeelValue.From(DateTime.SpecifyKind(clock, DateTimeKind.Utc)));
        Assert.Throws<FeelValueException>(() => FeelValue.From(DateTime.SpecifyKind(clock, DateTimeKind.Local)));
    }

    [Fact]
    public void Other_types_are_refused_with_their_name()
    {
        var refused = Assert.Throws<FeelValueException>(() => Expression.Parse("x").Evaluate(Feel.Context(("x", 'c'))));
        Assert.Equal("a value of the type Char", refused.Found);
        Assert.Throws<FeelValueException>(() => FeelValue.From(new Dictionary<int, int> { [1] = 2 }));
    }

    [Fact]
    public void A_value_that_holds_itself_is_refused()
    {
        var list = new List<object?>();
        list.Add(list);
        Assert.Throws<FeelValueException>(() => FeelValue.From(list));
    }

    [Fact]
    public void Values_that_are_not_read_may_be_anything() =>
        Assert.Equal((FeelNumber)1, Expression.Parse("a").Evaluate(Feel.Context(("a", 1), ("b", 'c'))));

    [Fact]
    public void Lists_and_dictionaries_of_any_element_type_are_read()
    {
        Assert.Equal("[1, 2]", FeelValue.Print(new List<int> { 1, 2 }));
        Assert.Equal("{a: \"b\"}", FeelValue.Print(new Dictionary<string, string> { ["a"] = "b" }));
    }

    [Fact]
    public void The_culture_of_the_machine_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        foreach (var culture in new[] { "sv-SE", "tr-TR", "ar-SA" })
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            try
            {
                Feel.Check("""
                    string(-1234.5) → "-1234.5"
                    number("-1234.5") → -1234.5
                    upper case("i") → "I"
                    matches("I", "i", "i") → true
                    string(date("2024-01-02")) → "2024-01-02"
                    duration("-PT1.5S") → -PT1.5S
                    """);
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        }
    }

    [Fact]
    public void Years_and_months_print_with_their_sign()
    {
        Assert.Equal("-P1Y2M", new YearsMonths(-14).ToString());
        Assert.Equal("P0M", new YearsMonths(0).ToString());
        Assert.True(new YearsMonths(1) < new YearsMonths(2));
    }
}
