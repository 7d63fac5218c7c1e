using System.Collections.Immutable;
using System.Xml.Linq;

namespace IPB.Rules;

/// <summary>A parameter of a function, with its declared type.</summary>
internal sealed record ModelParameter(string Name, ItemType Type);

/// <summary>What a function of a model takes and gives.</summary>
internal sealed record Signature(Place Place, ImmutableArray<ModelParameter> Parameters, ItemType Result)
{
    public static readonly Signature None = new(new Place("", 0, ""), [], ItemType.Any);

    public FeelType Type => FeelType.FunctionOf([.. Parameters.Select(p => p.Type.Feel)], Result.Feel);

    /// <summary>Of an element with formal parameters.</summary>
    public static Signature Of(ModelFile file, XElement source, string title, ItemType result) => new(
        file.At(source, title),
        [
            .. source.Parts("formalParameter").Select(p => new ModelParameter(
                p.Given("name") ?? throw file.Fault(p, "expected a name for the parameter, got none"),
                file.Types.Of(p, title))),
        ],
        result);

    public Scope In(Scope scope) => Parameters.Aggregate(scope, (inner, p) => inner.With(p.Name, p.Type.Feel));

    public Frame Bind(Frame frame, object?[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++) frame = frame.With(Parameters[i].Name, arguments[i]);
        return frame;
    }
}

/// <summary>A function of a model as a value. Arguments of wrong types end in null without running it.</summary>
internal sealed class ModelFunction(DmnRun run, Signature signature, Func<object?[], object?> body) : FeelFunction
{
    public override IReadOnlyList<string> Parameters { get; } = [.. signature.Parameters.Select(p => p.Name)];

    internal override FeelType Type => signature.Type;

    internal override object? Invoke(Budget budget, object?[] arguments)
    {
        if (arguments.Length != signature.Parameters.Length)
            return Null($"expected {signature.Parameters.Length} arguments, got {arguments.Length}");
        var accepted = new object?[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            var parameter = signature.Parameters[i];
            accepted[i] = parameter.Type.Accept(run.Root, arguments[i], out var fault);
            if (fault is not null) return Null($"parameter '{parameter.Name}': {fault}");
        }
        budget.Enter();
        var result = signature.Result.Accept(run.Root, body(accepted), out var wrong);
        budget.Leave();
        return wrong is null ? result : Null(wrong);
    }

    private object? Null(string fault)
    {
        run.Report(signature.Place.Remark(DmnDiagnosticKind.WrongValue, fault));
        return null;
    }
}
