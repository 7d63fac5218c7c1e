namespace IPB.Rules.Fuzz;

/// <summary>
/// Writes random expressions that follow the grammar, mostly with the types that each place wants. Types are as FEEL
/// writes them.
/// </summary>
internal sealed partial class Writer(Random random)
{
    private const int MostLocals = 6;

    private static readonly string[] Types =
    [
        "number", "string", "boolean", "date", "time", "date and time", "days and time duration",
        "years and months duration", "list<number>", "list<string>", "context", "range<number>", "Any",
    ];

    private readonly List<(string Name, string Type)> _variables = [.. Surroundings.All];

    public string Any(int depth) => Of(Pick(Types), depth);

    /// <summary>An expression whose value is of the type or null; now and then of another, on purpose.</summary>
    public string Of(string type, int depth)
    {
        if (random.Next(40) == 0) type = Pick(Types);
        if (depth <= 0 || random.Next(6) == 0) return Leaf(type);
        return random.Next(10) switch
        {
            0 => $"if {Of("boolean", depth - 1)} then {Of(type, depth - 1)} else {Of(type, depth - 1)}",
            1 => $"({Of(type, depth - 1)})",
            2 => Applied(type, depth - 1),
            3 => $"[{Of(type, depth - 1)}, {Of(type, depth - 1)}][{Pick("1", "-1", "2", "item != null")}]",
            4 => Path(type, depth - 1),
            5 or 6 => BuiltIn(type, depth - 1),
            _ => Special(type, depth - 1),
        };
    }

    public string Tests(int depth)
    {
        var type = Pick(Types);
        var tests = string.Join(", ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => Test(type, depth)));
        return random.Next(4) switch
        {
            0 => "-",
            1 => $"not({tests})",
            _ => tests,
        };
    }

    private string Special(string type, int depth) => type switch
    {
        "number" => Number(depth),
        "boolean" => Condition(depth),
        "string" => $"{Of("string", depth)} + {Of("string", depth)}",
        "date" or "date and time" or "time" =>
            $"{Of(type, depth)} {Pick("+", "-")} {Of("days and time duration", depth)}",
        "days and time duration" or "years and months duration" => Pick(
            $"{Of(type, depth)} * {Of("number", depth)}", $"-({Of(type, depth)})",
            $"{Of(type, depth)} - {Of(type, depth)}"),
        "range<number>" => Range("number", depth),
        "context" => Context(depth),
        _ when type.StartsWith("list", StringComparison.Ordinal) => List(ItemOf(type), depth),
        _ when type.StartsWith("function", StringComparison.Ordinal) => Function(2, "Any", depth),
        _ => Any(depth),
    };

    private string Number(int depth) => random.Next(7) switch
    {
        0 => $"-{Of("number", 0)}",
        1 => $"({Of("number", depth)}) {Pick("*", "/", "**")} ({Of("number", depth)})",
        2 => $"{Of("date", depth)}.{Pick("year", "month", "day", "weekday")}",
        3 => $"({Of("range<number>", depth)}).{Pick("start", "end")}",
        4 => $"twice({Pick("", "n: ")}{Of("number", depth)})",
        _ => $"{Of("number", depth)} {Pick("+", "-")} {Of("number", depth)}",
    };

    private string Condition(int depth)
    {
        var type = Pick(Types);
        return random.Next(8) switch
        {
            0 => $"{Of("boolean", depth)} {Pick("and", "or")} {Of("boolean", depth)}",
            1 => $"({Of(type, depth)}) {Pick("=", "!=")} ({Of(type, depth)})",
            2 => $"({Of("number", depth)}) {Pick("<", "<=", ">", ">=")} ({Of("number", depth)})",
            3 => $"({Of("number", depth)}) between ({Of("number", depth)}) and ({Of("number", depth)})",
            4 => $"({Of(type, depth)}) in ({Test(type, depth)}, {Test(type, depth)})",
            5 => $"({Of("number", depth)}) in {Of("range<number>", depth)}",
            6 => $"({Of(type, depth)}) instance of {Pick(Pick(Types), "list<number>", "context<a: string>",
                "function<number> -> Any", "range<date>")}",
            _ => Quantified(depth),
        };
    }

    private string Test(string type, int depth) => random.Next(5) switch
    {
        0 => $"{Pick("<", "<=", ">", ">=", "=", "!=")} ({Of(type, depth)})",
        1 => Range(type == "Any" ? "number" : type, depth),
        2 => $"? = ({Of(type, depth)})",
        _ => $"({Of(type, depth)})",
    };

    private string Range(string type, int depth) => random.Next(4) == 0
        ? $"({Pick("<", "<=", ">", ">=", "=", "!=")} {Leaf(type)})"
        : $"{Pick("[", "(", "]")}({Of(type, depth)})..({Of(type, depth)}){Pick("]", ")", "[")}";

    private string Leaf(string type)
    {
        var fitting = _variables.Where(v => v.Type == type).Select(v => v.Name).ToArray();
        return fitting.Length > 0 && random.Next(2) == 0 ? Pick(fitting) : Literal(type);
    }

    private string Literal(string type) => type switch
    {
        "number" => Pick("0", "1", "2.5", ".5", "1e3", "10", "9999999999999999999999999999999999", "1E-6100", "-3"),
        "string" => Pick("\"\"", "\"t\"", "\"å🐎\"", "\"2024-02-30\"", "\"a\\u0041\\n\\\"\"", "\"[1..2]\"",
            "\"(a|b)*c\""),
        "boolean" => Pick("true", "false"),
        "date" => Pick("@\"2024-01-31\"", "date(\"-0044-03-15\")", "@\"999999999-12-31\""),
        "time" => Pick("@\"10:00:00\"", "@\"23:59:59.999+14:00\"", "@\"00:00:00@Asia/Tokyo\""),
        "date and time" => Pick("@\"2024-01-31T10:00:00Z\"", "@\"2024-01-31T24:00:00\"",
            "@\"-99999-01-01T00:00:00Z\""),
        "days and time duration" => Pick("@\"P1D\"", "@\"-PT36H0.5S\"", "@\"PT0S\"", "@\"P999999999999D\""),
        "years and months duration" => Pick("@\"P1M\"", "@\"-P20Y\"", "@\"P0M\""),
        "context" => Pick("{}", "{a: 1}", "{k: \"t\", m: [1]}", "order"),
        "list<number>" => Pick("[]", "[1, 2]", "[null]", "b"),
        "list<string>" => Pick("[]", "[\"a\", \"b\"]", "tags"),
        _ when type.StartsWith("list", StringComparison.Ordinal) =>
            Pick("[]", "[1, \"a\", null]", "[[1], [2, [3]]]", "😀"),
        _ when type.StartsWith("range", StringComparison.Ordinal) => Pick("[1..5)", "limits", "(< 5)", "]1..2["),
        _ when type.StartsWith("function", StringComparison.Ordinal) => Pick("function(a, b) a < b", "twice", "abs"),
        _ => Pick("null", "1", "\"t\"", "missing", "missing name", "@\"no date\"", "[1]", "{a: 1}", "twice"),
    };

    private static string ItemOf(string list) => list.Length > 6 ? list[5..^1] : "Any";

    private string Pick(params ReadOnlySpan<string> choices) => choices[random.Next(choices.Length)];
}
