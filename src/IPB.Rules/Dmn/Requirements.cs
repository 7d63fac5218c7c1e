using System.Collections.Immutable;
using System.Xml.Linq;

namespace IPB.Rules;

/// <summary>What an element requires: the names its expression may read, and their values.</summary>
internal sealed class Requirements(ModelFile file, ImmutableArray<Required> all)
{
    private static readonly string[] Kinds = ["requiredDecision", "requiredInput", "requiredKnowledge"];

    public static Requirements Of(ModelFile file, XElement source) => new(
        file,
        [
            .. source.Parts().Where(p => p.Name.LocalName is "informationRequirement" or "knowledgeRequirement")
                .SelectMany(p => p.Parts().Where(r => Kinds.Contains(r.Name.LocalName)))
                .Select(file.Find),
        ]);

    public void Prepare(ImmutableHashSet<ModelElement> open)
    {
        foreach (var required in all) required.Element.Prepare(open);
    }

    public Scope Scope()
    {
        var scope = file.Types.Scope;
        foreach (var group in all.GroupBy(r => r.Import))
        {
            var types = group.DistinctBy(r => r.Element.Name)
                .Select(r => KeyValuePair.Create(r.Element.Name, r.Element.Type)).ToList();
            if (group.Key.Length > 0) scope = scope.With(group.Key, FeelType.ContextOf(types));
            else foreach (var (name, type) in types) scope = scope.With(name, type);
        }
        return scope;
    }

    /// <summary>Elements of an import stand in a context with the import's name.</summary>
    public Frame Frame(Evaluation evaluation)
    {
        var frame = evaluation.Run.Root;
        foreach (var group in all.GroupBy(r => r.Import))
        {
            var values = new Dictionary<string, object?>(StringComparer.Ordinal);
            foreach (var required in group) values[required.Element.Name] = evaluation.ValueOf(required.Element);
            if (group.Key.Length > 0) frame = frame.With(group.Key, values);
            else foreach (var (name, value) in values) frame = frame.With(name, value);
        }
        return frame;
    }
}
