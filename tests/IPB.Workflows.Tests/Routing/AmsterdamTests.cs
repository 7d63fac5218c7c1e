using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IPB.Rules;
using IPB.Workflows.Tests.Calendars;

namespace IPB.Workflows.Tests.Routing;

/// <summary>
/// The routing expressions of Amsterdam's Signalen, with the answers recorded there, written in FEEL. An area is a
/// rectangle: the least and the greatest of both coordinates.
/// </summary>
public partial class AmsterdamTests
{
    private static readonly Dictionary<string, object?> Case = new()
    {
        ["testint"] = 1,
        ["maincat"] = "dieren",
        ["subcat"] = "subcat",
        ["time"] = new TimeOnly(16, 0),
        ["day"] = "Thursday",
        ["listval"] = "geo1",
        ["list"] = new List<object?> { "geo1", "geo2" },
        ["location_1"] = Place(66, 66),
        ["location_2"] = Place(1, 1),
        ["area"] = new Dictionary<string, object?>
        {
            ["west"] = 0,
            ["south"] = 0,
            ["east"] = 50,
            ["north"] = 50,
        },
    };

    [Fact]
    public void Every_expression_answers_as_recorded()
    {
        var file = Path.Combine(SharedData.Folder("routing"), "amsterdam-signals", "routing-expression-tests.json");
        var tests = JsonNode.Parse(File.ReadAllText(file))!["tests"]!.AsArray();
        Assert.Equal(48, tests.Count);
        var wrong = from test in tests
                    let feel = Feel((string)test!["expr"]!)
                    let answer = Expression.Parse(feel).Evaluate(Case)
                    where !Equals(answer, (bool)test["expected"]!)
                    select $"{test["expr"]}: {feel} is {FeelValue.Print(answer)}";
        Assert.Empty(wrong);
    }

    /// <summary><c>a == b</c> is <c>a = b</c>, a bare time a call, a place in an area four comparisons.</summary>
    private static string Feel(string expression)
    {
        var feel = expression.Replace("==", "=", StringComparison.Ordinal);
        feel = BareTime().Replace(feel, m => $"@\"{m.Value}{(m.Value.Length == 5 ? ":00" : "")}\"");
        feel = InArea().Replace(feel, "($1.x in [area.west..area.east] and $1.y in [area.south..area.north])");
        return InList().Replace(feel, "list contains($2, $1)");
    }

    private static Dictionary<string, object?> Place(int x, int y) => new() { ["x"] = x, ["y"] = y };

    [GeneratedRegex(@"\d\d:\d\d(:\d\d)?")]
    private static partial Regex BareTime();

    [GeneratedRegex(@"(\w+) in area\.""\w+""\.""\w+""")]
    private static partial Regex InArea();

    [GeneratedRegex(@"(\w+) in (list)\b")]
    private static partial Regex InList();
}
