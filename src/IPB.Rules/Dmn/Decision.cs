using System.Collections.Immutable;
using System.Xml.Linq;

namespace IPB.Rules;

/// <summary>A value that an expression makes of what the decision requires.</summary>
internal sealed class Decision(ModelFile file, XElement source) : ModelElement(file, source)
{
    private Requirements _requirements = new(file, []);
    private ItemType _type = ItemType.Any;
    private Boxed? _body;

    public override string Title => $"decision '{Name}'";

    public override FeelType Type => ReferenceEquals(_type, ItemType.Any) ? _body?.Type ?? FeelType.Any : _type.Feel;

    public override ItemType Item => _type;

    /// <summary>Null when its expression is no decision table, or a broken one.</summary>
    public DmnTable? Table => _body?.Table;

    public override void Link()
    {
        _type = File.Types.Of(Source.Part("variable"), Title);
        _requirements = Requirements.Of(File, Source);
    }

    protected override void PrepareNow(ImmutableHashSet<ModelElement> open)
    {
        _requirements.Prepare(open);
        _body = new BoxedCompiler(File, Title).Compile(Source.Expression(), _requirements.Scope(), _type);
    }

    public override object? ValueIn(Evaluation evaluation) =>
        Accepted(evaluation.Run, _type, _body!.Code(_requirements.Frame(evaluation)));
}
