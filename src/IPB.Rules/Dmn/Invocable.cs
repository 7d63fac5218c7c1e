using System.Collections.Immutable;
using System.Xml.Linq;

namespace IPB.Rules;

/// <summary>An element that is a function when others read it.</summary>
internal abstract class Invocable(ModelFile file, XElement source) : ModelElement(file, source)
{
    /// <summary>The function with the caller's inputs as arguments, by name.</summary>
    public object? InvokeWith(Evaluation evaluation, IReadOnlyDictionary<string, object?> inputs)
    {
        evaluation.Run.At = Place;
        if (ValueIn(evaluation) is not FeelFunction function) return null;
        var arguments = function.Parameters.Select(name => FeelValue.From(inputs.GetValueOrDefault(name))).ToArray();
        return function.Invoke(evaluation.Run.Budget, arguments);
    }
}

/// <summary>A business knowledge model.</summary>
internal sealed class Knowledge(ModelFile file, XElement source) : Invocable(file, source)
{
    private Requirements _requirements = new(file, []);
    private Signature _signature = Signature.None;
    private Code? _body;

    public override string Title => $"function '{Name}'";

    public override FeelType Type => _signature.Type;

    private XElement? Logic => Source.Part("encapsulatedLogic");

    public override void Link()
    {
        _requirements = Requirements.Of(File, Source);
        if (Logic is { } logic) _signature = Signature.Of(File, logic, Title, ResultType(logic));
    }

    /// <summary>Functions may call each other in a circle: the budget ends what does not end.</summary>
    protected override void PrepareNow(ImmutableHashSet<ModelElement> open)
    {
        _requirements.Prepare(open);
        if (Logic is not { } logic) return;
        var scope = _requirements.Scope().With(Name, Type);
        _body = new BoxedCompiler(File, Title).FunctionBody(logic, scope, _signature);
    }

    public override object? ValueIn(Evaluation evaluation)
    {
        if (_body is null) return null;
        ModelFunction? self = null;
        return self = new ModelFunction(evaluation.Run, _signature, arguments =>
            _body(_signature.Bind(_requirements.Frame(evaluation).With(Name, self), arguments)));
    }

    /// <summary>The variable's type is that of the result, or a function type that names it.</summary>
    private ItemType ResultType(XElement logic)
    {
        var declared = File.Types.Of(Source.Part("variable"), Title);
        var type = ReferenceEquals(declared, ItemType.Any) ? File.Types.Of(logic, Title) : declared;
        return type.Result ?? type;
    }
}

/// <summary>Decisions behind one name; what they read from outside are its parameters.</summary>
internal sealed class Service(ModelFile file, XElement source) : Invocable(file, source)
{
    private ImmutableArray<ModelElement> _outputs = [];
    private ImmutableArray<ModelElement> _inputs = [];
    private ItemType _result = ItemType.Any;

    public override string Title => $"decision service '{Name}'";

    public override FeelType Type => SignatureOf().Type;

    /// <summary>Parameters are the input data, then the input decisions, as DMN orders them.</summary>
    public override void Link()
    {
        var declared = File.Types.Of(Source.Part("variable"), Title);
        _result = declared.Result ?? declared;
        _outputs = All("outputDecision");
        _inputs = [.. All("inputData"), .. All("inputDecision")];
        if (_outputs.IsEmpty) throw File.Fault(Source, $"expected an output decision in {Title}, got none");
    }

    protected override void PrepareNow(ImmutableHashSet<ModelElement> open)
    {
        foreach (var output in _outputs) output.Prepare(open);
    }

    public override object? ValueIn(Evaluation evaluation)
    {
        var signature = SignatureOf();
        return new ModelFunction(evaluation.Run, signature, arguments => Outputs(evaluation.Given(
            _inputs.Select((input, i) => KeyValuePair.Create(input, arguments[i])))));
    }

    private object? Outputs(Evaluation evaluation)
    {
        if (_outputs is [var only]) return evaluation.ValueOf(only);
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var output in _outputs) values[output.Name] = evaluation.ValueOf(output);
        return values;
    }

    private Signature SignatureOf() =>
        new(Place, [.. _inputs.Select(i => new ModelParameter(i.Name, i.Item))], _result);

    private ImmutableArray<ModelElement> All(string part) =>
        [.. Source.Parts(part).Select(reference => File.Find(reference).Element)];
}
