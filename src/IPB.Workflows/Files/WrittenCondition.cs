using IPB.Rules;

namespace IPB.Workflows.Files;

/// <summary>A condition with its place, to be judged again once the types of the fields are known.</summary>
internal sealed record WrittenCondition(string Key, ScalarNode Node, Expression Condition)
{
    internal Position At => Node.At;

    /// <summary>What it must give.</summary>
    internal FeelType Gives { get; init; } = FeelType.Boolean;

    /// <summary>The variables it reads.</summary>
    internal IEnumerable<string> Names => Condition.Names.Select(Root).Distinct();

    /// <summary>
    /// Reports what cannot work with the types that are known; false then. Names that are not known are judged by who
    /// knows them all, not here.
    /// </summary>
    internal bool Check(Reading reading, IReadOnlyDictionary<string, FeelType> types)
    {
        var unknown = Condition.Names.Concat(Condition.PossibleNames).Select(Root).Distinct()
            .Select(name => KeyValuePair.Create(name, FeelType.Any));
        var scope = types.Aggregate(Scope.Of(unknown), (s, type) => s.With(type.Key, type.Value));
        var findings = Condition.Check(scope);
        foreach (var finding in findings) Report(reading, finding);
        if (findings.Count > 0) return false;
        if (Condition.Type(scope) is var type && type.ConformsTo(Gives) || type.Equals(FeelType.Any)) return true;
        Report(reading, new FeelFinding(0, 0, Gives.Equals(FeelType.Boolean) ? "true or false" : $"a {Gives}",
            $"a {type}"));
        return false;
    }

    private void Report(Reading reading, FeelFinding finding) =>
        reading.Add(Node.PlaceOf(finding.Position), "condition",
            $"{Key}: {Shown.Quoted(Node.Value)} cannot work: expected {finding.Expected}, found {finding.Found}"
            + (finding.Advice is null ? "" : $"; {finding.Advice}"));

    private static string Root(string path) => path.Split('.')[0];
}
