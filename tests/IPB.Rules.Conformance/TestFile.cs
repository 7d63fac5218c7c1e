using System.Xml.Linq;

namespace IPB.Rules.Conformance;

/// <summary>Runs the cases of one test file on its model.</summary>
internal sealed class TestFile
{
    private static readonly XNamespace Tck = "http://www.omg.org/spec/DMN/20160719/testcase";
    /// <summary>A run gives the same on every day.</summary>
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly XElement _root;
    private readonly DmnModel? _model;
    private readonly string? _fault;

    private TestFile(string file, XElement root)
    {
        _root = root;
        var model = Path.Combine(Path.GetDirectoryName(file)!, root.Element(Tck + "modelName")?.Value.Trim() ?? "");
        try
        {
            _model = DmnModel.Load(model);
        }
        catch (DmnFileException broken)
        {
            _fault = broken.Message;
        }
    }

    public static IEnumerable<(string Case, Verdict Verdict, string Detail)> Run(string file)
    {
        var root = XDocument.Load(file, LoadOptions.PreserveWhitespace).Root!;
        return root.Name == Tck + "testCases" ? new TestFile(file, root).Run() : [];
    }

    private IEnumerable<(string Case, Verdict Verdict, string Detail)> Run()
    {
        foreach (var test in _root.Elements(Tck + "testCase"))
        {
            var id = (string?)test.Attribute("id") ?? "";
            var (verdict, detail) = _model is null ? (Verdict.Error, _fault!) : Run(_model, test);
            yield return (id, verdict, detail);
        }
    }

    /// <summary>A case passes when every result it names is as expected.</summary>
    private static (Verdict, string) Run(DmnModel model, XElement test)
    {
        Dictionary<string, object?> inputs;
        try
        {
            inputs = test.Elements(Tck + "inputNode").ToDictionary(InputName, TckValue.Of);
        }
        catch (InvalidDataException broken)
        {
            return (Verdict.Error, broken.Message);
        }
        var faults = test.Elements(Tck + "resultNode").Select(node => Run(model, test, node, inputs)).ToList();
        var fault = faults.Find(f => f.Verdict == Verdict.Error);
        if (fault == default) fault = faults.Find(f => f.Verdict == Verdict.Ignored);
        return fault == default ? (Verdict.Success, "") : fault;
    }

    private static (Verdict Verdict, string Detail) Run(
        DmnModel model, XElement test, XElement node, Dictionary<string, object?> inputs)
    {
        var decision = (string)node.Attribute("name")!;
        object? expected;
        DmnResult result;
        try
        {
            expected = node.Element(Tck + "expected") is { } given ? TckValue.Of(given) : null;
            result = Evaluate(model, test, decision, inputs);
        }
        catch (Exception broken) when (broken is FeelBudgetException or ArgumentException or InvalidDataException)
        {
            return (Verdict.Error, $"{decision}: {broken.Message}");
        }
        if (Matching.Matches(expected, result.Value)) return default;
        var why = string.Join("; ", result.Diagnostics.Select(d => d.ToString()));
        var refused = result.Diagnostics.Any(d => d.Kind == DmnDiagnosticKind.Refused);
        return (refused ? Verdict.Ignored : Verdict.Error,
            $"{decision}: expected {TckValue.Print(expected)}, got {TckValue.Print(result.Value)}"
            + (why.Length == 0 ? "" : $" ({why})"));
    }

    /// <summary>A service with several outputs answers all of them; a result node names one.</summary>
    private static DmnResult Evaluate(
        DmnModel model, XElement test, string decision, Dictionary<string, object?> inputs)
    {
        if ((string?)test.Attribute("type") is null or "decision") return model.Evaluate(decision, inputs, Now);
        var result = model.Evaluate((string)test.Attribute("invocableName")!, inputs, Now);
        return result.Value is IReadOnlyDictionary<string, object?> all && all.TryGetValue(decision, out var one)
            ? result with { Value = one }
            : result;
    }

    private static string InputName(XElement input)
    {
        var name = (string)input.Attribute("name")!;
        return (string?)input.Attribute("namespace") is { } model ? $"{{{model}}}{name}" : name;
    }
}
