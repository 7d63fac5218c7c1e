using System.Collections.Immutable;
using System.Xml.Linq;

namespace IPB.Rules;

/// <summary>A node of the requirement graph.</summary>
internal abstract class ModelElement
{
    private const int MaxChain = Limits.Depth / 2;
    private bool _isPrepared;
    private Place? _place;

    protected ModelElement(ModelFile file, XElement source)
    {
        (File, Source) = (file, source);
        Name = (source.Part("variable")?.Given("name") ?? source.Given("name"))
            ?? throw file.Fault(source, $"expected a name for the {source.Name.LocalName}, got none");
    }

    public ModelFile File { get; }

    public XElement Source { get; }

    public string Name { get; }

    /// <summary>For people: <c>decision 'Risk'</c>.</summary>
    public abstract string Title { get; }

    public Place Place => _place ??= File.At(Source, Title);

    /// <summary>What those who read it may rely on; known once it is prepared.</summary>
    public abstract FeelType Type { get; }

    /// <summary>Its declared type; any type when none is.</summary>
    public virtual ItemType Item => ItemType.Any;

    /// <summary>Finds what it requires. All elements exist by now.</summary>
    public virtual void Link()
    {
    }

    /// <summary>Makes its expressions ready once, after those of the elements whose types it reads.</summary>
    /// <param name="open">Those being prepared, for finding one that requires itself.</param>
    public void Prepare(ImmutableHashSet<ModelElement> open)
    {
        if (_isPrepared) return;
        if (open.Contains(this) && this is Decision)
            throw File.Fault(Source, $"expected requirements without a circle, but {Title} requires itself");
        if (open.Contains(this)) return;
        if (open.Count == MaxChain)
            throw File.Fault(Source, $"expected at most {MaxChain} elements that require the next one, got more");
        PrepareNow(open.Add(this));
        _isPrepared = true;
    }

    protected virtual void PrepareNow(ImmutableHashSet<ModelElement> open)
    {
    }

    /// <summary>Its value; asked once in an evaluation.</summary>
    public abstract object? ValueIn(Evaluation evaluation);

    /// <summary>The value as its declared type has it; null with a remark when it is none.</summary>
    protected object? Accepted(DmnRun run, ItemType type, object? value)
    {
        var accepted = type.Accept(run.Root, value, out var fault);
        if (fault is not null) run.Report(Place.Remark(DmnDiagnosticKind.WrongValue, fault));
        return accepted;
    }
}

/// <summary>A value that the caller gives.</summary>
internal sealed class InputData(ModelFile file, XElement source) : ModelElement(file, source)
{
    private ItemType _type = ItemType.Any;

    public override string Title => $"input '{Name}'";

    public override FeelType Type => _type.Feel;

    public override ItemType Item => _type;

    public override void Link() => _type = File.Types.Of(Source.Part("variable"), Title);

    public override object? ValueIn(Evaluation evaluation) =>
        Accepted(evaluation.Run, _type, evaluation.Input($"{{{File.Namespace}}}{Name}", Name));
}
