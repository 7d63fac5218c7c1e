using System.Globalization;

namespace IPB.Rules.Benchmarks;

/// <summary>The table, the guard and the rows of input that both engines get, as FEEL texts; always the same.</summary>
internal sealed class Sample
{
    public const string Guard = "budget >= 250000 and department in (\"TEF\",\"SBF\") and not(urgent)";
    private const int RuleCount = 50;
    private const int RowCount = 1_000;
    private static readonly string[] Departments = ["TEF", "SBF", "SF", "KUF", "GVF", "VOF"];
    private static readonly string[] Subjects = ["road", "light", "park", "school", "water", "permit", "care", "noise"];
    private readonly Random _random = new(20_260);

    public Sample()
    {
        Rules = [.. Enumerable.Range(1, RuleCount - 1).Select(Rule), new($"r{RuleCount}", [.. Names.Select(_ => "-")])];
        Rows = [.. Enumerable.Range(0, RowCount).Select(_ => Row())];
    }

    public static string[] Names { get; } = ["department", "subject", "budget", "citizens", "deadline", "urgent"];

    public SampleRule[] Rules { get; }

    public Dictionary<string, object?>[] Rows { get; }

    public DecisionTable Table => new()
    {
        Name = "sample",
        HitPolicy = HitPolicy.First,
        Inputs = [.. Names.Select(name => new TableInput(name, Expression.Parse(name), FeelType.Any))],
        Outputs = [new TableOutput(null, FeelType.Any)],
        Rules = [.. Rules.Select(rule => new TableRule(
            rule.Output,
            [.. rule.Cells.Select(cell => UnaryTests.Parse(cell))],
            [Expression.Parse($"\"{rule.Output}\"")]))],
    };

    private SampleRule Rule(int number) => new($"r{number}",
    [
        Text(Departments),
        Text(Subjects),
        _random.Next(3) switch
        {
            0 => "-",
            1 => string.Create(CultureInfo.InvariantCulture, $">= {_random.Next(1, 40) * 10_000}"),
            _ => string.Create(CultureInfo.InvariantCulture,
                $"[{_random.Next(20) * 10_000}..{_random.Next(21, 45) * 10_000})"),
        },
        _random.Next(2) == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"< {_random.Next(1, 100) * 500}"),
        _random.Next(2) == 0 ? "-" : $"> date(\"{Date()}\")",
        _random.Next(3) switch { 0 => "true", 1 => "false", _ => "-" },
    ]);

    private string Text(string[] values) => _random.Next(4) switch
    {
        0 => "-",
        1 => $"not(\"{Any(values)}\")",
        2 => $"\"{Any(values)}\"",
        _ => $"\"{Any(values)}\", \"{Any(values)}\"",
    };

    private Dictionary<string, object?> Row() => new()
    {
        ["department"] = Any(Departments),
        ["subject"] = Any(Subjects),
        ["budget"] = _random.Next(0, 500_000),
        ["citizens"] = _random.Next(0, 60_000),
        ["deadline"] = DateOnly.ParseExact(Date(), "yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["urgent"] = _random.Next(2) == 0,
    };

    private string Any(string[] values) => values[_random.Next(values.Length)];

    private string Date() =>
        new DateOnly(2026, 1, 1).AddDays(_random.Next(365)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A rule as texts; its output is its id.</summary>
internal sealed record SampleRule(string Output, string[] Cells);
