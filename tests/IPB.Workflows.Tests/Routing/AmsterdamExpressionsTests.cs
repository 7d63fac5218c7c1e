using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using IPB.Rules;
using IPB.Workflows.Tests.Calendars;

namespace IPB.Workflows.Tests.Routing;

/// <summary>The routing expressions of a real city answer in FEEL as that city recorded.</summary>
public sealed partial class AmsterdamExpressionsTests
{
    private const int Recorded = 48;

    [Fact]
    public void Every_recorded_expression_answers_as_recorded()
    {
        var file = File.ReadAllText(
            Path.Combine(SharedData.Folder("routing/amsterdam-signals"), "routing-expression-tests.json"));
        using var recorded = JsonDocument.Parse(file);
        var tests = recorded.RootElement.GetProperty("tests").EnumerateArray()
            .Select(t => (Source: t.GetProperty("expr").GetString()!, Expected: t.GetProperty("expected").GetBoolean()))
            .ToList();
        var context = Context(recorded.RootElement.GetProperty("context"));

        Assert.Equal(Recorded, tests.Count);
        Assert.All(tests, t => Assert.Equal(
            (t.Source, (object?)t.Expected), (t.Source, Expression.Parse(Feel(t.Source)).Evaluate(context))));
    }

    /// <summary>
    /// FEEL has one equals sign, marks times, asks a moment for its day, and has no shapes: a place is in a rectangle
    /// when its coordinates are between the sides.
    /// </summary>
    private static string Feel(string source)
    {
        var feel = source.Replace("==", "=", StringComparison.Ordinal);
        feel = Day().Replace(feel, "day of week(moment)");
        feel = Clock().Replace(feel, m => m.Groups["seconds"].Success ? $"@\"{m.Value}\"" : $"@\"{m.Value}:00\"");
        return InArea().Replace(feel, m =>
        {
            var (place, area) = (m.Groups["place"].Value, $"areas.{m.Groups["type"].Value}.{m.Groups["code"].Value}");
            return $"({place}[1] in [{area}.west..{area}.east] and {place}[2] in [{area}.south..{area}.north])";
        });
    }

    private static Dictionary<string, object?> Context(JsonElement recorded)
    {
        var thursday = new DateTime(2026, 11, 26);
        var context = new Dictionary<string, object?> { ["moment"] = thursday };
        foreach (var entry in recorded.EnumerateObject()) context[entry.Name] = entry.Value;
        context["time"] = TimeOnly.ParseExact(
            recorded.GetProperty("time").GetString()!, "HH:mm:ss", CultureInfo.InvariantCulture);
        var square = Side().Match(recorded.GetProperty("area.stadsdeel.oost").GetString()!);
        var (from, to) = (Number(square, "from"), Number(square, "to"));
        var oost = new Dictionary<string, object?>
        {
            ["west"] = from,
            ["east"] = to,
            ["south"] = from,
            ["north"] = to,
        };
        context["areas"] = Nested("stadsdeel", Nested("oost", oost));
        return context;
    }

    private static Dictionary<string, object?> Nested(string name, Dictionary<string, object?> value) =>
        new() { [name] = value };

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\bday\b")]
    private static partial Regex Day();

    [GeneratedRegex(@"\b\d\d:\d\d(?<seconds>:\d\d)?\b")]
    private static partial Regex Clock();

    [GeneratedRegex("(?<place>\\w+) in area\\.\"(?<type>\\w+)\"\\.\"(?<code>\\w+)\"")]
    private static partial Regex InArea();

    [GeneratedRegex(@"^square (?<from>\d+)\.\.(?<to>\d+)$")]
    private static partial Regex Side();
}
