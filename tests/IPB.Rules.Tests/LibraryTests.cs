namespace IPB.Rules.Tests;

/// <summary>Functions as values are called by name, as expressions with named arguments do.</summary>
public sealed class LibraryTests
{
    private static readonly FeelRange OneToTen = new((FeelNumber)1, true, (FeelNumber)10, true);

    [Fact]
    public void Every_function_has_names_types_and_a_result_for_each_parameter()
    {
        var overloads = BuiltIns.Names.SelectMany(name => BuiltIns.Find(name)!.Overloads).ToList();
        Assert.True(BuiltIns.Names.Length >= 80, $"{BuiltIns.Names.Length} functions");
        Assert.All(overloads, overload =>
        {
            Assert.NotEmpty(overload.Result);
            Assert.All(overload.Parameters, p => Assert.NotEmpty(p.Name + p.Type));
            Assert.DoesNotContain(overload.Parameters.SkipLast(1), p => p.IsMany);
            Assert.Equal(overload.Parameters.OrderBy(p => p.IsOptional), overload.Parameters);
        });
    }

    [Fact]
    public void No_function_throws_whatever_it_is_given()
    {
        object?[] values =
        [
            null, true, "", "[1..3]", (FeelNumber)0, (FeelNumber)(-1.5m), new FeelDate(2024, 2, 29), new FeelTime(0),
            FeelValue.From(DateTimeOffset.UnixEpoch), DaysTime.FromDays(1), new YearsMonths(14), OneToTen,
            new FeelRange(null, false, (FeelNumber)5, true), Array.Empty<object?>(), new object?[] { null, "a", true },
            new object?[] { (FeelNumber)1, (FeelNumber)2 }, new Dictionary<string, object?> { ["key"] = "k" },
            BuiltIns.Find("max"), Powers.Power(10, 6_144),
        ];
        foreach (var function in BuiltIns.Names.Select(name => BuiltIns.Find(name)!))
            foreach (var first in values)
                foreach (var second in values)
                    for (var count = 0; count <= 4; count++)
                    {
                        object?[] arguments = [first, second, values[^1], second];
                        FeelValue.Print(function.Invoke(new Budget(), arguments[..count]));
                    }
    }

    [Theory]
    [InlineData("substring", "length,string,start position", "1|2|0")]
    [InlineData("substring", "start position,string", "1|0")]
    [InlineData("floor", "n", "0")]
    [InlineData("date", "day,year,month", "1|2|0")]
    [InlineData("context put", "value,keys,context", "2|1|0")]
    [InlineData("is", "value2", "-1|0")]
    public void Named_arguments_find_their_places(string function, string names, string order) =>
        Assert.Equal(order, string.Join('|', BuiltIns.Find(function)!.Bind(names.Split(','))!.Order));

    [Theory]
    [InlineData("abs", "number")]
    [InlineData("substring", "string")]
    [InlineData("floor", "n,scale,more")]
    [InlineData("date", "year,month")]
    public void Names_that_no_way_of_calling_has_bind_to_nothing(string function, string names) =>
        Assert.Null(BuiltIns.Find(function)!.Bind(names.Split(',')));

    [Fact]
    public void The_number_of_arguments_is_told()
    {
        Assert.Equal("2 to 3 arguments", BuiltIns.Find("substring")!.Arity);
        Assert.Equal("1 or more arguments", BuiltIns.Find("min")!.Arity);
    }

    [Fact]
    public void Lists_are_sorted_and_replaced_by_functions()
    {
        object?[] numbers = [.. new[] { 3, 1, 2, 3, 1 }.Select(n => (object?)(FeelNumber)n)];
        Assert.Equal("[1, 1, 2, 3, 3]", Call("sort", numbers, new Less()));
        Assert.Equal("[3, 9, 9, 3, 9]", Call("list replace", numbers, new Is(1, 2), (FeelNumber)9));
        Assert.Equal("null", Call("sort", numbers, BuiltIns.Find("max")));
        Assert.Equal("null", Call("sort", numbers, BuiltIns.Find("abs")));
    }

    [Fact]
    public void The_moment_is_that_of_the_run_and_unknown_without_one()
    {
        var now = new DateTimeOffset(2024, 11, 24, 23, 30, 0, TimeSpan.FromHours(1));
        var budget = new Budget { Now = now };
        Assert.Equal("2024-11-24T23:30:00+01:00", FeelValue.Print(BuiltIns.Find("now")!.Invoke(budget, [])));
        Assert.Equal("2024-11-24", FeelValue.Print(BuiltIns.Find("today")!.Invoke(budget, [])));
        Assert.Null(BuiltIns.Find("now")!.Invoke(new Budget(), []));
    }

    [Fact]
    public void A_value_that_is_nested_too_deep_is_stopped()
    {
        object? deep = "x";
        for (var i = 0; i < 100_000; i++) deep = new[] { deep };
        foreach (var call in new[] { "string", "flatten", "distinct values" })
            Assert.Throws<FeelBudgetException>(() => BuiltIns.Find(call)!.Invoke(new Budget(), [new[] { deep, deep }]));
        Assert.Throws<FeelBudgetException>(() => Members.Read(new Budget(), deep, "a"));
        Assert.Throws<FeelBudgetException>(() => Comparing.Same(new Budget(), deep, new[] { deep }));
    }

    private static string Call(string function, params object?[] arguments) =>
        FeelValue.Print(BuiltIns.Find(function)!.Invoke(new Budget(), arguments));

    private sealed class Less : FeelFunction
    {
        public override IReadOnlyList<string> Parameters => ["a", "b"];

        internal override object? Invoke(Budget budget, object?[] arguments) =>
            Comparing.Order(budget, arguments[0], arguments[1]) < 0;
    }

    private sealed class Is(params int[] numbers) : FeelFunction
    {
        public override IReadOnlyList<string> Parameters => ["item", "newItem"];

        internal override object? Invoke(Budget budget, object?[] arguments) =>
            numbers.Contains((int)(FeelNumber)arguments[0]!);
    }
}
