namespace IPB.Rules.Fuzz;

/// <summary>The variables that generated expressions read: all types, and names with spaces, operators and keywords.
/// </summary>
internal static class Surroundings
{
    private static readonly (string Name, string Type, string Value)[] Variables =
    [
        ("a", "number", "3"),
        ("Applicant age", "number", "41.5"),
        ("cost+fee", "number", "250000"),
        ("nothing", "number", "null"),
        ("x", "string", "\"text\""),
        ("date and place", "string", "\"2024-02-29 Borås\""),
        ("it's open", "boolean", "true"),
        ("due-date", "date", "@\"2024-02-29\""),
        ("noon", "time", "@\"12:00:00@Europe/Stockholm\""),
        ("moment", "date and time", "@\"2024-02-29T10:00:00+01:00\""),
        ("wait", "days and time duration", "@\"P1DT2H\""),
        ("term", "years and months duration", "@\"P1Y6M\""),
        ("b", "list<number>", "[1, 2.5, null, -3]"),
        ("tags", "list<string>", "[\"a\", \"b\", \"\"]"),
        ("order", "context<net price: number, tax-rate: number, lines: list<context<amount: number, text: string>>>",
            "{net price: 10, \"tax-rate\": 0.25, lines: [{amount: 1, text: \"t\"}, {amount: 2, text: \"u\"}]}"),
        ("limits", "range<number>", "(1..10]"),
        ("twice", "function<number> -> number", "function(n: number) n * 2"),
        ("😀", "list<Any>", "[1, \"t\", {a: 2}, [1..3]]"),
    ];

    private static readonly Dictionary<string, FeelType> NoTypes = [];

    /// <summary>Each with its type as FEEL writes it.</summary>
    public static IEnumerable<(string Name, string Type)> All => Variables.Select(v => (v.Name, v.Type));

    public static Scope Scope { get; } = Scope.Of(Variables.Select(v => KeyValuePair.Create(v.Name, TypeOf(v.Type))));

    public static IReadOnlyDictionary<string, object?> Values { get; } = Variables.ToDictionary(
        v => v.Name, v => Expression.Parse(v.Value).Evaluate(new Dictionary<string, object?>()));

    private static FeelType TypeOf(string text) => FeelType.TryParse(text, NoTypes, out var type)
        ? type
        : throw new InvalidOperationException($"expected a type of FEEL, got {text}");
}
