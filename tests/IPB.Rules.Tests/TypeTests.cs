namespace IPB.Rules.Tests;

public sealed class TypeTests
{
    private static readonly Dictionary<string, FeelType> Named = new()
    {
        ["tAge"] = FeelType.Number,
        ["tax+fee type"] = FeelType.String,
        ["lib.tCase"] = FeelType.ContextOf([KeyValuePair.Create("id", FeelType.String)]),
    };

    [Theory]
    [InlineData("number", "number")]
    [InlineData("date  and time", "date and time")]
    [InlineData("dateTime", "date and time")]
    [InlineData("list<list< string >>", "list<list<string>>")]
    [InlineData("list", "list<Any>")]
    [InlineData("context<>", "context<>")]
    [InlineData("context<a b: number, \"c\": date>", "context<a b: number, c: date>")]
    [InlineData("function<number, string>->boolean", "function<number, string> -> boolean")]
    [InlineData("function<> -> function<Any> -> Any", "function<> -> function<Any> -> Any")]
    [InlineData("range<years and months duration>", "range<years and months duration>")]
    [InlineData("list<tAge>", "list<number>")]
    [InlineData("tax+fee type", "string")]
    [InlineData("lib.tCase", "context<id: string>")]
    [InlineData("unknown", null)]
    [InlineData("list<", null)]
    [InlineData("", null)]
    public void Types_are_read_and_written_as_in_FEEL(string text, string? printed) =>
        Assert.Equal(printed, FeelType.TryParse(text, Named, out var type) ? type.ToString() : null);

    [Theory]
    [InlineData("number", "Any", true)]
    [InlineData("Any", "number", false)]
    [InlineData("Null", "number", true)]
    [InlineData("list<number>", "list<Any>", true)]
    [InlineData("list<Any>", "list<number>", false)]
    [InlineData("context<a: number, b: string>", "context<a: number>", true)]
    [InlineData("context<a: number>", "context<a: number, b: string>", false)]
    [InlineData("function<Any> -> number", "function<number> -> Any", true)]
    [InlineData("function<number> -> number", "function<Any> -> Any", false)]
    [InlineData("range<date>", "range<date>", true)]
    [InlineData("date", "date and time", false)]
    public void A_type_conforms_to_what_all_its_values_belong_to(string type, string other, bool conforms) =>
        Assert.Equal(conforms, Type(type).ConformsTo(Type(other)));

    [Theory]
    [InlineData("number", "[5]", "5")]
    [InlineData("list<number>", "5", "[5]")]
    [InlineData("number", "\"5\"", "null")]
    [InlineData("number", "[5, 6]", "null")]
    [InlineData("list<number>", "[1, \"a\"]", "null")]
    [InlineData("list<number>", "[1, null]", "[1, null]")]
    [InlineData("date and time", "@\"2024-01-02\"", "2024-01-02T00:00:00Z")]
    [InlineData("context<a: string>", "{a: \"x\", b: 1}", "{a: \"x\", b: 1}")]
    [InlineData("context<a: string>", "{b: 1}", "null")]
    [InlineData("Any", "[5]", "[5]")]
    public void Values_are_converted_as_DMN_does(string type, string value, string converted) =>
        Assert.Equal(converted, FeelValue.Print(Type(type).Coerce(Feel.Value(value))));

    [Fact]
    public void A_type_that_holds_others_over_and_over_is_bounded()
    {
        var type = FeelType.Number;
        for (var i = 0; i < 60; i++)
            type = FeelType.ContextOf([KeyValuePair.Create("a", type), KeyValuePair.Create("b", type)]);
        Assert.InRange(type.ToString().Length, 1, 100_000);
    }

    private static FeelType Type(string text) => FeelType.TryParse(text, Named, out var type)
        ? type : throw new ArgumentException($"expected a type, got {text}");
}
