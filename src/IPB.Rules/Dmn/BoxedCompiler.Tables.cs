using System.Collections.Immutable;
using System.Xml.Linq;

namespace IPB.Rules;

internal sealed partial class BoxedCompiler
{
    private static readonly Expression NullText = Expression.Parse("null");
    private static readonly UnaryTests AnyValue = UnaryTests.Parse("-");

    /// <summary>A table with a broken cell answers null: what the others say could be wrong without it.</summary>
    private Boxed Table(XElement source, Scope scope, ItemType expected)
    {
        var faults = new List<DmnDiagnostic>();
        var place = file.At(source, title);
        var inputs = source.Parts("input").Select(i => Input(i, scope, faults)).ToImmutableArray();
        var outputs = source.Parts("output").ToList();
        var table = new DecisionTable
        {
            Name = title,
            HitPolicy = HitPolicyOf(source, faults),
            Aggregation = AggregationOf(source, faults),
            Inputs = [.. inputs.Select(i => i.Input)],
            Outputs = [.. outputs.Select(o => Output(o, outputs.Count == 1 ? expected : ItemType.Any, scope, faults))],
            Rules = [.. source.Parts("rule").Select((r, i) => Rule(r, i, inputs, scope, faults))],
        };
        if (faults.Count > 0) return Answering(faults[0]);
        try
        {
            return Ready(CompiledTable.Compile(table), place) with
            {
                Table = new DmnTable(table, [.. source.Parts("rule").Select(r => r.Line())]),
            };
        }
        catch (ArgumentException broken)
        {
            return Broken(source, broken.Message);
        }
    }

    private static Boxed Ready(CompiledTable table, Place place) => new(
        frame =>
        {
            var result = table.Evaluate(frame);
            if (result.Violation is { } violation)
                DmnRun.Report(frame, place.Remark(DmnDiagnosticKind.TableViolation, violation));
            return result.Value;
        },
        FeelType.Any);

    private (TableInput Input, Scope Cells) Input(XElement source, Scope scope, List<DmnDiagnostic> faults)
    {
        var written = source.Part("inputExpression");
        var expression = written is null
            ? Fault<Expression>(source, "expected an inputExpression, got none", faults)
            : Needed(written, scope, faults);
        var declared = file.Types.Of(written, title);
        var type = ReferenceEquals(declared, ItemType.Any) ? expression?.Type(scope) ?? FeelType.Any : declared.Feel;
        var cells = scope.With(Name.Input, type);
        var allowed = source.Part("inputValues") is { } values ? Cell(values, cells, faults) : declared.Allowed;
        return (new TableInput(expression?.Text ?? "", expression ?? NullText, type, allowed), cells);
    }

    private TableOutput Output(XElement source, ItemType expected, Scope scope, List<DmnDiagnostic> faults)
    {
        var declared = file.Types.Of(source, title);
        var type = ReferenceEquals(declared, ItemType.Any) ? expected : declared;
        var cells = scope.With(Name.Input, type.Feel);
        var allowed = source.Part("outputValues") is { } values ? Cell(values, cells, faults) : type.Allowed;
        var otherwise = source.Part("defaultOutputEntry") is { } entry ? Needed(entry, scope, faults) : null;
        return new TableOutput(source.Given("name"), type.Feel, allowed, otherwise);
    }

    private TableRule Rule(
        XElement source,
        int place,
        ImmutableArray<(TableInput Input, Scope Cells)> inputs,
        Scope scope,
        List<DmnDiagnostic> faults)
    {
        var cells = source.Parts("inputEntry").ToList();
        return new TableRule(
            source.Given("id") ?? $"{place + 1}",
            [.. cells.Select((c, i) => Cell(c, i < inputs.Length ? inputs[i].Cells : scope, faults) ?? AnyValue)],
            [.. source.Parts("outputEntry").Select(c => Needed(c, scope, faults))],
            [.. source.Parts("annotationEntry").Select(a => a.GivenText() ?? "")]);
    }

    private UnaryTests? Cell(XElement source, Scope scope, List<DmnDiagnostic> faults)
    {
        var tests = Tests(source, scope, out var fault);
        if (fault is not null) faults.Add(fault);
        return tests;
    }

    private Expression Needed(XElement source, Scope scope, List<DmnDiagnostic> faults)
    {
        if (Parsed(source, scope, out var fault) is { } expression) return expression;
        faults.Add(fault!);
        return NullText;
    }

    private T? Fault<T>(XElement at, string message, List<DmnDiagnostic> faults)
        where T : class
    {
        faults.Add(Found(at, message));
        return null;
    }

    private HitPolicy HitPolicyOf(XElement source, List<DmnDiagnostic> faults)
    {
        var text = source.Given("hitPolicy") ?? "UNIQUE";
        if (Enum.TryParse<HitPolicy>(text.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true, out var policy))
            return policy;
        faults.Add(Found(source, $"expected a hit policy of DMN, got '{text}'"));
        return default;
    }

    private Aggregation? AggregationOf(XElement source, List<DmnDiagnostic> faults)
    {
        if (source.Given("aggregation") is not { } text) return null;
        if (Enum.TryParse<Aggregation>(text, ignoreCase: true, out var aggregation)) return aggregation;
        faults.Add(Found(source, $"expected SUM, COUNT, MIN or MAX, got '{text}'"));
        return null;
    }
}
